import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// An alliance in a repository: a board that is committee and steward, a steward, and four partners; the paper
/// `housing`, with the poll `course` on boards, and what the tests put beside it.
struct Assembly {
  let repository: TemporaryRepository

  static let course = PollName(paper: "housing", poll: "course")

  static let draft = """
    ---
    title: Housing
    lang: en
    ---

    We want affordable homes soon. Rents rise faster than wages.

    Nobody should have to wait for a roof.

    """

  private static let roster = """
    {"format": 1, "alliance": {"name": "Us", "lang": "en"}, "partners": [
      {"id": "board", "name": "The board", "roles": ["committee", "steward"], "people": [{"id": "p1"}]},
      {"id": "north", "name": "North", "roles": ["steward"], "people": [{"id": "p2"}]},
      {"id": "tenants", "name": "Tenants", "weight": 5, "people": [{"id": "p3"}]},
      {"id": "carers", "name": "Carers", "people": [{"id": "p4"}]},
      {"id": "churches", "name": "Churches", "people": [{"id": "p5"}]}]}
    """

  static func sticker(source: String = "counted") -> String {
    """
    {"format": 1, "kind": "poll", "type": "sticker", "paper": "housing", "poll": "course", "question": "What?",
     "boards": [
       {"id": "worries", "title": "Worries", "items": [{"id": "rent", "text": "Rent"}, {"id": "debt", "text": "Debt"}]},
       {"id": "hopes", "title": "Hopes", "items": [{"id": "homes", "text": "Homes"}, {"id": "work", "text": "Work"}]}],
     "limits": {"perBoard": 2, "perItem": 1}, "source": "\(source)",
     "meetings": [{"id": "leeds", "title": "Leeds", "region": "n"}, {"id": "bath", "title": "Bath", "region": "s"}]}
    """
  }

  init(sticker: String = sticker()) throws {
    repository = try TemporaryRepository()
    try repository.commit([
      "reviewers.json": Self.roster, "papers/housing/paper.md": Self.draft,
      "papers/housing/polls/course/poll.json": sticker,
    ])
  }

  /// The same alliance on another machine: a clone, as somebody has it who works there.
  init(cloning other: Assembly) throws {
    repository = try TemporaryRepository(cloning: other.repository.path)
  }

  /// Brings in what another clone has, as plain git does it.
  func pull(from other: Assembly, _ branch: String = "main") throws {
    try repository.git("pull", "--quiet", "--no-rebase", "--no-edit", other.repository.path, branch)
  }

  /// The same alliance with `course` open.
  static func open(sticker: String = sticker()) throws -> Assembly {
    let assembly = try Assembly(sticker: sticker)
    _ = try assembly.as("board").openPoll(course)
    return assembly
  }

  /// The same with `course` closed, counted at Leeds only.
  static func closed(_ counts: String) throws -> Assembly {
    let assembly = try open()
    _ = try assembly.as("north").count(in: course, people: 10, assembly.table("leeds", counts))
    _ = try assembly.as("board").closePoll(course)
    return assembly
  }

  /// The page of an edition that is published now.
  func page(_ number: Int = 1) throws -> String {
    _ = try self.as("board").publish(
      "housing", edition: number, to: "edition-\(number)", isOffline: true, dryRun: false)
    return try repository.read("edition-\(number)/index.html")
  }

  /// What somebody works in. The clock stands still: order must not need it.
  func `as`(_ partner: String) -> Context {
    Context(
      directory: repository.path, environment: [:], now: { Instant(seconds: 1_700_000_000) },
      actingAs: partner)
  }

  /// Every branch with its tip, and what the work tree has that HEAD has not.
  var everything: String {
    get throws {
      try repository.git("for-each-ref") + repository.git("status", "--porcelain")
    }
  }

  /// The message of the refusal that `verb` meets, with its first hint; fails where there is none, or where anything
  /// was written.
  func refusal(sourceLocation: SourceLocation = #_sourceLocation, _ verb: () throws -> Void) throws -> String
  {
    let before = try everything
    do {
      try verb()
      Issue.record("nothing was refused", sourceLocation: sourceLocation)
      return ""
    } catch let error as any Explained {
      #expect(try everything == before, "something was written", sourceLocation: sourceLocation)
      return ([error.explanation.message] + error.explanation.hints.prefix(1)).joined(separator: " | ")
    }
  }

  /// Proposes words instead of others.
  @discardableResult func amend(_ old: String, _ new: String, by partner: String) throws -> String {
    try self.as(partner).amend(
      "housing", .replace(old: old, nth: nil, new: new), because: "Better.", answering: []
    ).id
  }

  func collect() throws { _ = try self.as("board").collect(CollectWish(isDryRun: false)) }

  func vote(_ option: String, in poll: String, by partner: String) throws {
    _ = try self.as(partner).vote(
      in: PollName(paper: "housing", poll: poll), VoteWish(option: option))
  }

  /// What the motion came to, as the board reads it.
  func motion(_ poll: String) throws -> MotionTally {
    try #require(try self.as("board").tally(of: PollName(paper: "housing", poll: poll)).result.motion)
  }

  /// What the wall of `course` came to, as the board reads it.
  func stickers() throws -> StickerTally {
    try #require(try self.as("board").tally(of: Self.course).result.stickers)
  }

  /// - Parameter isPartial: whether a table of counts may leave out what has no stickers.
  func table(
    _ meeting: String, _ text: String, replacing reason: String? = nil, isPartial: Bool = true
  ) -> MeetingFile {
    var file = MeetingFile(meeting: meeting, table: Array(text.utf8), replacing: reason)
    file.isPartial = isPartial
    return file
  }
}
