import Deliberation
import Git
import ObjectIDs
import TestSupport
import Testing

@testable import Storage

/// A partner's records wherever they are: on a branch here, and as the remotes had it.
@Suite struct PartnerBranchTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private var git: TemporaryRepository { sample.temporary }

  /// Another machine of the same alliance: a clone that pushes to and fetches from the first.
  private func clone() throws -> SampleWorkspace { try SampleWorkspace(cloning: sample) }

  private func branch(_ workspace: SampleWorkspace, of partner: String = "tenants") throws -> PartnerBranch {
    try #require(try workspace.workspace.partnerBranch(of: Samples.slug(partner)))
  }

  private func texts(_ workspace: SampleWorkspace) throws -> Set<String> {
    Set(
      try workspace.dossier().dossier.threads.map(\.comment.text))
  }

  /// Whether the branch can be pushed as it is, without force.
  private func isPushed(_ workspace: SampleWorkspace, _ branch: String = "partners/tenants") throws -> Bool {
    (try? workspace.temporary.git("push", "--quiet", "origin", branch)) != nil
  }

  /// Each costs a look at all: a branch about thousands kept `status` busy for half a minute.
  @Test func `of a branch about very many papers that are not there the first hundred are told`() throws {
    let repository = sample.workspace.repository
    let blob = try repository.write(blob: Array("{}".utf8))
    let main = try #require(try repository.tip(of: "refs/heads/main"))
    let tree = try repository.tree(
      updating: repository.tree(of: main),
      set: (0..<130).map { ("papers/none-\($0)/comments/tenants/aa/c\($0).json", blob) })
    let author = Signature(name: "A", email: "a@example.org", seconds: 1_700_000_000, offsetMinutes: 0)
    let commit = try repository.createCommit(
      tree: tree, parents: [main], author: author, committer: author, message: "Many.\n")
    try git.git("update-ref", "refs/heads/partners/tenants", commit.hex)
    #expect(try sample.snapshot.strayRecords().count == 100)
  }

  @Test func `what was only fetched is read, and the next record stands on it`() throws {
    try sample.append([try sample.comment("one")])
    let other = try clone()
    #expect(try branch(other).local == nil)
    #expect(try branch(other).tips.map(\.hex) == [git.revision("partners/tenants")])
    #expect(try texts(other) == ["one"])
    try other.append([try other.comment("two")])
    #expect(try other.temporary.revision("partners/tenants^") == git.revision("partners/tenants"))
    #expect(try isPushed(other))
    #expect(try texts(sample) == ["one", "two"])
  }

  @Test func `a local branch that is behind is brought along by the next record`() throws {
    try sample.append([try sample.comment("one")])
    let other = try clone()
    try other.append([try other.comment("two")])
    #expect(try isPushed(other))
    try sample.append([try sample.comment("three")])
    try other.temporary.git("fetch", "--quiet", "origin")
    #expect(try branch(other).tips.count == 1)
    #expect(try texts(other) == ["one", "two", "three"])
    try other.append([try other.comment("four")])
    #expect(try other.temporary.revision("partners/tenants^") == git.revision("partners/tenants"))
    #expect(try isPushed(other))
  }

  @Test func `what two machines wrote apart is united by the next record, and nobody has to force anything`()
    throws
  {
    try sample.append([try sample.comment("one")])
    let other = try clone()
    try other.append([try other.comment("theirs")])
    try sample.append([try sample.comment("ours")])
    #expect(try !isPushed(other))
    try other.temporary.git("fetch", "--quiet", "origin")
    let apart = try branch(other)
    #expect(apart.tips.count == 2 && apart.local.map(apart.tips.contains) == true)
    #expect(try texts(other) == ["one", "theirs", "ours"])
    try other.append([try other.comment("next")])
    let united = try branch(other)
    #expect(united.tips == [try #require(united.local)])
    for tip in apart.tips {
      #expect(try other.workspace.repository.isAncestor(tip, of: try #require(united.local)))
    }
    #expect(try isPushed(other))
    #expect(try texts(sample) == ["one", "theirs", "ours", "next"])
    // It differs from main by records of the partner alone, so that it can be collected.
    let changed = try other.temporary.git("diff", "--name-status", "main", "partners/tenants")
    #expect(changed.split(separator: "\n").allSatisfy { $0.hasPrefix("A\tpapers/housing/comments/tenants/") })
    #expect(changed.split(separator: "\n").count == 4)
  }

  @Test func `on a main that moved on, uniting loses neither what main has nor what the branches have`()
    throws
  {
    try sample.append([try sample.comment("one")])
    let other = try clone()
    try other.append([try other.comment("theirs")])
    try sample.append([try sample.comment("ours")])
    try git.commit(["papers/housing/paper.md": "Now.\n"])
    try other.temporary.git("pull", "--quiet", "--ff-only")
    try other.append([try other.comment("next")])
    #expect(
      try other.temporary.git("diff", "--name-status", "main", "partners/tenants").split(separator: "\n")
        .allSatisfy { $0.hasPrefix("A\t") })
    #expect(try isPushed(other))
    #expect(try texts(other) == ["one", "theirs", "ours", "next"])
  }

  @Test func `two remotes are one source`() throws {
    let second = try clone()
    try second.append([try second.comment("second")])
    try sample.append([try sample.comment("first")])
    let third = try clone()
    try third.temporary.git("remote", "add", "team/b", second.temporary.path)
    try third.temporary.git("fetch", "--quiet", "team/b")
    #expect(try branch(third).local == nil && branch(third).tips.count == 2)
    #expect(try texts(third) == ["first", "second"])
    try third.append([try third.comment("third")])
    #expect(try isPushed(third))
    try third.temporary.git("push", "--quiet", "team/b", "partners/tenants")
    #expect(try texts(second) == ["first", "second", "third"])
  }

  @Test func `a branch deleted here is still the remote's`() throws {
    try sample.append([try sample.comment("one")])
    let other = try clone()
    try other.append([try other.comment("two")])
    #expect(try isPushed(other))
    try other.temporary.git("branch", "--quiet", "-D", "partners/tenants")
    #expect(try texts(other) == ["one", "two"])
    try other.append([try other.comment("three")])
    #expect(try isPushed(other))
  }

  @Test func `no record goes beside what the branch of this clone has and nobody can read`() throws {
    try sample.append([try sample.comment("one")])
    let tip = try sample.temporary.revision("partners/tenants")
    let long = String(repeating: "x", count: 9 << 20)
    try sample.temporary.write(long, to: "../message")
    let made = try sample.temporary.git(
      "commit-tree", "-p", tip, "-F", sample.temporary.path + "/../message", tip + "^{tree}")
    let commit = made.filter { !$0.isNewline }
    try sample.temporary.git("update-ref", "refs/heads/partners/tenants", commit)
    let refusal = #expect(throws: Refusal.self) { try sample.append([try sample.comment("two")]) }
    #expect(refusal?.explanation.message.contains("partners/tenants of this clone cannot be read") == true)
    #expect(try sample.temporary.revision("partners/tenants") == commit)
  }

  @Test func `a name that no partner can have is told, here or on a remote, and read by nobody`() throws {
    let repository = sample.workspace.repository
    let tip = try #require(try repository.tip(of: "refs/heads/main"))
    for name in [
      "refs/heads/partners/a/b", "refs/remotes/o/partners/Tenants", "refs/remotes/x/y/partners/carers",
    ] {
      try sample.temporary.git("update-ref", name, tip.hex)
    }
    for remote in ["o", "x/y"] { try repository.setConfig("remote.\(remote).url", to: "../\(remote)") }
    try sample.temporary.git("update-ref", "refs/remotes/o/mine", tip.hex)
    #expect(
      try sample.workspace.namesOfNoPartner().map(\.shortName).sorted() == [
        "o/partners/Tenants", "partners/a/b",
      ])
    #expect(try sample.workspace.partnerBranches().map(\.partner.description) == ["carers"])
  }

  @Test func `the head of a remote is no partner's`() throws {
    let other = try clone()
    #expect(try other.workspace.partnerBranches().isEmpty)
    #expect(try other.workspace.namesOfNoPartner().isEmpty)
  }
}
