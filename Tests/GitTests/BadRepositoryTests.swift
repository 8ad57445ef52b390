import Foundation
import Git
import Glibc
import ObjectIDs
import TestSupport
import Testing

/// Every kind of repository that is refused, and how it is explained.
@Suite struct BadRepositoryTests {
  let temporary: TemporaryRepository

  init() throws { temporary = try TemporaryRepository() }

  @Test func `SHA-256 objects are not supported`() throws {
    let folder = try TemporaryFolder()
    try Command.run(
      ["git", "init", "--quiet", "--object-format=sha256", folder.path], in: folder.path,
      environment: TemporaryRepository.environment(home: folder.path))
    #expect(refusal(at: folder.path)?.kind == .unsupportedRepository)
    #expect(refusal(at: folder.path)?.message.contains("objectformat") == true)
  }

  @Test func `an extension that nobody knows is not supported`() throws {
    try temporary.git("config", "core.repositoryFormatVersion", "1")
    try temporary.git("config", "extensions.compactMap", "true")
    #expect(refusal(at: temporary.path)?.kind == .unsupportedRepository)
    #expect(refusal(at: temporary.path)?.message.contains("compactmap") == true)
  }

  @Test func `a newer version of the format is not supported`() throws {
    try temporary.git("config", "core.repositoryFormatVersion", "9")
    #expect(refusal(at: temporary.path)?.kind == .unsupportedRepository)
  }

  /// libgit2 has a code of its own for this only where the user trusts some other folder; in a process of its
  /// own, because the user's configuration is not read in this one.
  @Test(
    .enabled(if: getuid() == 0, "only root can give a folder to somebody else"), arguments: [false, true])
  func `somebody else's repository names the command that trusts it`(trustsAnother: Bool) throws {
    if trustsAnother { try temporary.git("config", "--global", "--add", "safe.directory", "/elsewhere") }
    let environment = TemporaryRepository.environment(home: temporary.home)
    try Command.run(["chown", "-R", "65534:65534", temporary.path], in: "/", environment: environment)
    let outcome = try Command.outcome(
      [Writer.program, temporary.path, "refs/heads/main", "name", "1", "10"], in: "/",
      environment: environment)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.hasPrefix("ownership: "), "\(outcome.complaint)")
    #expect(outcome.complaint.contains("`git config --global --add safe.directory \(temporary.path)`"))
  }

  @Test func `a damaged HEAD is an error and no crash`() throws {
    try temporary.write("nonsense\n", to: ".git/HEAD")
    #expect(throws: GitError.self) {
      let repository = try Repository.discover(from: temporary.path, ceiling: [temporary.surroundings])
      _ = try repository.head()
    }
  }

  @Test func `a damaged object is told from one that is missing`() throws {
    let commit = try #require(ObjectID(hex: temporary.commit(["a": "text\n"])))
    let repository = try Repository.discover(from: temporary.path)
    let blob = try #require(try repository.entry(at: "a", in: commit)?.id)
    let file = ".git/objects/\(blob.hex.prefix(2))/\(blob.hex.dropFirst(2))"
    try Command.run(["rm", "-f", file], in: temporary.path, environment: ["PATH": "/bin:/usr/bin"])
    let fresh = try Repository.discover(from: temporary.path)
    let missing = #expect(throws: GitError.self) { try fresh.blob(blob) }
    #expect(missing?.kind == .notFound)
    try temporary.write("no zlib stream", to: file)
    let damaged = #expect(throws: GitError.self) { try Repository.discover(from: temporary.path).blob(blob) }
    #expect(damaged?.kind == .corrupt, "\(String(describing: damaged))")
  }

  @Test func `settings are read and written, the user's are left alone`() throws {
    let repository = try Repository.discover(from: temporary.path)
    #expect(try repository.config("beraad.as") == nil)
    try repository.setConfig("beraad.as", to: "union")
    #expect(try repository.config("beraad.as") == "union")
    #expect(try temporary.git("config", "--local", "beraad.as") == "union\n")
    let error = #expect(throws: GitError.self) { try repository.setConfig("no dots", to: "x") }
    #expect(error?.kind == .invalid)
  }

  @Test func `a killed change of the settings is taken back, and somebody else's lock is not`()
    throws
  {
    let repository = try Repository.discover(from: temporary.path)
    try repository.setConfig("beraad.as", to: "union")
    let lock = temporary.path + "/.git/config.lock"
    let draft = temporary.path + "/.git/beraad/settings.draft"
    try temporary.write("[beraad]\n", to: ".git/beraad/settings.draft")
    #expect(link(draft, lock) == 0)
    #expect(throws: (any Error).self) { try temporary.git("config", "a.b", "c") }
    try repository.recover()
    try temporary.git("config", "a.b", "c")
    #expect(try temporary.git("config", "--local", "beraad.as") == "union\n")

    try temporary.write("", to: ".git/config.lock")
    try repository.recover()
    #expect(FileManager.default.fileExists(atPath: lock))
    #expect(throws: GitError.self) { try repository.setConfig("beraad.as", to: "tenants") }
    #expect(FileManager.default.fileExists(atPath: lock))
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  @Test func `settings changed at once are all there, and keep the permissions of the file`()
    throws
  {
    let path = temporary.path + "/.git/config"
    try temporary.git("config", "a.b", "c")
    #expect(chmod(path, 0o600) == 0)
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      let repository = try? Repository.discover(from: temporary.path)
      #expect(throws: Never.self) { try repository?.setConfig("race.n\(number)", to: "\(number)") }
    }
    for number in 0..<16 { #expect(try temporary.git("config", "race.n\(number)") == "\(number)\n") }
    #expect(try temporary.git("config", "a.b") == "c\n")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  private func refusal(at path: String) -> GitError? {
    #expect(throws: GitError.self) { try Repository.discover(from: path, ceiling: [path]) }
  }
}
