import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct ReferenceTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    try temporary.commit(["a.md": "one\n"])
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `HEAD is a branch or a commit`() throws {
    let tip = try #require(ObjectID(hex: temporary.revision("main")))
    #expect(try repository.head() == .branch(name: "refs/heads/main", commit: tip))
    try temporary.git("checkout", "--quiet", "--detach")
    #expect(try repository.head() == .detached(tip))
  }

  @Test func `a reference that is absent has no tip`() throws {
    #expect(try repository.tip(of: "refs/heads/partners/union") == nil)
    let error = #expect(throws: GitError.self) { try repository.tip(of: "refs/heads/a b") }
    #expect(error?.kind == .invalid)
  }

  @Test func `references that cannot be followed are listed, whosever they are`() throws {
    for name in ["side", "other"] { try temporary.git("branch", name) }
    try temporary.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/other")
    #expect(try repository.unfollowedReferences().isEmpty)
    try temporary.write("", to: ".git/refs/heads/side")
    try temporary.write(String(repeating: "1234567890", count: 4) + "\n", to: ".git/refs/heads/other")
    let found = try repository.unfollowedReferences()
    #expect(found.map(\.name) == ["refs/heads/other", "refs/heads/side"])
    let tip = try temporary.revision("main")
    #expect(found.first?.puttingBack == "git update-ref refs/heads/other \(tip)")
    #expect(found.last?.puttingBack?.hasSuffix(" && git update-ref refs/heads/side \(tip)") == true)
  }

  @Test func `revisions are resolved to commits`() throws {
    let first = try temporary.revision("main")
    try temporary.git("tag", "--annotate", "--message", "first", "v1")
    try temporary.commit(["a.md": "two\n"])
    #expect(try repository.resolve("HEAD~1").hex == first)
    #expect(try repository.resolve("v1").hex == first)
    #expect(try repository.resolve(String(first.prefix(7))).hex == first)
    #expect(throws: GitError.self) { try repository.resolve("nowhere") }
    let blob = #expect(throws: GitError.self) { try repository.resolve("HEAD:a.md") }
    #expect(blob?.kind == .invalid)
  }

  @Test func `branches are listed by prefix and sorted`() throws {
    for name in ["union", "carers", "a/b"] { try temporary.git("branch", "partners/\(name)") }
    try temporary.git("pack-refs", "--all")
    try temporary.git("branch", "partners/zeal")
    let names = try repository.branches(matching: "refs/heads/partners/").map(\.name)
    #expect(names == ["a/b", "carers", "union", "zeal"].map { "refs/heads/partners/" + $0 })
  }
}
