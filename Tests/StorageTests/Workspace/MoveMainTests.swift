import Deliberation
import Git
import TestSupport
import Testing

@testable import Storage

@Suite struct MoveMainTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func revise(_ text: String = "Now.\n") throws -> ObjectID? {
    let board = try sample.identity("board")
    return try sample.workspace.commitToMain(
      [("papers/housing/paper.md", Array(text.utf8))], author: board, committer: board, summary: "revise",
      at: Instant(seconds: 1_700_000_000))
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
    let refusal = #expect(throws: Refusal.self, performing: act)
    #expect(refusal?.explanation.message.contains(message) == true, "\(String(describing: refusal))")
    #expect(try state() == before)
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
    try expectRefusal("papers/housing/paper.md has changes that are not committed") { _ = try revise() }
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

  @Test func `what was made while somebody else was at it is asked for again`() throws {
    let (repository, board) = (sample.workspace.repository, try sample.identity("board"))
    var calls = 0
    _ = try sample.workspace.moveMain(log: "race") { tip in
      calls += 1
      if calls == 1 { try sample.smuggle([1], to: "other.md", on: "main") }
      let tree = try repository.tree(updating: tip, set: [("mine.md", repository.write(blob: [2]))])
      let signature = board.signature(at: Instant(seconds: 0))
      let commit = try repository.createCommit(
        tree: tree, parents: [tip], author: signature, committer: signature, message: "mine\n")
      return (commit, ["mine.md"], commit)
    }
    #expect(calls == 2)
    #expect(try sample.temporary.git("ls-tree", "--name-only", "main").contains("mine.md\nother.md"))
  }
}
