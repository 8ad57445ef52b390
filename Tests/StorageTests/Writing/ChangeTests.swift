import Deliberation
import Git
import ObjectIDs
import TestSupport
import Testing

@testable import Storage

@Suite struct ChangeTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func revise(_ text: String = "Now.\n") throws -> ObjectID? {
    try change { change in try change.commit(Self.step(text), as: sample.identity("board")) }
  }

  private static func step(_ text: String, to path: String = "papers/housing/paper.md") -> MainChange.Step {
    MainChange.Step(CommitMessage("revise"), files: [.init(path, .bytes(Array(text.utf8)))])
  }

  private func change<Result>(
    expecting expected: ObjectID? = nil, isDryRun: Bool = false, _ verb: (MainChange) throws -> Result
  ) throws -> Result {
    try sample.workspace.change(
      as: sample.identity("board"), at: Instant(seconds: 1_700_000_000), expecting: expected,
      isDryRun: isDryRun, log: "test", verb)
  }

  /// What must not change when something is refused.
  private func state() throws -> [String] {
    [
      try sample.temporary.git("for-each-ref"), try sample.temporary.git("status", "--porcelain"),
      try sample.temporary.read("papers/housing/paper.md"),
    ]
  }

  private func expectRefusal(_ message: String, _ act: () throws -> Void) throws {
    let before = try state()
    let refusal = #expect(throws: (any Error).self, performing: act)
    #expect("\(String(describing: refusal))".contains(message), "\(String(describing: refusal))")
    #expect(try state() == before)
  }

  @Test func `what a clone had goes onto a branch that has none of its own, else nothing moves`() throws {
    let shared = ObjectID(try sample.temporary.revision("main"))
    let own = ObjectID(try sample.temporary.commit(["notes.md": "Mine.\n"]))
    let kept = "kept/\(own.abbreviated())"
    func follow() throws {
      try sample.workspace.follow(shared, keeping: own, as: kept, at: Instant(seconds: 1_700_000_000))
    }
    try sample.temporary.git("branch", kept, shared.hex)
    try sample.temporary.git("switch", "--quiet", kept)
    let other = try sample.temporary.commit(["other.md": "Other.\n"])
    try sample.temporary.git("switch", "--quiet", "main")
    try expectRefusal("has commits of its own") { try follow() }
    #expect(try sample.temporary.revision(kept) == other)
    // One that has it all, and more, stays.
    try sample.temporary.git("branch", "--force", kept, own.hex)
    try sample.temporary.git("switch", "--quiet", kept)
    let more = try sample.temporary.commit(["more.md": "More.\n"])
    try sample.temporary.git("switch", "--quiet", "main")
    try follow()
    #expect(try sample.temporary.revision(kept) == more)
    #expect(try sample.temporary.revision("main") == shared.hex)
  }

  @Test func `main moves, and the work tree with it`() throws {
    #expect(try revise()?.hex == sample.temporary.revision("main"))
    #expect(try sample.temporary.read("papers/housing/paper.md") == "Now.\n")
    #expect(try sample.temporary.git("status", "--porcelain") == "")
    #expect(try revise() == nil)
  }

  @Test func `a draft that was edited is not overwritten`() throws {
    try sample.temporary.write("Mine.\n", to: "papers/housing/paper.md")
    try expectRefusal("papers/housing/paper.md has changes that are not committed") { _ = try revise() }
    try sample.temporary.git("add", "--all")
    try expectRefusal("papers/housing/paper.md has changes that are staged and not committed") {
      _ = try revise()
    }
  }

  @Test func `other work in the work tree stays as it is`() throws {
    try sample.temporary.write("Mine.\n", to: "notes.md")
    try sample.temporary.write("{}", to: "reviewers.json")
    _ = try revise()
    #expect(try sample.temporary.git("status", "--porcelain") == " M reviewers.json\n?? notes.md\n")
  }

  @Test func `where main is not checked out only the branch moves`() throws {
    try sample.temporary.git("switch", "--quiet", "-c", "mine")
    _ = try revise()
    #expect(try sample.temporary.read("papers/housing/paper.md") == SampleWorkspace.draft)
    #expect(try sample.temporary.git("status", "--porcelain") == "")
  }

  @Test func `main in another work tree is brought along there, and not here`() throws {
    try sample.temporary.git("switch", "--quiet", "-c", "mine")
    let other = sample.temporary.surroundings + "/linked"
    try sample.temporary.git("worktree", "add", "--quiet", other, "main")
    _ = try revise()
    #expect(try sample.temporary.read("papers/housing/paper.md") == SampleWorkspace.draft)
    #expect(try sample.temporary.git("-C", other, "status", "--porcelain") == "")
    #expect(try sample.temporary.git("status", "--porcelain") == "")
  }

  @Test func `a detached HEAD is refused`() throws {
    try sample.temporary.git("switch", "--quiet", "--detach")
    try expectRefusal("HEAD is detached at") { _ = try revise() }
  }

  // MARK: Asked on the tip that it comes to stand on

  @Test func `a verb is asked again, wholly, where plain git moved main under it`() throws {
    let before = try #require(try sample.workspace.repository.tip(of: "refs/heads/main"))
    var tips: [ObjectID] = []
    let commit = try change { change in
      tips.append(change.snapshot.commit)
      if tips.count == 1 { try sample.smuggle([1], to: "other.md", on: "main") }
      return try change.commit(Self.step("Mine.\n", to: "mine.md"), as: sample.identity("board"))
    }
    #expect(tips.count == 2 && tips.first == before)
    #expect(try sample.temporary.revision("main") == commit?.hex)
    #expect(try sample.temporary.revision("main^") == tips.last?.hex)
    #expect(try sample.temporary.git("ls-tree", "--name-only", "main").contains("mine.md\nother.md"))
  }

  /// What a verb makes of an old tip is never laid over a newer one: the rules see the newer one first.
  @Test func `a verb that refuses what plain git brought in writes nothing`() throws {
    var calls = 0
    let refusal = #expect(throws: Refusal.self) {
      try change { change in
        calls += 1
        let repository = sample.workspace.repository
        guard try repository.entry(at: "other.md", in: change.snapshot.commit) == nil else {
          throw Refusal(Localized("Somebody was here."))
        }
        _ = try change.commit(Self.step("Mine.\n", to: "other.md"), as: sample.identity("board"))
        try sample.smuggle([1], to: "other.md", on: "main")
      }
    }
    #expect(refusal?.explanation.message == "Somebody was here.")
    #expect(calls == 2)
    #expect(try sample.temporary.git("cat-file", "blob", "main:other.md") == "\u{1}")
  }

  @Test func `what a caller did not expect is told, and nothing is written`() throws {
    let old = try #require(try sample.workspace.repository.tip(of: "refs/heads/main"))
    _ = try revise()
    let before = try state()
    let moved = #expect(throws: MainMoved.self) {
      try change(expecting: old) { _ in Issue.record("the verb was asked") }
    }
    #expect(moved?.since == ["revise"])
    #expect(moved?.explanation.causes == ["there came: revise"])
    #expect(try state() == before)
    let tip = try #require(try sample.workspace.repository.tip(of: "refs/heads/main"))
    #expect(try change(expecting: tip) { $0.snapshot.commit } == tip)
  }

  @Test func `a commit that main never had is said to be none of it`() throws {
    let nowhere = Samples.commit
    let moved = #expect(throws: MainMoved.self) { try change(expecting: nowhere) { _ in } }
    #expect(moved?.since == [])
    #expect(moved?.explanation.message.hasPrefix("Main does not have commit 0123456") == true)
  }

  @Test func `a dry run is asked the same, and writes nothing`() throws {
    let before = try state() + [try sample.temporary.git("count-objects")]
    let commit = try change(isDryRun: true) { change in
      try change.commit(Self.step("Now.\n"), as: sample.identity("board"))
    }
    #expect(commit == nil)
    #expect(try state() + [sample.temporary.git("count-objects")] == before)
  }

  @Test func `several commits of one verb come together or not at all`() throws {
    let before = try state()
    #expect(throws: Refusal.self) {
      try change { change in
        _ = try change.commit(Self.step("One.\n"), as: sample.identity("board"))
        _ = try change.commit(Self.step("Two.\n"), as: sample.identity("board"))
        throw Refusal(Localized("On second thoughts."))
      }
    }
    #expect(try state() == before)
    try change { change in
      _ = try change.commit(Self.step("One.\n"), as: sample.identity("board"))
      #expect(try change.next().paper(named: "housing").text == Array("One.\n".utf8))
      _ = try change.commit(Self.step("Two.\n"), as: sample.identity("board"))
    }
    #expect(try sample.temporary.git("rev-list", "--count", "main") == "3\n")
    #expect(try sample.temporary.read("papers/housing/paper.md") == "Two.\n")
    #expect(try sample.temporary.git("status", "--porcelain") == "")
  }

  // MARK: What a commit says

  @Test func `a commit names its partner, and is signed by the organisation`() throws {
    _ = try revise()
    #expect(
      try sample.temporary.git("log", "-1", "--format=%an|%ae|%cn|%s|%(trailers)", "main")
        == "The (board)|p1@board.beraad.invalid|The (board)|revise|Partner: board\n\n")
  }

  @Test func `a change in another's name keeps the committer, and its own trailers come first`() throws {
    var step = Self.step("Now.\n")
    step.author = try sample.identity("tenants")
    step.message.trailers = [.init("Amendment", "a1"), .init("Partner", "tenants")]
    try change { _ = try $0.commit(step, as: sample.identity("board")) }
    #expect(
      try sample.temporary.git("log", "-1", "--format=%an|%cn|%(trailers)", "main")
        == "The (tenants)|The (board)|Amendment: a1\nPartner: tenants\n\n")
  }
}
