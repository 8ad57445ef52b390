import Foundation
import TestSupport
import Testing

@testable import Git

@Suite struct WorkTreeTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    try temporary.commit(["a.md": "one\n", "b/c.md": "two\n", "gone": "x\n"])
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

  @Test func `a work tree that hangs on another repository is left alone, and named`() throws {
    let linked = temporary.surroundings + "/linked"
    try temporary.git("switch", "--quiet", "--detach")
    try temporary.git("worktree", "add", "--quiet", linked, "main")
    let copy = temporary.surroundings + "/copy"
    try Command.run(
      ["cp", "-a", temporary.path, copy], in: temporary.surroundings,
      environment: TemporaryRepository.environment(home: temporary.home))
    let copied = try Repository.discover(from: copy)
    #expect(try copied.workTrees(on: "refs/heads/main").isEmpty)
    #expect(
      try copied.findings() == [
        .strayWorkTree(linked, .others, remedy: "git worktree repair")
      ])
    #expect(try repository.workTrees(on: "refs/heads/main") == [linked])

    let moved = temporary.surroundings + "/moved"
    try FileManager.default.removeItem(atPath: copy)
    try Command.run(
      ["mv", temporary.path, moved], in: temporary.surroundings,
      environment: TemporaryRepository.environment(home: temporary.home))
    let there = try Repository.discover(from: moved)
    #expect(try there.workTrees(on: "refs/heads/main").isEmpty)
    #expect(
      try there.findings() == [
        .strayWorkTree(linked, .lost, remedy: "git worktree repair '\(linked)'")
      ])
    try Command.run(
      ["git", "-C", moved, "worktree", "repair", linked], in: moved,
      environment: TemporaryRepository.environment(home: temporary.home))
    #expect(try there.workTrees(on: "refs/heads/main") == [linked] && there.findings().isEmpty)
  }

  /// - Parameter move: what is moved; the clone is at `a/clone`, its linked work tree at `linked`.
  @Test(arguments: [
    ("mv a b", "a/linked", "b/clone", "b/linked", StrayWorkTree.lost),
    ("mv a/clone a/other", "a/clone/linked", "a/other", "a/other/linked", .lost),
    ("mv a/linked a/renamed", "a/linked", "a/clone", "a/renamed", .moved),
  ])
  func `a work tree that was moved, with its repository or alone, keeps its branch where it is`(
    _ move: String, _ linked: String, _ clone: String, _ there: String, _ stray: StrayWorkTree
  ) throws {
    let environment = TemporaryRepository.environment(home: temporary.home)
    func shell(_ script: String) throws {
      try Command.run(["sh", "-ec", script], in: temporary.surroundings, environment: environment)
    }
    try shell("git clone -q '\(temporary.path)' a/clone; git -C a/clone switch -q --detach")
    try shell("git -C a/clone worktree add -q \"$PWD/\(linked)\" main; \(move)")
    let repository = try Repository.discover(from: "\(temporary.surroundings)/\(clone)")
    let folder = "\(temporary.surroundings)/\(there)"
    let remedy = "git worktree repair '\(folder)'"
    #expect(try repository.findings() == [.strayWorkTree(folder, stray, remedy: remedy)])
    #expect(try repository.workTreesAstray().map(\.reference) == ["refs/heads/main"])
    try shell("cd '\(clone)'; \(remedy)")
    #expect(try repository.findings().isEmpty && repository.workTreesAstray().isEmpty)
    #expect(try repository.workTrees(on: "refs/heads/main") == [folder])
  }

  @Test func `settings of one work tree are above those of the repository`() throws {
    let linked = temporary.surroundings + "/linked"
    try temporary.git("worktree", "add", "--quiet", "-b", "other", linked)
    try temporary.git("config", "beraad.as", "board")
    #expect(try Repository.discover(from: linked).config("beraad.as") == "board")
    try temporary.git("config", "extensions.worktreeConfig", "true")
    try temporary.git("-C", linked, "config", "--worktree", "beraad.as", "tenants")
    #expect(try Repository.discover(from: linked).config("beraad.as") == "tenants")
    #expect(try Repository.discover(from: temporary.path).config("beraad.as") == "board")
    // Where the format says so, a program that does not know the extension has to refuse.
    try temporary.git("config", "core.repositoryFormatVersion", "1")
    #expect(try Repository.discover(from: linked).config("beraad.as") == "tenants")
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

  @Test func `a bare repository has no work tree`() throws {
    let other = try TemporaryRepository(bare: true)
    let bare = try Repository.open(at: other.path)
    #expect(bare.isBare)
    #expect(bare.workDirectory == nil)
    let error = #expect(throws: GitError.self) { try bare.workTreeChanges() }
    #expect(error?.kind == .bareRepository)
  }

  private func change(_ path: String, _ status: WorkTreeChange.Status) -> WorkTreeChange {
    WorkTreeChange(path: path, status: status)
  }
}
