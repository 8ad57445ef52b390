import Deliberation
import Git
import ObjectIDs
import Prose
import TestSupport
import Testing

@testable import Storage

/// One record of each kind, the same in every run.
enum Samples {
  /// A commit, or any other object of git.
  static let commit: ObjectID = "0123456789abcdef0123456789abcdef01234567"
  static let blob: ObjectID = "89abcdef0123456789abcdef0123456789abcdef"

  static var all: [Record] { get throws { try bodies.map { try sealed($0) } } }

  /// A record of these words, of the partner `tenants`.
  static func sealed(_ body: Record.Body, paper: String = "housing", partner: String = "tenants") throws
    -> Record
  {
    RecordCoding.seal(
      Record.Header(
        paper: try slug(paper), partner: try slug(partner), person: "p1",
        at: Instant(seconds: 1_767_322_445), seen: commit), body)
  }

  static func slug(_ text: String) throws -> Slug { try #require(Slug(text), "'\(text)' is no slug") }

  /// An id of a kind, with a number in its last digits.
  static func id(_ letter: String, _ number: Int = 0) throws -> RecordID {
    let digits = "0123456789" + String(repeating: "0", count: RecordID.digits - 10 - "\(number)".count)
    return try #require(RecordID(letter + digits + "\(number)"))
  }

  static func comment(_ text: String = "For whom?") -> Record.Body {
    .comment(Comment(anchor: anchor, intent: .question, text: text))
  }

  private static let anchor = Anchor(
    quote: "affordable homes", prefix: "We want ", suffix: " within “ten” years.", range: 8..<24, blob: blob)

  private static var bodies: [Record.Body] {
    get throws {
      let (koers, drachten) = (try slug("koers"), try slug("drachten"))
      let (verweer, zorg) = (try slug("verweer"), try slug("zorg"))
      let opening = try id("o")
      let (comment, amendment) = (try id("c"), try id("a"))
      return [
        Self.comment("For whom?\n\n\"Everyone\" <b>too</b>: \u{1B}[31mé, e\u{301} & 👩‍👩‍👧."),
        .reply(Reply(to: comment, text: "For everybody below the norm.")),
        .amendment(
          Amendment(
            base: blob,
            hunks: [
              Hunk(range: 3..<7, old: "soon", new: "before 2030"), Hunk(range: 7..<7, old: "", new: "!"),
            ], reason: "A date can be checked.", comments: [comment])),
        .withdrawal(Withdrawal(of: amendment, reason: "The draft says it better.")),
        .decision(
          Decision(
            targets: [Target(comment), Target(amendment, hunk: 2)], outcome: .adopted,
            reason: "It can be checked.", poll: koers, replaces: [try id("d", 1), try id("d", 2)])),
        .decision(
          Decision(
            targets: [Target(amendment, hunk: 2)], outcome: .rejected, reason: "It is out again.", poll: nil,
            merged: [
              MergeMark("0123456789abcdef0123456789abcdef"), MergeMark("1123456789abcdef0123456789abcdef"),
            ].compactMap(\.self))),
        .opening(
          Opening(poll: koers, definition: blob, electorate: [try slug("tenants"): 1, try slug("carers"): 3])),
        .closing(
          Closing(
            poll: koers, counts: [try id("n"), try id("v", 2), try id("v", 1)], replaces: [try id("z")])),
        .closing(
          Closing(poll: koers, counts: [try id("n")], setAside: [try id("n", 2)], replaces: [try id("z")])),
        .vote(
          Vote(
            poll: koers, opening: opening, choice: .option("reservation"), reason: "But when?",
            anchor: anchor,
            replaces: [try id("v")])),
        .vote(Vote(poll: koers, opening: opening, choice: .stickers([verweer: [zorg, zorg]]))),
        .count(
          Count(
            poll: koers, opening: opening, meeting: drachten, people: 12, stickers: [verweer: [zorg: 9]],
            replaces: [try id("n")])),
        .ballots(
          Ballots(
            poll: koers, opening: opening, meeting: drachten,
            people: 2, sheet: try Repository.id(ofBlob: BallotSheet.text(of: ballots, form: form)))),
        .closing(
          Closing(
            poll: koers, counts: [try id("n", 2)], replaces: [try id("z")], reason: "Opnieuw geteld.")),
        .count(
          Count(
            poll: koers, opening: opening, meeting: drachten, people: 12, present: 14,
            stickers: [verweer: [zorg: 9]], counters: ["JV", "É.B."], replaces: [try id("n")],
            reason: "Een bord vergeten.")),
        .tie(
          Tie(
            poll: koers, item: BoardItem(board: verweer, item: zorg), anchor: anchor, replaces: [try id("t")])
        ),
        .tie(
          Tie(
            poll: koers, item: BoardItem(board: verweer, item: zorg), anchor: nil, reason: "Een ander stuk.")),
        .edition(
          Edition(
            number: 1, commit: commit, tool: "0.1.0", files: ["index.html": SHA256.hex([]), "é.md": ""])),
      ] + (try ofReports)
    }
  }
}

extension Samples {
  /// What marks a report, and what cites it.
  private static var ofReports: [Record.Body] {
    get throws {
      let (point, other) = (try id("p"), try id("p", 1))
      return [
        .point(
          Point(
            type: .story, anchor: anchor, meeting: try slug("drachten"), group: "Tafel 3", consent: true,
            replaces: [point])),
        .point(
          Point(
            type: .offer, anchor: anchor, meeting: nil, group: nil, organisation: "Kerk op de heuvel",
            route: try slug("verbind"))),
        .link(
          PointLink(
            points: [other, point], to: try id("p", 2), role: .alike, reason: "Allebei over de bus.")),
        .withdrawal(Withdrawal(of: point, reason: "Niet gezegd.")),
        .amendment(
          Amendment(
            base: blob, hunks: [Hunk(range: 3..<7, old: "soon", new: "before 2030")],
            reason: "Tafel 3 vroeg erom.", comments: [], points: [other, point])),
        .comment(Comment(anchor: anchor, intent: .remark, text: "Uit Drachten.", points: [point])),
        .response(
          Response(edition: 1, by: "Een minister", text: "> affordable homes", quotes: [anchor])),
        .response(
          Response(edition: 1, by: "De alliantie", text: "Toch wel.", quotes: [], to: try id("s"))),
        .withdrawal(Withdrawal(of: try id("s"), reason: "Niet van hem.")),
      ]
    }
  }
}

/// Records of any content that the types allow, from a seed.
struct RandomRecords {
  var random: SplitMix

