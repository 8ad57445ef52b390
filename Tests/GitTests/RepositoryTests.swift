import Git
import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test func `a repository is found from a folder inside it`() throws {
    let temporary = try TemporaryRepository()
    try temporary.commit(["papers/housing/paper.md": "Rent.\n"])
    let repository = try Repository.discover(from: temporary.path + "/papers/housing")
    #expect(repository.workDirectory == temporary.path)
    #expect(repository.gitDirectory == temporary.path + "/.git")
    #expect(repository.commonDirectory == repository.gitDirectory)
    #expect(!repository.isBare)
    #expect(!repository.isShallow)
  }

  @Test func `no repository is a clear error`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: GitError.self) {
      _ = try Repository.discover(from: folder.path, ceiling: [folder.path])
    }
    #expect(error?.kind == .notFound)
    #expect(error?.path == folder.path)
  }

  @Test func `a new repository stands on its unborn branch`() throws {
    let folder = try TemporaryFolder()
    let repository = try Repository.create(at: folder.path + "/new", initialBranch: "main")
    #expect(try repository.head() == .branch(name: "refs/heads/main", commit: nil))
    let error = #expect(throws: GitError.self) {
      _ = try Repository.create(at: folder.path + "/new", initialBranch: "main")
    }
    #expect(error?.kind == .exists)
  }
}
