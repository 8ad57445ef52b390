import Deliberation
import Git
import ObjectIDs
import TestSupport
import Testing

@testable import Storage

@Suite struct MainHistoryTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private var git: TemporaryRepository { sample.temporary }

  private func history(of revision: String = "main") throws -> MainHistory {
    let repository = sample.workspace.repository
    return try MainHistory(repository: repository, tip: repository.resolve(revision))
  }

  private func id(_ revision: String) throws -> ObjectID { try sample.workspace.repository.resolve(revision) }

  private func generation(of revision: String, in history: MainHistory) throws -> Int? {
    history.generation(of: try id(revision))
  }

  /// A merge commit whose first parent is the branch that is merged: what an ordinary pull makes of main.
  private func mergeTurnedRound(_ branch: String) throws {
    try git.git("checkout", "--quiet", branch)
    try git.git("merge", "--quiet", "--no-ff", "--no-edit", "main")
    try git.git("branch", "--quiet", "--force", "main", branch)
    try git.git("checkout", "--quiet", "main")
  }

  // MARK: Order

  @Test func `a generation is the longest way from a root, over all parents`() throws {
    try git.git("checkout", "--quiet", "-b", "long")
    for number in 1...3 { try git.commit(["long.md": "\(number)"]) }
    try git.git("checkout", "--quiet", "main")
    try git.commit(["short.md": "1"])
    try git.git("merge", "--quiet", "--no-edit", "long")
    let history = try history()
    #expect(try generation(of: "main~2", in: history) == 0)
    #expect(try generation(of: "main^1", in: history) == 1)
    #expect(try generation(of: "main^2", in: history) == 3)
    #expect(try generation(of: "main", in: history) == 4)
    #expect(history.generation(of: Samples.commit) == nil)
  }

  @Test func `a pull that turns the parents round changes no generation`() throws {
    try git.git("checkout", "--quiet", "-b", "side")
    try git.commit(["side.md": "1"])
    try git.git("checkout", "--quiet", "main")
    try git.commit(["main.md": "1"])
    try git.git("branch", "straight")
    try git.git("checkout", "--quiet", "straight")
    try git.git("merge", "--quiet", "--no-edit", "side")
    try git.git("checkout", "--quiet", "main")
    try mergeTurnedRound("side")
    for commit in try git.git("rev-list", "straight^@").split(separator: "\n").map(String.init) {
      #expect(
        try generation(of: commit, in: history()) == generation(of: commit, in: history(of: "straight")))
    }
  }

  @Test func `what partners wrote is no line of main, though collecting made it a parent`() throws {
    let record = try sample.comment("one")
    try sample.append([record])
    let tip = try id("partners/tenants")
    try sample.workspace.change(as: sample.identity("board"), at: Instant(seconds: 0), log: "test") {
      change in
      var step = MainChange.Step(CommitMessage("collect"), files: [.init(record)])
      step.collected = [(partner: try Samples.slug("tenants"), tip: tip)]
      _ = try change.commit(step, as: sample.identity("board"))
    }
    #expect(try git.git("rev-list", "--parents", "-1", "main").contains(tip.hex))
    let history = try history()
    #expect(!history.contains(tip))
    #expect(try generation(of: "main", in: history) == 1)
  }

  @Test func `whatever a message says was collected, a commit's first parent is main's own line`() throws {
    try git.git("checkout", "--quiet", "-b", "side")
    try git.commit(["side.md": "1"])
    try git.git("checkout", "--quiet", "main")
    let before = try git.commit(["main.md": "1"])
    try git.git("merge", "--quiet", "-m", "merge\n\nCollected: tenants \(before)", "side")
    #expect(try generation(of: before, in: history()) == 1)
    #expect(try generation(of: "main", in: history()) == 2)
  }

  // MARK: What is merged

  private func adopting(_ text: String, _ amendment: String) throws {
    try git.commit(
      ["papers/housing/paper.md": text],
      message: "housing: a change\n\nAmendment: \(amendment)\nPartner: tenants")
  }

  @Test func `a change merged behind a second parent is merged`() throws {
    let target = Target(try Samples.id("a"), hunk: 2)
    try git.git("checkout", "--quiet", "-b", "side")
    try adopting("Now.\n", target.description)
    let commit = try id("side")
    try git.git("checkout", "--quiet", "main")
    try git.commit(["notes.md": "1"])
    try git.git("merge", "--quiet", "--no-edit", "side")
    #expect(try history().merged == [target: commit])
    try git.commit(["notes.md": "2"])
    try mergeTurnedRound("side")
    #expect(try history().merged == [target: commit])
  }

  @Test func `a change merged twice, apart, is merged by the first of both for everybody`() throws {
    let target = Target(try Samples.id("a"), hunk: 1)
    try git.git("checkout", "--quiet", "-b", "side")
    try git.commit(["side.md": "1"])
    try adopting("Now.\n", target.description)
    try git.git("checkout", "--quiet", "main")
    try adopting("Now.\n", target.description)
    let first = try id("main")
    try git.git("merge", "--quiet", "--no-edit", "side")
    #expect(try history().merged == [target: first])
  }

  @Test func `a trailer on a commit that changes no draft puts nothing in`() throws {
    let target = Target(try Samples.id("a"), hunk: 1)
    try git.commit(["notes.md": "1"], message: "notes\n\nAmendment: \(target)")
    #expect(try history().merged == [:])
    // One that changes nothing at all says that the draft said so already.
    try git.commit(message: "housing: there already\n\nAmendment: \(target)")
    #expect(try history().merged == [target: id("main")])
  }

  @Test func `a trailer on a merge that changes no draft puts nothing in`() throws {
    try git.git("checkout", "--quiet", "-b", "side")
    try git.commit(["side.md": "1"])
    try git.git("checkout", "--quiet", "main")
    try git.git(
      "merge", "--quiet", "--no-ff", "-s", "ours", "-m", "merge\n\nAmendment: \(Samples.id("a"))/1", "side")
    #expect(try history().merged == [:])
  }

  // MARK: What was taken away

  @Test func `what was removed, changed or lost in a merge is known with what it was`() throws {
    let (kept, gone, changed) = (
      try sample.comment("kept"), try sample.comment("gone"), try sample.comment("changed")
    )
    for record in [kept, gone, changed] {
      try git.write(String(decoding: RecordCoding.encode(record), as: UTF8.self), to: Layout.path(of: record))
    }
    try git.commit()
    func blob(_ record: Record) throws -> ObjectID {
      try #require(ObjectID(hex: try git.revision("main:\(Layout.path(of: record))")))
    }
    let (old, older) = (try blob(gone), try blob(changed))
    #expect(try history().removals == [])
    try git.git("checkout", "--quiet", "-b", "side")
    try git.git("rm", "--quiet", Layout.path(of: gone))
    try git.commit([Layout.path(of: changed): "{}"])
    let removal = try id("side")
    try git.git("checkout", "--quiet", "main")
    try git.commit(["notes.md": "1"])
    try git.git("merge", "--quiet", "--no-edit", "side")
    let removals = try history().removals
    #expect(
      Set(removals.filter { $0.commit == removal }) == [
        .init(path: Layout.path(of: gone), blob: old, isChange: false, commit: removal),
        .init(path: Layout.path(of: changed), blob: older, isChange: true, commit: removal),
      ])
    #expect(Set(removals.map(\.path)) == [Layout.path(of: gone), Layout.path(of: changed)])
  }

  @Test func `a draft may change and go: that is no removal of a record`() throws {
    try git.commit(["papers/housing/paper.md": "Now.\n"])
    try git.git("rm", "--quiet", "papers/housing/paper.md")
    try git.commit()
    #expect(try history().removals == [])
  }

  // MARK: Drafts begun apart

  private func begun() throws -> [ObjectID] {
    try history().begun(Samples.slug("care"), in: sample.workspace.repository)
  }

  private func beginTwice() throws -> Set<ObjectID> {
    try git.git("checkout", "--quiet", "-b", "side")
    let one = try git.commit(["papers/care/paper.md": "Theirs.\n"])
    try git.git("checkout", "--quiet", "main")
    let other = try git.commit(["papers/care/paper.md": "Ours.\n"])
    _ = try? git.git("merge", "--quiet", "--no-edit", "side")
    try git.write("Ours and theirs.\n", to: "papers/care/paper.md")
    try git.commit()
    return [try id(one), try id(other)]
  }

  @Test func `a draft has the commit that began it, whatever it was called before or after`() throws {
    #expect(try begun() == [])
    let commit = try git.commit(["papers/care/paper.md": "Care.\n"])
    try git.commit(["papers/care/paper.md": "Care more.\n"])
    #expect(try begun().map(\.hex) == [commit])
  }

  @Test func `one begun again after it was gone is begun once`() throws {
    let commit = try git.commit(["papers/care/paper.md": "Care.\n"])
    try git.git("rm", "--quiet", "papers/care/paper.md")
    try git.commit()
    try git.commit(["papers/care/paper.md": "Care again.\n"])
    #expect(try begun().map(\.hex) == [commit])
  }

  @Test func `one begun twice apart has both, until somebody who had both changes it`() throws {
    let both = try beginTwice()
    #expect(try Set(begun()) == both)
    let order = try begun()
    try git.git("checkout", "--quiet", "-b", "round", "main^2")
    try git.git("merge", "--quiet", "--no-edit", "-s", "ours", "main^1")
    #expect(
      try history(of: "round").begun(Samples.slug("care"), in: sample.workspace.repository) == order,
      "the same order with the parents turned round")
    try git.git("checkout", "--quiet", "main")
    try git.commit(["papers/housing/paper.md": "Another paper.\n"])
    #expect(try Set(begun()) == both)
    let before = try git.revision("main")
    try git.commit(["papers/care/paper.md": "What both wanted.\n"])
    #expect(try begun() == [order[0]])
    // Or somebody finds it right as it is, and says so.
    try git.git("reset", "--quiet", "--hard", before)
    try git.commit(message: "care: right so\n\nSettles: care")
    #expect(try begun() == [order[0]])
  }

  // MARK: What brought a record in

  @Test func `what brought a file in is the commit none of whose parents has it, not the merges behind it`()
    throws
  {
    try git.git("checkout", "--quiet", "-b", "side")
    let record = try sample.comment("one")
    let path = Layout.path(of: record)
    let commit = try git.commit([path: String(decoding: RecordCoding.encode(record), as: UTF8.self)])
    try git.git("checkout", "--quiet", "main")
    try git.commit(["notes.md": "1"])
    try git.git("merge", "--quiet", "--no-edit", "side")
    let found = try history().introductions(of: [path, "papers/x.json"], in: sample.workspace.repository)
    #expect(found.mapValues { $0.map(\.hex) } == [path: [commit]])
  }

  /// A rebase makes other commits of the same records: `seen` then names what no holder of main has.
  @Test
  func
    `after a rebase a record's place is that of what brought it in, the same with and without the old commits`()
    throws
  {
    try git.git("checkout", "--quiet", "-b", "mine")
    try git.commit(["notes.md": "mine"])
    func record(_ text: String) throws -> Record {
      RecordCoding.seal(
        Record.Header(
          paper: try Samples.slug("housing"), partner: try Samples.slug("board"), person: "p1",
          at: Instant(seconds: 0), seen: ObjectID(try git.revision("HEAD"))), Samples.comment(text))
    }
    var records: [Record] = []
    for text in ["one", "two"] {
      records.append(try record(text))
      let last = try #require(records.last)
      try git.commit([Layout.path(of: last): String(decoding: RecordCoding.encode(last), as: UTF8.self)])
    }
    try git.git("checkout", "--quiet", "main")
    for number in 1...4 { try git.commit(["other.md": "\(number)"]) }
    try git.git("rebase", "--quiet", "main", "mine")
    try git.git("checkout", "--quiet", "main")
    try git.git("merge", "--quiet", "--ff-only", "mine")
    let clone = try TemporaryRepository(cloning: "file://" + git.path, options: ["--single-branch"])
    let elsewhere = try Workspace(at: clone.path).snapshot()
    for snapshot in [try sample.snapshot, elsewhere] {
      let dossier = try snapshot.dossier(of: snapshot.paper(named: "housing"), scope: .collected).dossier
      #expect(dossier.records.map(\.record.id) == records.map(\.id))
      #expect(dossier.records == (try sample.dossier(.collected).dossier.records))
    }
    #expect(try sample.temporary.git("cat-file", "-t", records[1].header.seen.hex) == "commit\n")
    #expect(throws: CommandFailure.self) { try clone.git("cat-file", "-t", records[1].header.seen.hex) }
  }

  // MARK: Rosters

  @Test func `every roster that main had is known, and a partner that left keeps its name`() throws {
    let roster = try git.read("reviewers.json")
    let without = roster.replacing(
      #", {"id": "carers", "name": "The <carers>", "people": [{"id": "p1"}]}"#, with: "")
    try #require(without != roster)
    try git.commit(["reviewers.json": without])
    #expect(try history().rosters.count == 2)
    #expect(try sample.snapshot.roster[Samples.slug("carers")] == nil)
    #expect(try sample.snapshot.partner(Samples.slug("carers"))?.name == "The <carers>")
    #expect(try sample.snapshot.partner(Samples.slug("strangers")) == nil)
  }

  @Test func `a history that is cut off says so`() throws {
    try git.commit(["notes.md": "1"])
    let clone = try TemporaryRepository(cloning: "file://" + git.path, options: ["--depth=1"])
    let repository = try Repository.discover(from: clone.path)
    let error = #expect(throws: GitError.self) {
      try MainHistory(repository: repository, tip: repository.resolve("main"))
    }
    #expect(error?.kind == .shallow)
  }
}