  mutating func next() throws -> Record {
    RecordCoding.seal(
      Record.Header(
        paper: try slug(), partner: try slug(), person: "p\(Int.random(in: 0..<100, using: &random))",
        at: Instant(seconds: .random(in: 0..<4_000_000_000, using: &random)), seen: ObjectID(hex(40))),
      try body())
  }

  private mutating func body() throws -> Record.Body {
    switch Record.Kind.allCases.randomElement(using: &random) ?? .comment {
    case .comment:
      .comment(
        Comment(anchor: anchor(), intent: one(of: Comment.Intent.allCases, else: .remark), text: text()))
    case .reply: .reply(Reply(to: try id("c"), text: text(), file: one(of: [nil, hex(64)], else: nil)))
    case .amendment:
      .amendment(Amendment(base: ObjectID(hex(40)), hunks: hunks(), reason: text(), comments: [try id("c")]))
    case .withdrawal: .withdrawal(Withdrawal(of: try id(one(of: ["a", "c"], else: "a")), reason: text()))
    case .decision:
      .decision(
        Decision(
          targets: [Target(try id("a"), hunk: .random(in: 1...9, using: &random)), Target(try id("c"))],
          outcome: one(of: Outcome.allCases, else: .adopted), reason: text(),
          poll: Bool.random(using: &random) ? try slug() : nil, replaces: try ids("d")))
    case .opening:
      .opening(
        Opening(
          poll: try slug(), definition: ObjectID(hex(40)), electorate: [try slug(): abs(number() % 1_000)],
          replaces: try ids("o")))
    case .closing:
      .closing(
        Closing(
          poll: try slug(), counts: Set(try ids("v")), setAside: Set(try ids("n")), replaces: try ids("z")))
    case .vote:
      .vote(
        Vote(
          poll: try slug(), opening: try id("o"), choice: try choice(), reason: maybeText(), anchor: nil,
          replaces: try ids("v")))
    case .count:
      .count(
        Count(
          poll: try slug(), opening: try id("o"), meeting: try slug(), people: abs(number() % 1_000_001),
          stickers: [
            try slug(): [try slug(): abs(number() % 1_000_001), try slug(): abs(number() % 1_000_001)],
            try slug(): [:],
          ], replaces: try ids("n")))
    case .ballots: .ballots(try ballots())
    case .tie:
      .tie(
        Tie(
          poll: try slug(), item: BoardItem(board: try slug(), item: try slug()),
          anchor: Bool.random(using: &random) ? anchor() : nil, reason: text(), replaces: try ids("t")))
    case .edition:
      .edition(
        Edition(
          number: number(), commit: ObjectID(hex(40)), tool: text(),
          files: ["1" + text(): hex(64), "2" + text(): ""],
          replaces: try ids("e")))
    case .point:
      .point(
        Point(
          type: one(of: PointType.allCases, else: .dream), anchor: anchor(),
          meeting: Bool.random(using: &random) ? try slug() : nil, group: maybeText(),
          consent: .random(using: &random), organisation: maybeText(),
          route: Bool.random(using: &random) ? try slug() : nil, replaces: try ids("p")))
    case .response:
      .response(
        Response(
          edition: .random(in: 1...9, using: &random), by: text(), text: text(),
          quotes: Bool.random(using: &random) ? [anchor()] : [],
          to: Bool.random(using: &random) ? try id("s") : nil))
    case .link:
      .link(
        PointLink(
          points: [try id("p")] + (try ids("p")), to: try id("p"),
          role: one(of: PointLink.Role.allCases, else: .alike), reason: maybeText()))
    }
  }

