import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct HistoryTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `only the commits that changed the file are in it, oldest first`() throws {
    try temporary.commit(["other": "0"], at: 1)
    let first = try temporary.commit(["a/b.md": "one\n"], at: 2)
    try temporary.commit(["a/other": "1"], at: 3)
    let second = try temporary.commit(["a/b.md": "two\n"], at: 4)
    try temporary.commit(["other": "2"], at: 5)
    let history = try history(of: "a/b.md")
    #expect(history.map(\.commit.id.hex) == [first, second])
    #expect(history.map(\.parents) == [[], [0]])
    #expect(try history.map { try text($0) } == ["one\n", "two\n"])
    #expect(try self.history(of: "a").isEmpty)
    #expect(try self.history(of: "nowhere").isEmpty)
  }

  @Test func `a file that was deleted and brought back keeps its past`() throws {
    try temporary.commit(["a.md": "one\n"], at: 1)
    try temporary.git("rm", "--quiet", "a.md")
    try temporary.commit(at: 2)
    try temporary.commit(["b.md": "other\n"], at: 3)
    try temporary.commit(["a.md": "two\n"], at: 4)
    let history = try history(of: "a.md")
    #expect(history.map { $0.blob == nil } == [false, true, false])
    #expect(history.map(\.parents) == [[], [0], [1]])
  }

  @Test func `a merge that took from both sides has two parents, one that took a side has none of its own`()
    throws
  {
    try temporary.commit(["a.md": "one\ntwo\nthree\n"], at: 1)
    try branch("side", ["a.md": "one\ntwo\nTHREE\n"], at: 2)
    try temporary.commit(["a.md": "ONE\ntwo\nthree\n"], at: 3)
    try merge("side", at: 4)
    try branch("ignored", ["b.md": "b\n"], at: 5)
    try temporary.commit(["a.md": "ONE\nTWO\nTHREE\n"], at: 6)
    try merge("ignored", at: 7)
    let history = try history(of: "a.md")
    #expect(history.map(\.commit.committer.seconds) == [1, 2, 3, 4, 6])
    #expect(history.map(\.parents) == [[], [0], [0], [2, 1], [3]])
  }

  @Test func `a rename is followed, also where only one side renamed`() throws {
    let text = (1...20).map { "line \($0)\n" }.joined()
    try temporary.commit(["old.md": text], at: 1)
    try branch("side", ["old.md": text + "from the side\n"], at: 2)
    try temporary.git("mv", "old.md", "new.md")
    try temporary.commit(["new.md": "renamed\n" + text], at: 3)
    try merge("side", at: 4)
    let history = try history(of: "new.md")
    #expect(history.map(\.path) == ["old.md", "old.md", "new.md", "new.md"])
    #expect(history.map(\.parents) == [[], [0], [0], [2, 1]])
    #expect(try self.history(of: "new.md", .path).count == 2)
  }

  @Test func `among renamed files the most similar one is the source, or the one that a trailer names`()
    throws
  {
    let text = (1...20).map { "line \($0)\n" }.joined()
    try temporary.commit(["near.md": text, "far.md": text.replacing("line 1", with: "LINE 1")], at: 1)
    try temporary.git("rm", "--quiet", "near.md", "far.md")
    try temporary.commit(["new.md": text + "more\n"], at: 2)
    #expect(try history(of: "new.md").map(\.path) == ["near.md", "new.md"])
    try temporary.git("commit", "--quiet", "--amend", "--message", "Adopt\n\nAdopted-from: far.md\n")
    #expect(try history(of: "new.md").map(\.path) == ["far.md", "new.md"])
  }

  @Test func `a copy is followed only when asked, a trailer always`() throws {
    let text = (1...20).map { "line \($0)\n" }.joined()
    try temporary.commit(["old.md": text], at: 1)
    try temporary.commit(["new.md": text + "more\n"], at: 2)
    #expect(try history(of: "new.md").count == 1)
    #expect(try history(of: "new.md", .copies).map(\.path) == ["old.md", "new.md"])
    try temporary.git("commit", "--quiet", "--amend", "--message", "Adopt\n\nAdopted-from: old.md\n")
    #expect(try history(of: "new.md").map(\.path) == ["old.md", "new.md"])
  }

  @Test func `a shallow clone says how to deepen`() throws {
    let root = try #require(ObjectID(hex: temporary.commit(["a.md": "one\n"], at: 1)))
    try temporary.commit(["a.md": "two\n"], at: 2)
    try temporary.commit(["b.md": "two\n"], at: 3)
    let clone = try TemporaryRepository(cloning: "file://" + temporary.path, options: ["--depth", "2"])
    let shallow = try Repository.discover(from: clone.path)
    #expect(shallow.isShallow)
    let head = try shallow.resolve("HEAD")
    let ancestry = Ancestry(of: head, in: shallow)
    #expect(try ancestry.contains(head))
    let errors = [
      #expect(throws: GitError.self) { try ancestry.contains(.zero) },
      #expect(throws: GitError.self) { try ancestry.contains(.zero) },
      #expect(throws: GitError.self) {
        if let fault = ancestry.beyond(.zero, atMost: 9).fault { throw fault }
      },
      #expect(throws: GitError.self) { try shallow.history(of: "a.md", from: head) },
      #expect(throws: GitError.self) { try shallow.walk(from: head) { _ in true } },
      #expect(throws: GitError.self) { try shallow.isAncestor(root, of: head) },
    ]
    for error in errors {
      #expect(error?.kind == .shallow)
      #expect(error?.message.contains("git fetch --unshallow") == true)
    }
  }

  private func history(of path: String, _ following: Following = .renames) throws -> [FileRevision] {
    try repository.history(of: path, from: repository.resolve("HEAD"), following: following)
  }

  private func text(_ revision: FileRevision) throws -> String {
    String(decoding: try repository.blob(#require(revision.blob)), as: UTF8.self)
  }

  private func branch(_ name: String, _ files: [String: String], at seconds: Int) throws {
    try temporary.git("checkout", "--quiet", "-b", name)
    try temporary.commit(files, at: seconds)
    try temporary.git("checkout", "--quiet", "main")
  }

  private func merge(_ name: String, at seconds: Int) throws {
    let date = "@\(seconds) +0000"
    try temporary.git(
      "merge", "--quiet", "--no-ff", "--no-edit", name,
      environment: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
  }
}
