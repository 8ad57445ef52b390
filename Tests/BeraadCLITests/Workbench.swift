import BeraadCLI
import BeraadKit
import Deliberation
import Foundation
import Synchronization
import TestSupport
import Testing

/// A workspace with a terminal in front of it: two partners, a committee and one paper, all made by commands.
struct Workbench {
  let temporary: TemporaryRepository
  /// Where the commands run.
  var directory: String
  var environment: [String: String] = ["BERAAD_AS": "tenants", "NO_COLOR": "1"]

  static let draft = """
    ---
    title: Housing
    lang: en
    ---

    # Housing

    We want affordable homes, soon. Rents rise faster than wages.

    Everyone needs a home. A home is more than a roof, soon.

    """

  /// What every test begins with, made once: each takes a clone.
  private static let template = Result { try Workbench(filled: TemporaryRepository()) }

  init() throws {
    temporary = try TemporaryRepository(cloning: Self.template.get().temporary.path)
    directory = temporary.path
    try temporary.git("remote", "remove", "origin")
    try temporary.git("config", "beraad.as", "editors")
    _ = run("doctor", "--mend")
  }

  /// A repository without a commit.
  static func empty() throws -> Workbench { Workbench(try TemporaryRepository()) }

  private init(_ repository: TemporaryRepository) {
    temporary = repository
    directory = temporary.path
  }

  private init(filled repository: TemporaryRepository) throws {
    self.init(repository)
    try require("init", "--name", "Us")
    for partner in ["tenants", "carers"] {
      try require("partner", "add", partner, "--name", "The \(partner)", "--as", "editors")
    }
    try require("new", "housing", "--title", "Housing", "--as", "editors")
    try temporary.write(Self.draft, to: "papers/housing/paper.md")
    try require("revise", "housing", "-m", "A first draft", "--as", "editors")
  }

  /// What one command came to.
  struct Outcome {
    let status: Int32
    let output: String
    let story: String
  }

  /// Runs a command in this process.
  ///
  /// - Parameters:
  ///   - isTerminal: whether all three streams are one.
  ///   - typed: the lines that somebody types there.
  func run(
    _ arguments: [String], input: [UInt8] = [], isTerminal: Bool = false, typed: [String] = [],
    columns: Int = 80
  ) -> Outcome {
    let streams = Mutex((output: [UInt8](), story: ""))
    let lines = Mutex(typed[...])
    let console = Console(
      inputIsTerminal: isTerminal, outputIsTerminal: isTerminal, errorIsTerminal: isTerminal,
      columns: columns,
      writeOutput: { bytes in
        streams.withLock { $0.output += bytes }
        return true
      },
      writeError: { text in streams.withLock { $0.story += text } },
      readLine: { lines.withLock { $0.popFirst() } }, readInput: { input })
    let context = Context(
      directory: directory, environment: environment.merging(["HOME": temporary.home]) { given, _ in given },
      now: { Instant(seconds: 1_700_000_000) })
    let status = Entry.run(arguments, console: console, context: context)
    return streams.withLock {
      Outcome(status: status, output: String(decoding: $0.output, as: UTF8.self), story: $0.story)
    }
  }

  func run(_ arguments: String..., input: String = "", isTerminal: Bool = false) -> Outcome {
    run(arguments, input: Array(input.utf8), isTerminal: isTerminal)
  }

  /// Runs a command that has to succeed, and returns its answer without the newline.
  @discardableResult
  func require(_ arguments: String..., input: String = "") throws -> String {
    let outcome = run(arguments, input: Array(input.utf8))
    try #require(outcome.status == 0, "\(arguments): \(outcome.story)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }

  /// Everything that a refusal must leave as it was: every reference, the index and the files.
  func state() throws -> [String] {
    guard try temporary.git("rev-parse", "--is-bare-repository") == "false\n" else {
      return [try temporary.git("for-each-ref")]
    }
    return [
      try temporary.git("for-each-ref"), try temporary.git("status", "--porcelain", "--untracked-files=all"),
      try temporary.git("diff", "HEAD"), try temporary.git("stash", "list"),
    ]
  }

  /// Runs a command that has to be refused, and holds it to that: the code, the words, and nothing written.
  @discardableResult
  func expectRefusal(
    _ arguments: [String], input: [UInt8] = [], isTerminal: Bool = false, status: Int32 = 1,
    naming words: String...
  ) throws -> Outcome {
    let before = temporary.hasCommit ? try state() : []
    let outcome = run(arguments, input: input, isTerminal: isTerminal)
    #expect(outcome.status == status, "\(arguments): \(outcome.story)")
    for word in words {
      #expect(outcome.story.contains(word), "\(arguments) says\n\(outcome.story)not \(word)")
    }
    #expect(!outcome.output.contains("\u{1B}") && !outcome.story.contains("\u{1B}"))
    if temporary.hasCommit { #expect(try state() == before, "\(arguments)") }
    return outcome
  }
}

extension TemporaryRepository {
  fileprivate var hasCommit: Bool { (try? git("rev-parse", "--verify", "--quiet", "HEAD")) != nil }
}
