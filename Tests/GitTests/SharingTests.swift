import Git
import ObjectIDs
import Glibc
import TestSupport
import Testing

@Suite struct SharingTests {
  @Test func `what is made in a repository that a group shares is the group's as well`() throws {
    let temporary = try TemporaryRepository()
    _ = try temporary.git("config", "core.sharedRepository", "group")
    let repository = try Repository.discover(from: temporary.path)
    let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000, offsetMinutes: 90)
    let commit = try repository.createCommit(
      tree: try repository.tree(updating: nil, set: []), parents: [], author: ada, committer: ada,
      message: "Shared.\n")
    let path = "\(repository.commonDirectory)/objects/\(commit.hex.prefix(2))"
    #expect(try mode(of: path) & 0o070 == 0o070)
    #expect(try mode(of: "\(path)/\(commit.hex.dropFirst(2))") & 0o040 == 0o040)
  }

  private func mode(of path: String) throws -> mode_t {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_mode
  }
}
