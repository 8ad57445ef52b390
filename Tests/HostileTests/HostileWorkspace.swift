import Deliberation
import Foundation
import ObjectIDs
import Prose
import Storage
import TestSupport
import Testing

/// An honest workspace with two honest partners, and room for those that are not.
struct HostileWorkspace {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "beraad").path
  static let draft = """
    ---
    title: Housing
    lang: en
    ---

    # Housing

    We want affordable homes, soon. Rents rise faster than wages, at every café.

    """

  let repository: TemporaryRepository
  /// Comments of the honest partners: one that main has, and two that it has not.
  let honest: [String]

  /// - Parameter partners: who may be hostile; the last comes after the polls were opened.
  init(partners: [String]) throws {
    repository = try TemporaryRepository()
    let people = partners.sorted { $1 == "vote-of-a-latecomer" && $0 != $1 }
    try Self.run(["init", "--name", "Us"], in: repository)
    let first = people.filter { $0 != "vote-of-a-latecomer" }
    try repository.commit(["reviewers.json": Self.roster(["tenants", "carers"] + first)])
    try Self.run(["new", "housing", "--title", "Housing"], in: repository)
    try repository.write(Self.draft, to: "papers/housing/paper.md")
    try Self.run(["revise", "housing", "-m", "First words"], in: repository)
    try repository.commit([
      "papers/housing/polls/loon/poll.json":
        #"{"format":1,"kind":"poll","paper":"housing","poll":"loon","question":"Q?","type":"motion","rule":"majority","quorum":0,"alternatives":[{"id":"wel","text":"Wel"},{"id":"niet","text":"Niet"}]}"#,
      "papers/housing/polls/muur/poll.json":
        #"{"format":1,"kind":"poll","paper":"housing","poll":"muur","question":"Q?","type":"sticker","boards":[{"id":"bord","title":"Bord","items":[{"id":"een","text":"Een"}]}],"limits":{"perBoard":2},"meetings":[],"source":"counted","hideBelow":0}"#,
    ])
    for poll in ["loon", "muur"] { try Self.run(["poll", "open", "housing/\(poll)"], in: repository) }
    if people.count > first.count {
      try repository.commit(["reviewers.json": Self.roster(["tenants", "carers"] + people)])
    }
    var ids = [try Self.comment("affordable homes", "tenants", in: repository)]
    try Self.run(["vote", "housing/loon", "wel", "--as", "tenants"], in: repository)
    try Self.run(["collect"], in: repository)
    ids.append(try Self.comment("Rents", "tenants", in: repository))
    ids.append(try Self.comment("soon", "carers", in: repository))
    honest = ids
  }

  /// A branch that somebody hostile can fill.
  func branch(of partner: String) throws -> HostileBranch {
    HostileBranch(
      repository: repository, partner: partner, main: try repository.revision("main"),
      draft: try repository.git("show", "main:papers/housing/paper.md"),
      draftBlob: try repository.revision("main:papers/housing/paper.md"))
  }

  private static func comment(_ quote: String, _ partner: String, in repository: TemporaryRepository) throws
    -> String
  {
    try run(
      ["comment", "housing", "--on", quote, "-m", "Honest.", "--as", partner], in: repository
    ).trimmed
  }

  private static func roster(_ partners: [String]) -> String {
    let entries =
      [#"{"id":"editors","name":"Us","roles":["author","committee"],"people":[{"id":"p1"}]}"#]
      + partners.map { #"{"id":"\#($0)","name":"The \#($0)","people":[{"id":"p1"}]}"# }
    return
      #"{"format":1,"alliance":{"name":"Us","lang":"en"},"partners":[\#(entries.joined(separator: ",\n"))]}"#
  }

  @discardableResult
  private static func run(_ arguments: [String], in repository: TemporaryRepository) throws -> String {
    try Command.run(
      [program] + arguments, in: repository.path, environment: environment(of: repository))
  }

  private static func environment(of repository: TemporaryRepository) -> [String: String] {
    TemporaryRepository.environment(home: repository.home).merging(["BERAAD_AS": "editors"]) { $1 }
  }

  // MARK: Reading

  /// The files that main holds.
  func mainPaths() throws -> Set<String> {
    Set(
      try repository.git("ls-tree", "-r", "--name-only", "main").split(whereSeparator: \.isNewline)
        .map(String.init))
  }

  /// What reads, each with the answers by which it ends.
  static let reading: [(command: [String], codes: Set<Int32>)] = [
    (["status"], [0]), (["status", "--json"], [0]), (["show", "housing"], [0]),
    (["list", "quarantine"], [0]), (["list", "housing", "comments"], [0]),
    (["list", "housing", "amendments"], [0]),
    (["list", "housing", "decisions"], [0]), (["list", "housing", "polls"], [0]),
    (["poll", "list", "housing"], [0]), (["inbox", "housing"], [0]), (["inbox", "housing", "--json"], [0]),
    (["tally", "housing/loon"], [0]), (["tally", "housing/muur", "--by", "region"], [0]),
    (["verify"], [0]), (["log", "housing"], [0]), (["diff", "housing"], [0]),
    (["merge", "housing", "--dry-run"], [0, 2]), (["collect", "--dry-run"], [0, 1]),
    (["doctor"], [0, 1]), (["attribute", "housing"], [0]), (["show", "housing", "--if", "loon:wel"], [0]),
    (["verify", "--json"], [0]),
  ]

  /// Runs a command within bounds: ten seconds of a processor, two gigabytes of addresses.
  func bounded(_ command: [String]) throws -> Command.Outcome {
    try Command.outcome(
      ["prlimit", "--cpu=20", "--as=2500000000", Self.program] + command, in: repository.path,
      environment: Self.environment(of: repository))
  }

  /// Holds every reading command to its promise: an answer in time, with the honest partners' records, and nothing that
  /// steers a terminal.
  func expectAnswers(_ what: String) throws {
    for (command, codes) in Self.reading {
      let outcome = try bounded(command)
      #expect(
        codes.contains(outcome.code),
        "\(what): \(command) ended with \(outcome.code): \(outcome.complaint.prefix(2_000))")
      #expect(
        !(outcome.output + outcome.complaint).unicodeScalars.contains { $0 == "\u{1B}" },
        "\(what): \(command)")
      if command.contains("comments") {
        for id in honest {
          #expect(
            outcome.output.contains(id), "\(what): \(id) is missing\n\(outcome.complaint.prefix(2_000))")
        }
      }
    }
  }
}

extension HostileBranch {
  /// A record of an honest partner that main has.
  var honestPath: String {
    let paths = try? repository.git("ls-tree", "-r", "--name-only", main, "papers/housing/comments/tenants")
    return paths?.trimmed ?? ""
  }

  var honest: RecordID {
    get throws {
      let name = URL(fileURLWithPath: honestPath).deletingPathExtension().lastPathComponent
      return try #require(RecordID(name))
    }
  }

  func vote(_ poll: String, _ choice: Vote.Choice) throws -> Vote {
    let names = try repository.git("ls-tree", "--name-only", main, "papers/housing/polls/\(poll)/")
    let name = names.split(whereSeparator: \.isNewline).map { URL(fileURLWithPath: String($0)) }
      .map { $0.deletingPathExtension().lastPathComponent }.first { $0.hasPrefix("o") }
    return Vote(
      poll: try Self.slug(poll), opening: try #require(name.flatMap { RecordID($0) }), choice: choice)
  }

  func amendment(on base: String, _ hunks: [Hunk] = [Hunk(range: 0..<3, old: "---", new: "x")]) throws
    -> Amendment
  {
    Amendment(base: try Self.id(base), hunks: hunks, reason: "So.", comments: [])
  }
}
