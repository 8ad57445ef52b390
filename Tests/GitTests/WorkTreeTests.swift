import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct WorkTreeTests {
  let temporary: TemporaryRepository
  let repository: Repository
  let first: ObjectID

  init() throws {
    temporary = try TemporaryRepository()
    first = try #require(
      ObjectID(hex: temporary.commit(["a.md": "one\n", "b/c.md": "two\n", "gone": "x\n"])))
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `checked out is what HEAD of any work tree names`() throws {
    #expect(try repository.isCheckedOut("refs/heads/main"))
    #expect(try !repository.isCheckedOut("refs/heads/other"))
    try temporary.git("worktree", "add", "--quiet", "-b", "other", "../linked")
    #expect(try repository.workTrees(on: "refs/heads/other") == [temporary.surroundings + "/linked"])
    let linked = try Repository.discover(from: temporary.surroundings + "/linked")
    #expect(linked.commonDirectory == repository.commonDirectory)
    #expect(linked.gitDirectory != repository.gitDirectory)
    #expect(try linked.workTrees(on: "refs/heads/main") == [temporary.path])
    try temporary.git("checkout", "--quiet", "--detach")
    #expect(try !repository.isCheckedOut("refs/heads/main"))
    try temporary.git("checkout", "--quiet", "--orphan", "unborn")
    #expect(try repository.isCheckedOut("refs/heads/unborn"))
    let other = try TemporaryRepository(bare: true)
    let bare = try Repository.open(at: other.path)
    #expect(try !bare.isCheckedOut("refs/heads/main"))
  }

  @Test func `changes against HEAD are told apart`() throws {
    #expect(try repository.workTreeChanges().isEmpty)
    try temporary.write("changed\n", to: "a.md")
    try temporary.write("new\n", to: "b/d/e.md")
    try temporary.write("staged\n", to: "f.md")
    try temporary.git("add", "f.md")
    try temporary.git("rm", "--quiet", "gone")
    #expect(
      try repository.workTreeChanges() == [
        change("a.md", .modified), change("b/d/e.md", .untracked), change("f.md", .staged),
        change("gone", .staged),
      ])
    #expect(try repository.workTreeChanges(under: "b").map(\.path) == ["b/d/e.md"])
    #expect(try repository.workTreeChanges(under: "a.md").map(\.path) == ["a.md"])
    #expect(try repository.workTreeChanges(under: "a").isEmpty)
  }

  @Test func `a branch that is checked out moves, and git status stays clean`() throws {
    let second = try commit(set: ["a.md": "ONE\n", "new/deep/x.md": "x\n"], remove: ["gone"])
    #expect(try repository.obstacles(from: first, to: second).isEmpty)
    try repository.move("refs/heads/main", from: first, to: second, log: "moved")
    #expect(try !temporary.git("status", "--porcelain").isEmpty)
    try repository.refreshWorkTree(from: first, to: second)
    #expect(try temporary.git("status", "--porcelain").isEmpty)
    #expect(try temporary.read("new/deep/x.md") == "x\n")
    #expect(throws: (any Error).self) { try temporary.read("gone") }
    try repository.refreshWorkTree(from: first, to: second)
    #expect(try temporary.git("status", "--porcelain").isEmpty)
  }

  @Test func `the first commit of a branch fills an empty work tree`() throws {
    let empty = try TemporaryRepository()
    let repository = try Repository.discover(from: empty.path)
    let blob = try repository.write(blob: Array("x\n".utf8))
    let ada = Signature(name: "Ada", email: "", seconds: 1)
    let commit = try repository.createCommit(
      tree: repository.tree(updating: nil, set: [("p/x.md", blob)]), parents: [], author: ada, committer: ada,
      message: "x\n")
    try repository.move("refs/heads/main", from: nil, to: commit, log: "first")
    try repository.refreshWorkTree(from: nil, to: commit)
    #expect(try empty.git("status", "--porcelain").isEmpty)
    #expect(try empty.read("p/x.md") == "x\n")
  }

  @Test(arguments: [
    ("a.md", "mine\n", false), ("a.md", "mine\n", true), ("new/x.md", "mine\n", false),
    ("new", "a file\n", false),
  ])
  func `work that is not committed is an obstacle, and nothing is written`(
    path: String, text: String, staged: Bool
  ) throws {
    let second = try commit(set: ["a.md": "ONE\n", "b/c.md": "TWO\n", "new/x.md": "x\n"], remove: ["gone"])
    try temporary.write(text, to: path)
    if staged { try temporary.git("add", path) }
    let obstacles = try repository.obstacles(from: first, to: second)
    #expect(obstacles == [path == "new" ? "new/x.md" : path])
    #expect(try repository.obstacles(paths: ["b/c.md", "gone"], from: first, to: second).isEmpty)
    let error = #expect(throws: GitError.self) { try repository.refreshWorkTree(from: first, to: second) }
    #expect(error?.kind == .conflict)
    #expect(error?.path == obstacles.first)
    #expect(try temporary.read(path) == text)
    #expect(try temporary.read("b/c.md") == "two\n")
    #expect(try temporary.read("gone") == "x\n")
  }

  @Test func `other work in the tree is left alone`() throws {
    let second = try commit(set: ["a.md": "ONE\n"], remove: [])
    try temporary.write("mine\n", to: "b/c.md")
    try temporary.write("mine\n", to: "untracked")
    try repository.move("refs/heads/main", from: first, to: second, log: "moved")
    try repository.refreshWorkTree(from: first, to: second)
    #expect(try temporary.git("status", "--porcelain") == " M b/c.md\n?? untracked\n")
  }

  @Test func `a file that was taken away is an obstacle to its change`() throws {
    let second = try commit(set: ["a.md": "ONE\n"], remove: [])
    try Command.run(["rm", "a.md"], in: temporary.path, environment: [:])
    #expect(try repository.obstacles(from: first, to: second) == ["a.md"])
  }

  @Test func `a folder that is a link out of the work tree is never written through`() throws {
    let second = try commit(set: ["b/c.md": "TWO\n"], remove: [])
    try Command.run(
      ["sh", "-c", "mv b ../outside && ln -s ../outside b"], in: temporary.path,
      environment: TemporaryRepository.environment(home: temporary.home))
    try? repository.refreshWorkTree(from: first, to: second)
    let outside = try Command.run(
      ["cat", "../outside/c.md"], in: temporary.path,
      environment: TemporaryRepository.environment(home: temporary.home))
    #expect(outside == "two\n")
  }

  @Test func `what the work tree holds already is only staged`() throws {
    let second = try commit(set: ["a.md": "ONE\n"], remove: [])
    try temporary.write("ONE\n", to: "a.md")
    try repository.move("refs/heads/main", from: first, to: second, log: "moved")
    try repository.stage(["a.md"], from: second)
    #expect(try temporary.git("status", "--porcelain").isEmpty)
  }

  @Test func `a bare repository has no work tree`() throws {
    let other = try TemporaryRepository(bare: true)
    let bare = try Repository.open(at: other.path)
    #expect(bare.isBare)
    #expect(bare.workDirectory == nil)
    for error in [
      #expect(throws: GitError.self) { try bare.workTreeChanges() },
      #expect(throws: GitError.self) { try bare.obstacles(from: nil, to: .zero) },
      #expect(throws: GitError.self) { try bare.stage(["a"], from: .zero) },
    ] {
      #expect(error?.kind == .bareRepository)
    }
  }

  private func change(_ path: String, _ status: WorkTreeChange.Status) -> WorkTreeChange {
    WorkTreeChange(path: path, status: status)
  }

  private func commit(set files: [String: String], remove: [String]) throws -> ObjectID {
    let blobs = try files.map { (path: $0.key, blob: try repository.write(blob: Array($0.value.utf8))) }
    let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000)
    return try repository.createCommit(
      tree: repository.tree(updating: first, set: blobs, remove: remove), parents: [first], author: ada,
      committer: ada, message: "next\n")
  }
}
