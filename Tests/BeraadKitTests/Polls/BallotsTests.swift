import Deliberation
import Git
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct BallotsTests {
  private static let table = """
    token,worries,hopes
    zk3,rent debt,homes
    a7f,debt,
    m2q,,work homes

    """

  private func hall() throws -> Assembly {
    try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
  }

  @Test func `ballots become one sorted record that keeps nothing of their order`() throws {
    let sheets = try [
      Self.table,
      "token,hopes,worries\nm2q,homes work,\na7f,,debt\nzk3,homes,debt rent\n",
    ].map { table in
      let hall = try hall()
      let commits = try hall.repository.git("rev-list", "--count", "HEAD")
      let step = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", table))
      #expect(step.story == ["Entered 3 ballots of Leeds."])
      #expect(try hall.repository.git("rev-list", "--count", "HEAD~1") == commits)
      let path = "papers/housing/polls/course/meetings/leeds/\(try #require(step.record))"
      let record = try hall.repository.read("\(path).json")
      #expect(record.contains(#""people":3"#) && !record.contains("zk3"))
      let sheet = try hall.repository.git("rev-parse", "HEAD:\(path).csv").prefix(40)
      #expect(record.contains(#""sheet":"\#(sheet)""#))
      return try hall.repository.read("\(path).csv")
    }
    #expect(sheets[0] == sheets[1])
    #expect(sheets[0] == "token,worries,hopes\na7f,debt,\nm2q,,homes work\nzk3,rent debt,homes\n")
  }

  @Test func `a sheet that was changed later counts as it was, and verify names it`() throws {
    let hall = try hall()
    let step = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.table))
    let path = "papers/housing/polls/course/meetings/leeds/\(try #require(step.record)).csv"
    let before = try hall.stickers()
    try hall.repository.commit([path: "token,worries,hopes\na7f,rent,\n"])
    #expect(try hall.stickers() == before)
    let report = try hall.as("board").verify(nil, since: nil, files: nil)
    #expect(report.checks.contains { !$0.ok && $0.detail.contains("\(path) was changed") })
  }

  @Test func `a ballot says how many people stand behind an item`() throws {
    let hall = try hall()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.table))
    let tally = try hall.stickers()
    #expect(tally.people == 3)
    #expect(tally.boards[0].items.map(\.people) == [1, 2])
  }

  @Test(arguments: [
    ("token\na,b\n", "Line 1: the table has to begin with the headings token,worries,hopes."),
    ("worries,hopes\n", "Line 1: the table has to begin with the headings token,worries,hopes."),
    ("token,worry\na7,rent\n", "Line 1: There is no board 'worry'. | there is: hopes, worries"),
    ("token,hopes,hopes\n", "Line 1: The board 'hopes' has two columns."),
    ("token,worries\na7,rent,debt\n", "Line 2: It has 3 fields, not 2 as the headings."),
    (
      "token,worries\na7,rent\nb8,debt\na7,debt\n",
      "Line 4, column token: The token 'a7' stands on line 2 too."
    ),
    (
      "token,worries\nAnn Smith,rent\n",
      "Line 2, column token: 'Ann Smith' is no token: 1 to 64 letters and digits of ASCII, '-' or '_'."
    ),
    (
      "token,worries\na7,rent rent\n",
      "Line 2, column worries: The ballot 'a7' placed 2 stickers at 'rent': at most 1 at one item."
    ),
    (
      "token,worries\n,rent\n",
      "Line 2, column token: There is no token here: 1 to 64 letters and digits of ASCII, '-' or '_'."
    ),
    (
      "token,worries\na7,rnt\n",
      "Line 2, column worries: There is no item 'rnt' on the board 'worries'. | did you mean rent?"
    ),
    (
      "token,worries\n",
      "There is no ballot of 'leeds'. | where nobody handed one in, say how many were there with --present"
    ),
  ]) func `a table that is wrong is refused with its line, and nothing is written`(
    _ table: String, _ message: String
  ) throws {
    let hall = try hall()
    #expect(
      try hall.refusal { _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", table)) }
        == message)
  }

  @Test func `a token of another meeting is refused`() throws {
    let hall = try hall()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.table))
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(
          in: Assembly.course, hall.table("bath", "token,worries\nnew,rent\nzk3,rent\n"))
      }.hasPrefix("Line 3, column token: The token 'zk3' stands twice: at 'leeds' too."))
  }

  @Test func `a table of ballots that lacks the column of a board is refused, unless that is said`() throws {
    let hall = try hall()
    var file = hall.table("leeds", "token,worries\na,rent\nb,rent\nc,rent\n", isPartial: false)
    #expect(
      try hall.refusal { _ = try hall.as("north").ballots(in: Assembly.course, file) }
        == "Line 1: The board 'hopes' has no column. | add it, with nothing in it where a person placed none there; where nobody did, say so with --partial"
    )
    file.isPartial = true
    _ = try hall.as("north").ballots(in: Assembly.course, file)
    #expect(try hall.stickers().people == 3)
  }

  /// Each sheet was entered under the other's meeting; or one person's ballot was.
  @Test(arguments: [false, true])
  func `sheets that were entered under each other's meeting are put right`(isClosed: Bool) throws {
    let hall = try hall()
    let sheets = ["leeds": ["t1,rent", "t2,rent", "t3,rent"], "bath": ["u1,debt", "u2,debt", "u3,debt"]]
    func enter(_ meeting: String, _ lines: [String], moved: [String] = [], _ reason: String? = nil) throws
      -> PollStep
    {
      var file = hall.table(
        meeting, (["token,worries"] + lines).joined(separator: "\n") + "\n", replacing: reason)
      file.movedFrom = moved
      return try hall.as("north").ballots(in: Assembly.course, file)
    }
    _ = try enter("leeds", sheets["bath"] ?? [])
    _ = try enter("bath", sheets["leeds"] ?? [])
    if isClosed { _ = try hall.as("board").closePoll(Assembly.course) }
    let refused = try hall.refusal { _ = try enter("leeds", sheets["leeds"] ?? [], "Swapped.") }
    #expect(refused.hasPrefix("3 places of the table are not right"))
    #expect(
      try hall.refusal {
        _ = try enter("leeds", sheets["leeds"] ?? [], moved: ["leeds"], "Swapped.")
      } == refused)
    let step = try enter("leeds", sheets["leeds"] ?? [], moved: ["Bath"], "Swapped.")
    #expect(
      step.warnings.first
        == "3 of its tokens stand at bath too, \(isClosed ? "where they count. The poll cannot be closed anew before" : "and will count at neither, until") bath is entered again without them: beraad ballots housing/course --meeting bath --from FILE --replace --because WHY"
    )
    #expect(
      try hall.refusal {
        _ = try hall.as("board").closePoll(Assembly.course, because: isClosed ? "Swapped." : nil)
      }.contains("3 tokens (t1, t2, t3) \(isClosed ? "would stand" : "were used") at bath and leeds"))
    let late = try hall.as("board").tally(of: Assembly.course).left.filter { $0.contains("does not count") }
    #expect(
      late.allSatisfy {
        $0.contains("; after a meeting is entered again (3 tokens (t1, t2, t3) would stand at")
      })
    #expect(late.isEmpty != isClosed)
    let unfounded = try enter("leeds", sheets["leeds"] ?? [], moved: ["bath", "leeds"], "Swapped so.")
    #expect(unfounded.warnings.contains { $0.hasPrefix("--moved-from leeds is this meeting itself") })
    _ = try enter("bath", sheets["bath"] ?? [], "Swapped.")
    let again = try enter("leeds", sheets["leeds"] ?? [], moved: ["bath"], "Swapped, once more.")
    #expect(again.warnings.first?.hasPrefix("None of these tokens stands at bath") == true)
    _ = try hall.as("board").closePoll(Assembly.course, because: isClosed ? "Swapped." : nil)
    let tally = try hall.stickers()
    #expect(tally.doubled.isEmpty && tally.people == 6)
    let leeds = try #require(Slug("leeds"))
    #expect(tally.boards[0].items.map { $0.byMeeting[leeds] } == [3, 0])
  }

  @Test func `after the closing tokens are held against the corrections that wait`() throws {
    let hall = try hall()
    func enter(_ meeting: String, _ lines: String, _ reason: String? = nil) throws {
      _ = try hall.as("north").ballots(
        in: Assembly.course, hall.table(meeting, "token,worries\n\(lines)", replacing: reason))
    }
    try enter("leeds", "t1,rent\nt2,rent\nt3,rent\n")
    try enter("bath", "u1,debt\nu2,debt\nu3,debt\nt4,rent\n")
    _ = try hall.as("board").closePoll(Assembly.course)
    // One person's ballot moves: first it goes, then it comes.
    try enter("bath", "u1,debt\nu2,debt\nu3,debt\n", "It was of Leeds.")
    try enter("leeds", "t1,rent\nt2,rent\nt3,rent\nt4,rent\n", "It was of Leeds.")
    // And what a correction that waits has, no other takes.
    #expect(
      try hall.refusal { try enter("bath", "u1,debt\nt4,debt\n", "Again.") }.hasPrefix(
        "Line 3, column token: The token 't4' stands twice: at 'leeds' too."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "It was of Leeds.")
    let leeds = try #require(Slug("leeds"))
    #expect(try hall.stickers().boards[0].items.map { $0.byMeeting[leeds] } == [4, 0])
  }

  @Test func `a token that was used at two meetings, apart, counts at neither, and is said`() throws {
    let here = try hall()
    let there = try Assembly(cloning: here)
    _ = try here.as("north").ballots(
      in: Assembly.course, here.table("leeds", "token,worries\nt1,rent\nt2,rent\n"))
    _ = try there.as("board").ballots(
      in: Assembly.course, there.table("bath", "token,worries\nt1,rent\nt3,debt\nt4,debt\n"))
    try here.pull(from: there)
    let report = try here.as("board").tally(of: Assembly.course)
    #expect(report.result.stickers?.boards[0].items.map(\.stickers) == [1, 2])
    let sentence =
      "The token 't1' was used at bath and leeds: it is one person's, so neither ballot counts until one of the meetings is entered again without it."
    #expect(report.left == [sentence])
    // It waits for people, and nothing is accused.
    let verification = try here.as("board").verify(nil, since: nil, files: nil)
    #expect(verification.ok && verification.waits)
    #expect(verification.checks.contains { $0.name == "housing: apart" && $0.detail.contains(sentence) })
    let rows = try here.as("board").inbox("housing").exclusions
    #expect(rows.map(\.kind) == ["token"] && rows.first?.about == "course, t1")
    #expect(rows.first?.story.contains(sentence) == true && rows.first?.others.count == 2)
    #expect(rows.first?.story.contains("beraad ballots housing/course --meeting bath --from FILE") == true)
    #expect(try here.as("board").status().papers.first?.exclusions.map(\.story) == rows.map(\.story))
    let refusal = try here.refusal { _ = try here.as("board").closePoll(Assembly.course) }
    #expect(refusal.hasPrefix(sentence) && refusal.contains("--meeting bath --from FILE --replace"))
    _ = try here.as("north").ballots(
      in: Assembly.course, here.table("leeds", "token,worries\nt2,rent\n", replacing: "Hers was the other."))
    _ = try here.as("board").closePoll(Assembly.course)
    #expect(try here.stickers().people == 4)
  }

  /// Ballots of `leeds` entered twice, apart, of which the first share a token with those of `bath`.
  private func doubledByChoice() throws -> (hall: Assembly, doubled: String, single: String) {
    let here = try hall()
    let there = try Assembly(cloning: here)
    func enter(_ hall: Assembly, _ meeting: String, _ table: String) throws -> String {
      let step = try hall.as("board").ballots(
        in: Assembly.course, hall.table(meeting, "token,worries\n" + table))
      return try #require(step.record)
    }
    let doubled = try enter(here, "leeds", "t1,rent\nt2,rent\n")
    _ = try enter(there, "bath", "t1,debt\nt3,debt\n")
    let single = try enter(there, "leeds", "t5,rent\n")
    try here.pull(from: there)
    return (here, doubled, single)
  }

  @Test func `the rule about tokens is asked of what a closing will list`() throws {
    let (hall, doubled, single) = try doubledByChoice()
    let board = hall.as("board")
    #expect(
      try hall.refusal { _ = try board.closePoll(Assembly.course, counting: [doubled]) }.hasPrefix(
        "The token 't1' was used at bath and leeds: it is one person's, so neither ballot counts until"))
    // Whichever holds by rule: the other choice has each token once.
    _ = try board.closePoll(Assembly.course, counting: [single])
    #expect(try hall.stickers().people == 3)
    #expect(try board.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `the refusal of a doubled token names what settles it`() throws {
    let (hall, doubled, _) = try doubledByChoice()
    let board = hall.as("board")
    #expect(try hall.refusal { _ = try board.closePoll(Assembly.course, counting: [doubled]) } != "")
    _ = try board.ballots(
      in: Assembly.course, hall.table("bath", "token,worries\nt3,debt\n", replacing: "Hers was the other."))
    _ = try board.closePoll(Assembly.course, counting: [doubled])
    #expect(try hall.stickers().people == 3)
    #expect(try board.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a token that two closings list at a meeting each waits until one is entered again`() throws {
    let here = try hall()
    let there = try Assembly(cloning: here)
    for (hall, meeting) in [(here, "leeds"), (there, "bath")] {
      let table = hall.table(
        meeting, "token,worries\nt1,rent\n\(meeting)2,debt\n\(meeting)3,debt\n\(meeting)4,debt\n")
      _ = try hall.as("board").ballots(in: Assembly.course, table)
      _ = try hall.as("board").closePoll(Assembly.course, isOffline: true)
    }
    try here.pull(from: there)
    let board = here.as("board")
    let open = try #require(try board.status().papers.first).exclusions
    #expect(
      open.contains { $0.kind == "token" && $0.story.contains("'t1' would stand at bath and leeds") },
      "\(open)")
    let sentence =
      "The token 't1' was used at bath and leeds: it is one person's, so neither ballot counts until one of the meetings is entered again without it, and the poll closed anew."
    #expect(
      try here.refusal { _ = try board.closePoll(Assembly.course, because: "Both.", isOffline: true) }
        .hasPrefix(sentence))
    _ = try board.ballots(
      in: Assembly.course,
      here.table("bath", "token,worries\nbath2,debt\nbath3,debt\nbath4,debt\n", replacing: "Hers."))
    _ = try board.closePoll(Assembly.course, because: "Hers was the other.", isOffline: true)
    #expect(try here.stickers().people == 7)
    #expect(try board.verify(nil, since: nil, files: nil).ok)
  }

  @Test(arguments: [false, true])
  func `a closing anew waits while what it would list has a token at two meetings`(closedTwice: Bool) throws {
    let here = try hall()
    func enter(_ hall: Assembly, _ meeting: String, _ table: String, _ reason: String? = nil) throws {
      _ = try hall.as("board").ballots(
        in: Assembly.course, hall.table(meeting, "token,worries\n" + table, replacing: reason))
    }
    try enter(here, "leeds", "t1,rent\nt2,rent\nt3,debt\n")
    try enter(here, "bath", "u1,rent\nu2,rent\nu3,debt\n")
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
    let there = try Assembly(cloning: here)
    try enter(here, "leeds", "t1,rent\nt2,rent\nt3,debt\nu9,debt\n", "One more.")
    _ = try here.as("board").closePoll(Assembly.course, because: "Here.", isOffline: true)
    try enter(there, "bath", "u1,rent\nu2,rent\nu3,debt\nu9,rent\n", "One more.")
    if closedTwice {
      _ = try there.as("board").closePoll(Assembly.course, because: "There.", isOffline: true)
    }
    try here.pull(from: there)
    let board = here.as("board")
    let open = try #require(try board.status().papers.first).exclusions
    #expect(
      open.contains { $0.kind == "token" && $0.story.contains("'u9' would stand at bath and leeds") },
      "\(open)")
    // What is printed is not refused: no line closes the poll before a meeting was entered again.
    #expect(open.allSatisfy { $0.kind != "closing" || !$0.story.contains("beraad poll close") })
    #expect(try board.inbox("housing").exclusions.map(\.story) == open.map(\.story))
    #expect(try board.verify(nil, since: nil, files: nil).waits)
    #expect(
      try here.refusal { _ = try board.closePoll(Assembly.course, because: "Both.", isOffline: true) }
        .hasPrefix("The token 'u9' \(closedTwice ? "was used" : "would stand") at bath and leeds"))
    #expect(
      try here.refusal {
        _ = try board.publish("housing", edition: 1, to: "../e", isOffline: true, dryRun: true)
      } != "")
    try enter(here, "bath", "u1,rent\nu2,rent\nu3,debt\n", "Hers was at Leeds.")
    // Where Bath is as it was closed, nothing waits any more.
    if closedTwice { _ = try board.closePoll(Assembly.course, because: "Both.", isOffline: true) }
    #expect(try here.stickers().people == 7)
    #expect(try board.status().papers.first?.exclusions.isEmpty == true)
  }

  @Test(arguments: [
    "4S2Z-MM2Z-WN9X", "4S2ZMM2ZWN9X", "4s2z mm2z wn9x", "4S2Z_MM2Z_WN9X", "4s2z–mm2z–wn9x",
    " 4S2Z\u{A0}MM2ZWN9X",
  ])
  func `one card is one token, however its code is written`(_ code: String) throws {
    let hall = try hall()
    _ = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries\n4S2Z-MM2Z-WN9X,rent\nb,rent\nc,debt\n"))
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(
          in: Assembly.course, hall.table("bath", "token,worries\nnew,rent\n\(code),debt\n"))
      }.hasPrefix("Line 3, column token: The token '4S2ZMM2ZWN9X' stands twice: at 'leeds' too."))
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(
          in: Assembly.course, hall.table("bath", "token,worries\n4S2ZMM2ZWN9X,rent\n\(code),debt\n"))
      } == "Line 3, column token: The token '4S2ZMM2ZWN9X' stands on line 2 too.")
  }

  @Test func `a code with a letter for a digit is the same card, and an old sheet counts with the rest`()
    throws
  {
    let hall = try hall()
    _ = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries\nO1lZ-MM2Z-WN9X,rent\nb,rent\nc,debt\n"))
    let sheet = try hall.repository.git("show", "HEAD", "--format=", "--", "*.csv")
    #expect(sheet.contains("+011ZMM2ZWN9X,rent,"))
  }

  /// Earlier versions entered a code as it was written.
  @Test func `a sheet with a code as it was written counts, and its card is known at another meeting`() throws
  {
    let hall = try hall()
    func enterAsWritten(_ meeting: String, _ tokens: [String]) throws {
      _ = try hall.as("north").change("old ballots") { desk in
        let poll = try desk.poll(Assembly.course)
        let file = hall.table(meeting, "")
        let (opening, form, meeting) = try desk.atMeeting(
          file, of: poll, to: Localized(verbatim: "enter ballots"))
        let (worries, rent) = (try #require(Slug("worries")), try #require(Slug("rent")))
        let cast = tokens.map {
          Ballot(token: $0, stickers: [worries: [rent]])
        }
        let sheet = BallotSheet.text(of: cast, form: form)
        let ballots = Ballots(
          poll: poll.state.poll.id, opening: opening, meeting: meeting.id, people: cast.count,
          sheet: try Repository.id(ofBlob: sheet))
        return try desk.record(
          .ballots(ballots), sheet: sheet, of: meeting, file, in: poll, verb: "ballots",
          story: Localized(verbatim: "Entered."))
      }
    }
    try enterAsWritten("leeds", ["4S2Z-MM2Z-WN9X", "b", "c"])
    #expect(try hall.stickers().people == 3)
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(
          in: Assembly.course, hall.table("bath", "token,worries\n4S2ZMM2ZWN9X,debt\n"))
      }.hasPrefix("Line 2, column token: The token '4S2ZMM2ZWN9X' stands twice: at 'leeds' too."))
    try enterAsWritten("bath", ["4s2zmm2zwn9x", "d", "e"])
    #expect(try hall.stickers().people == 4, "one card, at two meetings")
    #expect(try hall.as("board").status().papers.first?.exclusions.map(\.about) == ["course, 4S2ZMM2ZWN9X"])
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).waits)
  }

  @Test func `a blank ballot is kept as one, with who was there`() throws {
    let hall = try hall()
    func enter(present: Int?) throws -> PollStep {
      try hall.as("north").ballots(
        in: Assembly.course, present: present,
        hall.table("leeds", "token,worries,hopes\na,rent,\nb,,\nc,debt,work\nd,rent debt,homes work\n"))
    }
    #expect(
      try hall.refusal { _ = try enter(present: 3) }
        == "3 people cannot be present where 4 handed in a ballot, 1 of them blank.")
    #expect(try enter(present: 88).story == ["Entered 3 ballots of Leeds. 1 more was blank."])
    let tally = try hall.stickers()
    #expect(tally.meetings.map(\.present) == [88] && tally.meetings.map(\.blank) == [1])
    #expect(tally.people == 3 && tally.boards.map(\.placedFewer) == [2, 2])
    #expect(tally.uncounted.map(\.id.description) == ["bath"])
  }

  @Test func `items are written as the paper ballot has them, by number or text, or by their short names`()
    throws
  {
    let hall = try Assembly.open(
      sticker: Assembly.sticker(source: "ballots").replacing(
        "\"text\": \"Rent\"", with: "\"text\": \"Rent, and what it does\""))
    let table = [
      "token;worries;hopes", "a;1 2;2", "b;\"Rent, and what it does\";homes work",
      "c;\"Debt; rent, AND what it does\";Work", "d;rent debt;\"Homes | Work\"",
    ]
    let step = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", table.joined(separator: "\n") + "\n"))
    #expect(
      try hall.repository.read(
        "papers/housing/polls/course/meetings/leeds/\(try #require(step.record)).csv")
        == "token,worries,hopes\na,rent debt,work\nb,rent,homes work\nc,rent debt,work\nd,rent debt,homes work\n"
    )
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(in: Assembly.course, hall.table("bath", "token,hopes\ne,3\n"))
      } == "Line 2, column hopes: The board 'hopes' has no item 3: they go from 1 to 2.")
  }

  @Test func `a card that was handed in blank is used, over all meetings`() throws {
    let hall = try hall()
    let cards = Array("token\na\nb\nc\n4S2ZMM2ZWN9X\n".utf8)
    func enter(_ meeting: String, _ table: String) throws -> PollStep {
      try hall.as("north").ballots(
        in: Assembly.course, cards: cards, hall.table(meeting, "token,worries\n" + table))
    }
    let step = try enter("leeds", "a,rent\nb,debt\nc,debt\n4s2z-mm2z-wn9x,\n")
    let path = "papers/housing/polls/course/meetings/leeds/\(try #require(step.record))"
    #expect(
      try hall.repository.read("\(path).csv")
        == "token,worries,hopes\n4S2ZMM2ZWN9X,,\na,rent,\nb,debt,\nc,debt,\n")
    for again in ["4S2ZMM2ZWN9X,rent\n", "4s2z-mm2z-wn9x,\n"] {
      #expect(
        try hall.refusal { _ = try enter("bath", again) }.hasPrefix(
          "Line 2, column token: The token '4S2ZMM2ZWN9X' stands twice: at 'leeds' too."))
    }
    let tally = try hall.stickers()
    #expect(tally.people == 3 && tally.meetings.map(\.blank) == [1])
    // The same from what is remembered beside the repository, and without it.
    #expect(try hall.stickers() == tally)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a card that was handed in blank and used elsewhere, apart, counts at neither`() throws {
    let here = try hall()
    let there = try Assembly(cloning: here)
    _ = try here.as("north").ballots(
      in: Assembly.course, here.table("leeds", "token,worries\nt1,\nt2,rent\nt5,\n"))
    _ = try there.as("board").ballots(
      in: Assembly.course, there.table("bath", "token,worries\nt1,rent\nt3,debt\nt4,debt\n"))
    try here.pull(from: there)
    let tally = try here.stickers()
    #expect(tally.boards[0].items.map(\.stickers) == [1, 2] && tally.doubled.map(\.token) == ["t1"])
    let open = try here.as("board").status().papers.first?.exclusions.map(\.about)
    #expect(open == ["course, t1"])
  }

  @Test func `a sheet of before blank ballots had lines counts as it did`() throws {
    let hall = try hall()
    let step = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries\na,rent\nb,debt\nc,debt\n"))
    let id = try #require(step.record)
    let view = try hall.as("board").poll(Assembly.course)
    guard case .sticker(let form) = view.poll.form,
      case .ballots(let cast)? = view.counted.values.first(where: { $0.id.description == id })?.body
    else {
      Issue.record("no ballots \(id)")
      return
    }
    var count = SheetCount(items: 4, boards: 2)
    count.people = 3
    let older = Ballots(
      poll: cast.poll, opening: cast.opening, meeting: cast.meeting, people: 3, blank: 2, sheet: cast.sheet)
    #expect(throws: Never.self) { try form.check(older, sheet: .right(count)) }
    count.blank = 1
    #expect(throws: Refusal.self) { try form.check(older, sheet: .right(count)) }
    count.blank = 2
    #expect(throws: Never.self) { try form.check(older, sheet: .right(count)) }
  }

  @Test func `a hall in which nobody placed a sticker is counted, with none`() throws {
    let hall = try hall()
    #expect(
      try hall.as("north").ballots(
        in: Assembly.course, present: 25, hall.table("leeds", "token,worries\na,\nb,\nc,\nd,\n")
      ).story == ["Entered 4 ballots, all blank, of Leeds: nobody placed a sticker."])
    #expect(
      try hall.as("north").ballots(in: Assembly.course, present: 9, hall.table("bath", "token,worries\n"))
        .story == ["Entered no ballot of Bath: nobody placed a sticker."])
    let tally = try hall.stickers()
    #expect(tally.people == 0 && tally.uncounted.isEmpty && !tally.isPartlyHidden)
    #expect(tally.meetings.map(\.people) == [0, 0] && tally.meetings.map(\.blank) == [4, 0])
    #expect(tally.meetings.map(\.present) == [25, 9])
    _ = try hall.as("board").closePoll(Assembly.course)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a token that no card has is refused by its line, where the list of cards is given`() throws {
    let hall = try hall()
    func enter(_ table: String, _ cards: String) throws {
      _ = try hall.as("north").ballots(
        in: Assembly.course, cards: Array(cards.utf8), hall.table("leeds", "token,worries\n" + table))
    }
    let cards = "token\n4S2ZMM2ZWN9X\n011ZMM2ZWN9X\n"
    #expect(
      try hall.refusal { try enter("4s2z-mm2z-wn9x,rent\nmade-up-1,rent\n", cards) }
        == "Line 3, column token: No card has the token 'made-up-1'. | look at the ballot again")
    #expect(try hall.refusal { try enter("a,rent\n", "token\n") } == "The list of cards is empty.")
    try enter("4s2z-mm2z-wn9x,rent\n", cards)
  }

  @Test func `a poll of counts takes no ballots`() throws {
    let hall = try Assembly.open()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.table))
      }
      .hasPrefix("This poll takes stickers counted on the wall, not ballots."))
  }
}