  /// Letters of every sort: what JSON must escape, what it must not, and what Unicode composes.
  mutating func text() -> String {
    let pieces = [
      "a", "fair rent ", "\"", "\\", "/", "\n", "\r\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{1B}[2J", "é",
      "e\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{2028}", "\u{FEFF}", "𝔘", "अ", "<script>", "\\ud800",
    ]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in one(of: pieces, else: "") }.joined()
  }

  private mutating func maybeText() -> String? { Bool.random(using: &random) ? text() : nil }

  private mutating func number() -> Int {
    one(of: [0, 1, 9, 10, 12_345, -1, .max, .min], else: 0)
  }

  private mutating func choice() throws -> Vote.Choice {
    Bool.random(using: &random)
      ? .option(text()) : .stickers([try slug(): [try slug(), try slug()], try slug(): []])
  }

  private mutating func ballots() throws -> Ballots {
    let tokens = Set((0..<4).map { _ in hex(6) }).sorted()
    return Ballots(
      poll: try slug(), opening: try id("o"), meeting: try slug(),
      people: tokens.count, sheet: try Repository.id(ofBlob: Array(tokens.joined().utf8)))
  }

  private mutating func hunks() -> [Hunk] {
    var start = 0
    return (0..<Int.random(in: 1...3, using: &random)).map { number in
      start += .random(in: 0...40, using: &random)
      let old = text()
      let hunk = Hunk(range: start..<start + old.utf8.count, old: old, new: "\(number)" + text())
      start += old.utf8.count
      return hunk
    }.filter { !$0.old.utf8.elementsEqual($0.new.utf8) }
  }

  private mutating func anchor() -> Anchor {
    let start = Int.random(in: 0...1_000, using: &random)
    return Anchor(
      quote: text(), prefix: text(), suffix: text(), range: start..<start + 9, blob: ObjectID(hex(40)))
  }

  private mutating func slug() throws -> Slug {
    try Samples.slug("\(one(of: ["a", "tenants", "x9", "zorg-en-werk"], else: "a"))-\(hex(4))")
  }

  private mutating func id(_ letter: String) throws -> RecordID {
    try #require(RecordID(letter + hex(RecordID.digits)))
  }

  /// Some ids, sorted; often none.
  private mutating func ids(_ letter: String) throws -> [RecordID] {
    try (0..<max(0, Int.random(in: -2...3, using: &random))).map { _ in try id(letter) }.sorted()
  }

  private mutating func hex(_ count: Int) -> String {
    String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" })
  }

  private mutating func one<Value>(of values: [Value], else other: Value) -> Value {
    values.randomElement(using: &random) ?? other
  }
}

extension Samples {
  /// A board with one item.
  static var form: StickerForm {
    get throws {
      let item = PollItem(id: try slug("zorg"), text: "Zorg")
      return StickerForm(
        boards: [Board(id: try slug("verweer"), title: "Verweer", items: [item])],
        limits: StickerLimits(perBoard: 2, total: nil, perItem: nil), meetings: [], source: .ballots,
        hideBelow: 0)
    }
  }

  /// What two people placed there.
  static var ballots: [Ballot] {
    get throws {
      let (board, item) = (try slug("verweer"), try slug("zorg"))
      return [
        Ballot(token: "77b0", stickers: [board: [item, item]]),
        Ballot(token: "3f9a", stickers: [board: [item]]),
      ]
    }
  }
}
