import Foundation
import TestSupport
import Testing

/// Hosts on this machine, started and stopped here: what `check-push` lets through is the same by every way to them.
@Suite struct HostTests {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "beraad").path

  let host: TemporaryRepository
  let editors: TemporaryRepository

  init() throws {
    host = try TemporaryRepository(bare: true)
    editors = try TemporaryRepository()
    try run(["init", "--name", "Us", "--as", "editors"], in: editors, as: "editors")
    for partner in ["tenants", "carers"] {
      try run(["partner", "add", partner, "--name", partner], in: editors, as: "editors")
    }
    try run(["new", "housing", "--title", "Housing"], in: editors, as: "editors")
    let draft = try editors.read("papers/housing/paper.md")
    try editors.write(draft + "We want affordable homes.\n", to: "papers/housing/paper.md")
    try run(["revise", "housing", "-m", "First words"], in: editors, as: "editors")
    try editors.git("push", "--quiet", host.path, "main")
    try host.git("config", "http.receivepack", "true")
    try Command.run(
      [
        "sh", "-c",
        "printf '#!/bin/sh\\nexec \"\(Self.program)\" check-push\\n' > hooks/pre-receive; chmod +x hooks/pre-receive",
      ], in: host.path, environment: ["PATH": "/usr/bin:/bin"])
  }

  @discardableResult
  private func run(
    _ words: [String], in repository: TemporaryRepository, as partner: String, _ extra: [String: String] = [:]
  ) throws -> String {
    let environment = TemporaryRepository.environment(home: repository.home)
      .merging(["BERAAD_AS": partner]) { $1 }.merging(extra) { $1 }
    return try Command.run([Self.program] + words, in: repository.path, environment: environment)
  }

  @Test func `a bare repository over file`() throws {
    try hold(at: "file://" + host.path) { ["BERAAD_PUSHER": $0] }
  }

  @Test func `a bare repository over ssh, with a key a partner`() throws {
    let server = try SSHServer(for: ["tenants", "carers", "editors"])
    defer { server.stop() }
    try hold(at: server.address(of: host.path)) { server.environment(of: $0) }
  }

  @Test func `a web server in front of git http-backend`() throws {
    let server = try WebServer(root: URL(fileURLWithPath: host.path).deletingLastPathComponent().path)
    defer { server.stop() }
    let name = URL(fileURLWithPath: host.path).lastPathComponent
    try hold {
      server.address(of: name, as: $0)
    } environment: { _ in
      [:]
    }
  }

  private func hold(at address: String, environment: (String) -> [String: String]) throws {
    try hold(at: { _ in address }, environment: environment)
  }

  /// Does what partners do, and what they may not, by one way to the host.
  ///
  /// - Parameters:
  ///   - address: the host's, for a partner.
  ///   - environment: what git needs to get there as a partner.
  private func hold(
    at address: (String) -> String, environment: (String) -> [String: String]
  ) throws {
    let clone = try TemporaryRepository()
    func push(_ words: String..., as pusher: String) throws -> Command.Outcome {
      try Command.outcome(
        ["git", "push", "--quiet", address(pusher)] + words, in: clone.path,
        environment: TemporaryRepository.environment(home: clone.home).merging(environment(pusher)) { $1 })
    }
    func refuses(_ words: String, _ outcome: Command.Outcome, _ line: Int = #line) {
      #expect(outcome.code != 0 && outcome.complaint.contains(words), "line \(line): \(outcome.complaint)")
    }
    try clone.git(
      "fetch", "--quiet", address("tenants"), "main:refs/heads/base", environment: environment("tenants"))
    try clone.git("checkout", "--quiet", "-B", "main", "base")
    try run(["comment", "housing", "--on", "homes", "-m", "For whom?"], in: clone, as: "tenants")
    let before = try host.git("for-each-ref")

    refuses("is for tenants alone", try push("partners/tenants", as: "carers"))
    try clone.commit(["papers/housing/paper.md": "Mine.\n"])
    refuses("main is the committee's", try push("main", as: "tenants"))
    refuses("is neither main nor a partner's branch", try push("main:refs/heads/other", as: "editors"))
    refuses("paper.md was changed", try push("main:partners/tenants", as: "tenants"))
    #expect(try host.git("for-each-ref") == before)

    let taken = try push("partners/tenants", as: "tenants")
    #expect(taken.code == 0, "\(taken.complaint)")
    #expect(try host.revision("partners/tenants") == clone.revision("partners/tenants"))
    refuses("may not be deleted", try push(":partners/tenants", as: "tenants"))
    refuses("may only grow", try push("--force", "base:partners/tenants", as: "tenants"))

    try clone.git("checkout", "--quiet", "-B", "main", "base")
    try run(["collect", "--offline"], in: clone, as: "editors")
    let collected = try push("main", as: "editors")
    #expect(collected.code == 0, "\(collected.complaint)")
    try clone.git("rm", "-r", "-q", "papers/housing/comments")
    try clone.git("commit", "--quiet", "--message", "Away with it")
    refuses("A record stays for good", try push("main", as: "editors"))
    refuses("may only grow", try push("--force", "base:main", as: "editors"))
    refuses("may not be deleted", try push(":main", as: "editors"))
  }

  // MARK: The command by itself

  @Test func `an update hook and CI name one reference`() throws {
    let (old, new) = (String(repeating: "0", count: 40), try editors.revision("main"))
    for (reference, code) in [("refs/heads/main", Int32(0)), ("refs/tags/v1", 1)] {
      let outcome = try Command.outcome(
        [Self.program, "check-push", reference, old, new, "--pusher", "editors"], in: editors.path,
        environment: TemporaryRepository.environment(home: editors.home))
      #expect(outcome.code == code, "\(outcome.complaint)")
    }
  }

  @Test func `the host says which partner a name is`() throws {
    let arguments = [
      Self.program, "check-push", "refs/heads/main", String(repeating: "0", count: 40),
      try editors.revision("main"),
    ]
    let environment = TemporaryRepository.environment(home: editors.home)
      .merging(["GL_USERNAME": "j.jansen"]) { $1 }
    #expect(try Command.outcome(arguments, in: editors.path, environment: environment).code == 1)
    try editors.git("config", "beraad.j.jansen.partner", "editors")
    #expect(try Command.outcome(arguments, in: editors.path, environment: environment).code == 0)
  }

  @Test(arguments: ["nonsense", "0 0 refs/heads/main", ""])
  func `what is no push is refused, nothing is fine`(
    _ input: String
  ) throws {
    let outcome = try Command.outcome(
      [Self.program, "check-push", "--pusher", "editors"], in: host.path,
      environment: TemporaryRepository.environment(home: host.home), input: input)
    #expect(outcome.code == (input.isEmpty ? 0 : 1))
  }
}
