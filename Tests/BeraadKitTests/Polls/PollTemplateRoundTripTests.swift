import Deliberation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// What `--edit` writes of a definition it reads back as it was: the opening freezes it.
@Suite struct PollTemplateRoundTripTests {
  private let name = PollName(paper: "housing", poll: "next")

  private func put(_ poll: Poll, _ hall: Assembly) throws {
    _ = try hall.as("board").newPoll(name, definition: PollCoding.encode(poll))
  }

  /// What it comes to when somebody changes one line of its template, or nothing.
  private func edited(
    _ hall: Assembly, in language: Language = .english, _ old: String = "", _ new: String = ""
  ) throws -> Poll {
    let template = try hall.as("board").pollTemplate(name, in: language)
    #expect(old.isEmpty || template.contains(old), "\(template)")
    _ = try hall.as("board").newPoll(
      name, template: old.isEmpty ? template : template.replacing(old, with: new))
    return try hall.as("board").poll(name).poll
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `every definition reads as itself in each language`(_ seed: UInt64) throws {
    let hall = try Assembly.open()
    var given = RandomDefinition(seed: seed)
    for round in 0..<6 {
      let poll = try given.poll()
      try put(poll, hall)
      for language in Language.allCases {
        let read = try edited(hall, in: language)
        #expect(read == poll, "seed \(seed), round \(round), \(language)")
      }
    }
  }

  @Test func `who changes one line changes nothing else`() throws {
    let hall = try Assembly.open()
    for seed in 11...14 as ClosedRange<UInt64> {
      var given = RandomDefinition(seed: seed)
      let poll = try given.poll()
      try put(poll, hall)
      let question = "question: \(poll.question.inOneLine)\n"
      let read = try edited(hall, question, "question: Another?\n")
      #expect(
        read
          == Poll(
            paper: poll.paper, id: poll.id, question: "Another?", form: poll.form, deadline: poll.deadline,
            replaces: poll.replaces, textLanguage: poll.textLanguage), "seed \(seed)")
    }
  }

  @Test func `a part with the same words keeps its short name beside parts that are new`() throws {
    let hall = try Assembly.open()
    try put(Self.course, hall)
    let read = try edited(hall, "- Jobs\n", "- Jobs\n- Debts\n- Jobs\n- own\n")
    guard case .sticker(let form) = read.form else {
      Issue.record("it is no sticker poll")
      return
    }
    #expect(form.boards[0].id.description == "defence")
    #expect(form.boards[0].items.map(\.id.description) == ["own", "jobs", "debts", "jobs-1", "own-1"])
    // Another day or region is no other meeting, and another title no other items.
    let moved = try edited(hall, "meeting: The day of the north", "meeting: The day of the north; north")
    #expect(moved.meetings.map(\.id.description) == ["north", "assen"])
    #expect(moved.meetings[0].region == "north")
    guard case .sticker(let titled) = try edited(hall, "board: Against", "board: In favour").form else {
      Issue.record("it is no sticker poll")
      return
    }
    #expect(titled.boards.map(\.id.description) == ["in-favour"])
    #expect(titled.boards[0].items.first?.id.description == "own")
  }

  private static var course: Poll {
    get throws {
      let items = [("own", "Care at home"), ("jobs", "Jobs")]
      let north = Meeting(id: try slug("north"), title: "The day of the north", region: nil, date: nil)
      let assen = Meeting(id: try slug("assen"), title: "Assen", region: nil, date: "2026-12-24")
      return Poll(
        paper: try slug("housing"), id: try slug("next"), question: "Q?",
        form: .sticker(
          StickerForm(
            boards: [
              Board(
                id: try slug("defence"), title: "Against",
                items: try items.map { PollItem(id: try slug($0.0), text: $0.1) })
            ], limits: StickerLimits(perBoard: 1, total: nil, perItem: nil), meetings: [north, assen],
            source: .counted, hideBelow: 3)))
    }
  }

