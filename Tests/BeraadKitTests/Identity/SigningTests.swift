import BeraadKit
import Deliberation
import TestSupport
import Testing
import Transport

/// Commits are signed as git's own would be.
@Suite struct SigningTests {
  let alliance: Alliance
  let key: SigningKey
  var repository: TemporaryRepository { alliance.repository }

  init() throws { (alliance, key) = (try Alliance(), try SigningKey()) }

  private func revise() throws {
    try repository.write(
      try repository.read("papers/housing/paper.md") + "More.\n", to: "papers/housing/paper.md")
    _ = try alliance.editors.revise("housing", because: "More")
  }

  private func isSigned() throws -> Bool { try repository.git("cat-file", "-p", "main").contains("gpgsig") }

  private func configure(_ settings: [String: String]) throws {
    for (name, value) in settings { try repository.git("config", name, value) }
  }

  @Test func `without a word of git's nothing is signed`() throws {
    try revise()
    #expect(try !isSigned())
  }

  @Test(arguments: [true, false]) func `git's wish to sign each commit is heard`(_ isFile: Bool) throws {
    // A key that is named by itself needs an agent; the file of its other half does not.
    try configure([
      "commit.gpgsign": "true", "gpg.format": "ssh", "user.signingkey": isFile ? key.path : key.publicPath,
    ])
    try revise()
    try repository.write("* \(key.bare)\n", to: ".git/known")
    try configure(["gpg.ssh.allowedSignersFile": repository.path + "/.git/known"])
    try repository.git("verify-commit", "main")
  }

  @Test func `where git cannot sign nothing is recorded`() throws {
    let before = try repository.revision("main")
    try configure(["commit.gpgsign": "true", "gpg.format": "ssh", "user.signingkey": "/nowhere/key"])
    #expect(throws: SigningError.self) { try revise() }
    try configure(["gpg.format": "openpgp", "gpg.program": "/nowhere/gpg"])
    let error = #expect(throws: SigningError.self) { try revise() }
    #expect(error?.isThere == false)
    try configure(["gpg.format": "nonsense"])
    #expect(throws: Refusal.self) { try revise() }
    #expect(try repository.revision("main") == before)
  }

  @Test func `another program of git's settings signs`() throws {
    try repository.write(
      "#!/bin/sh\ncat >/dev/null\necho '-----BEGIN PGP SIGNATURE-----'\necho\necho x\necho '-----END PGP SIGNATURE-----'\n",
      to: ".git/gpg")
    try Command.run(["chmod", "+x", ".git/gpg"], in: repository.path, environment: ["PATH": "/usr/bin:/bin"])
    try configure(["commit.gpgsign": "true", "gpg.program": repository.path + "/.git/gpg"])
    try revise()
    #expect(try repository.git("cat-file", "-p", "main").contains("gpgsig -----BEGIN PGP SIGNATURE-----"))
    try repository.git("fsck", "--strict")
  }

  @Test func `a key that main has is used once git is set to it, unless git says no`() throws {
    try configure(["gpg.format": "ssh", "user.signingkey": key.publicPath])
    try revise()
    #expect(try !isSigned())
    _ = try alliance.editors.addKey(key.line, of: "editors")
    try revise()
    #expect(try isSigned())
    try configure(["commit.gpgsign": "false"])
    try revise()
    #expect(try !isSigned())
  }
}