  fileprivate static func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }

  @Test func `a last day whose line is taken away is gone`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("board").newPoll(name, template: "question: Q?\nkind: stance\nuntil: 2030-01-31\n")
    #expect(try edited(hall, "until: 2030-01-31\n").deadline == nil)
  }

  // MARK: The line of a meeting

  @Test(
    arguments: [
      ("Assen; ; 24-12-2026", "Assen", nil, "2026-12-24"), ("Assen; 24-12-2026", "Assen", nil, "2026-12-24"),
      ("Assen; north", "Assen", "north", nil), ("Assen; ;", "Assen", nil, nil), ("Assen", "Assen", nil, nil),
      ("Assen\\; hall 2; north; 2026-12-24", "Assen; hall 2", "north", "2026-12-24"),
      ("A\\\\b\\c\\; d", "A\\b\\c; d", nil, nil),
    ] as [(String, String, String?, String?)])
  func `a meeting is read by its fields`(_ line: String, _ title: String, _ region: String?, _ day: String?)
    throws
  {
    for end in ["", "\n"] {
      let text = "question: Q?\nkind: sticker\nper-board: 1\nboard: B\n- x\n- y\nmeeting: \(line)\(end)"
      guard case .sticker(let wish) = try PollTemplate.read(text).wish, case .list(let read) = wish.meetings
      else {
        Issue.record("it is no sticker poll")
        return
      }
      #expect(read.map(\.title) == [title] && read.map(\.region) == [region] && read.map(\.date) == [day])
    }
  }

  @Test(arguments: [
    ("Assen; 31-02-2026", "Line 5: '31-02-2026' is no day."),
    ("Assen; 24-12-2026; north", "Line 5: '24-12-2026' is a day, and stands where the region does."),
    ("Assen; 24-12-2026;", "Line 5: '24-12-2026' is a day, and stands where the region does."),
    ("Assen; hall 2; north; 24-12-2026", "Line 5: A meeting has a title, a region and a day."),
  ]) func `a day is never taken for a region`(_ line: String, _ message: String) {
    let refusal = #expect(throws: Refusal.self) {
      try PollTemplate.read("question: Q?\nper-board: 1\nboard: B\n- x\nmeeting: \(line)\n")
    }
    #expect(refusal?.explanation.message == message)
  }
}

/// Definitions as a person or a program may have written them, with all that a template has no words for.
private struct RandomDefinition {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private static let texts = [
    "Homes", "Homes", "x", "A home; a job", "Two lines\nof a wall", "5: of 10", "- a mark", "#1 first",
    "At 10:30, \\; and \\", "“Euro’s”", "leave: it", "kind: stance", "Een\r\nTwee", "  spaces  around ",
    "é ë",
  ]

  private mutating func text() -> String { Self.texts.randomElement(using: &random) ?? "x" }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// So many short names, none of which need have to do with a text.
  private mutating func names(_ count: Int) throws -> [Slug] {
    let words = ["own", "x", "homes", "north", "b2", "leave-it", "homes-1", "e-e"].shuffled(using: &random)
    return try words.prefix(count).map { try PollTemplateRoundTripTests.slug($0) }
  }

  private mutating func items() throws -> [PollItem] {
    try names(number(2...5)).map { PollItem(id: $0, text: text()) }
  }

  private mutating func meetings() throws -> [Meeting] {
    try names(number(0...4)).map { id in
      Meeting(
        id: id, title: text(), region: [nil, "north", text()].randomElement(using: &random) ?? nil,
        date: [nil, "2026-12-24"].randomElement(using: &random) ?? nil)
    }
  }

  private mutating func stickers() throws -> StickerForm {
    let boards = try names(number(1...3)).map { Board(id: $0, title: text(), items: try items()) }
    let isInAll = Bool.random(using: &random)
    return StickerForm(
      boards: boards,
      limits: StickerLimits(
        perBoard: isInAll ? nil : number(1...3), total: isInAll ? number(1...9) : nil, perItem: 1),
      meetings: try meetings(), source: Bool.random(using: &random) ? .counted : .ballots,
      hideBelow: number(0...6))
  }

  private mutating func evaluation() throws -> StickerForm {
    var questions = [
      EvaluationQuestion(id: try PollTemplateRoundTripTests.slug("first"), text: text(), form: .scale(5))
    ]
    for id in try names(number(0...4)) {
      let form: EvaluationQuestion.Form =
        switch number(0...2) {
        case 0: .scale(number(2...10))
        case 1: .choice(try items())
        default: .open
        }
      questions.append(EvaluationQuestion(id: id, text: text(), form: form))
    }
    return StickerForm(questions: questions, meetings: try meetings(), hideBelow: number(0...6))
  }

  private mutating func motion() throws -> MotionForm {
    var alternatives = try names(number(2...4)).map { Alternative(id: $0, text: text(), targets: []) }
    let leave = try PollTemplateRoundTripTests.slug(Alternative.leaveID)
    let usual = BallotPhrases(.english).leave
    switch number(0...3) {
    case 0: alternatives.append(Alternative(id: leave, text: usual, targets: []))
    case 1: alternatives.append(Alternative(id: leave, text: "An own wording", targets: []))
    case 2: alternatives.insert(Alternative(id: leave, text: usual, targets: []), at: 0)
    default: break
    }
    return MotionForm(
      alternatives: alternatives, rule: .consent, quorum: number(0...3),
      isWeighted: Bool.random(using: &random))
  }

  mutating func poll() throws -> Poll {
    let form: Poll.Form =
      switch number(0...6) {
      case 0...2: .sticker(try stickers())
      case 3, 4: .sticker(try evaluation())
      case 5: .motion(try motion())
      default: .stance
      }
    return Poll(
      paper: try PollTemplateRoundTripTests.slug("housing"), id: try PollTemplateRoundTripTests.slug("next"),
      question: text(), form: form, deadline: Bool.random(using: &random) ? Deadline("2030-01-31") : nil,
      replaces: Bool.random(using: &random) ? Slug("course") : nil,
      textLanguage: [nil, "fr", "en"].randomElement(using: &random) ?? nil)
  }
}
