import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A poll that is written in an editor, and one that follows another.
@Suite struct PollTemplateTests {
  private static let sticker = """
    # Left out: kind: stance
    question: Where do we begin?
    per-board: 2
    per-item: 1
    source: ballots
    hide-below: 5

    board: Worries: of today
    - Rents, and what comes with them
    -Debts
    board: Hopes
    - Homes
    meeting: Leeds; north; 14-3-2026
    meeting: "Bath", they say
    """

  private let name = PollName(paper: "housing", poll: "next")

  private func put(_ hall: Assembly, _ text: String) throws -> Poll {
    let filled = try PollTemplate.read(text)
    _ = try hall.as("board").newPoll(
      name, question: filled.question, wish: filled.wish, replaces: filled.replaces)
    return try hall.as("board").poll(name).poll
  }

  @Test func `a sticker poll is read line by line, and its template reads as itself`() throws {
    let hall = try Assembly()
    let poll = try put(hall, Self.sticker)
    guard case .sticker(let form) = poll.form else {
      Issue.record("it is no sticker poll")
      return
    }
    #expect(poll.question == "Where do we begin?")
    #expect(form.boards.map(\.title) == ["Worries: of today", "Hopes"])
    #expect(form.boards[0].items.map(\.text) == ["Rents, and what comes with them", "Debts"])
    #expect(form.limits == StickerLimits(perBoard: 2, total: nil, perItem: 1))
    #expect(form.source == .ballots && form.hideBelow == 5)
    #expect(form.meetings.map(\.title) == ["Leeds", "\"Bath\", they say"])
    #expect(form.meetings[0].region == "north" && form.meetings[0].date == "2026-03-14")
    let template = try hall.as("board").pollTemplate(name)
    #expect(try put(hall, template) == poll)
  }

  @Test func `a motion is read too, and its template reads as itself`() throws {
    let hall = try Assembly()
    let text =
      "kind: motion\nquestion: Which?\nalternative: one: A home\nalternative: Homes\nrule: consent\nquorum: 2\nweighted: yes\n"
    let poll = try put(hall, text)
    guard case .motion(let form) = poll.form else {
      Issue.record("it is no motion")
      return
    }
    #expect(form.alternatives.map(\.id.description) == ["one", "homes", "leave"])
    #expect(form.rule == .consent && form.quorum == 2 && form.isWeighted)
    #expect(try put(hall, hall.as("board").pollTemplate(name)) == poll)
    #expect(try put(hall, "kind: stance\nquestion: Well?").form == .stance)
  }

  @Test func `the empty template records nothing, and says what it is for`() throws {
    let template = PollTemplate.text(of: nil)
    #expect(template.contains("# meeting: Leeds; north; 2026-03-14"))
    #expect(throws: Refusal.self) { try PollTemplate.read(template) }
    #expect(throws: Refusal.self) {
      try PollTemplate.read(template.replacing("question: ", with: "question: What?"))
    }
  }

  @Test(arguments: [
    ("question: A\n- early\nper-board: 1\nboard: B\n- c\n", "Line 2: An item stands before the first board."),
    ("question: A\nnonsense\nkind: stance\n", "Line 2: 'nonsense' has no colon behind what it says."),
    ("question: A\nboards: B\nkind: stance\n", "Line 2: There is no line 'boards'."),
    ("question: A\nquestion: B\nkind: stance\n", "Line 2: 'question' stands twice."),
    ("question: A\nboard: B\n- c\n", "Say how many stickers a person has: per-board, total or both."),
    ("question: A\nper-board: two\nboard: B\n- c\n", "Line 2: 'per-board' is a whole number, and not 'two'."),
    ("question: A\nper-board: 2\nboard: B\n", "Line 3: The board 'B' has no items."),
    ("question: A\nkind: motion\n", "A motion needs an alternative."),
    ("kind: stance\n", "There is no question: nothing was recorded."),
  ]) func `what is not right is refused by its line`(_ text: String, _ message: String) {
    do throws(Refusal) {
      _ = try PollTemplate.read(text)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.explanation.message == message)
    }
  }

  @Test func `every line whose value is none is named, with those that are no line`() {
    let text = "question: A\nkind: stikker\nsource: gezegd\nborden: x\nuntil: soon\nweighted: maybe\n"
    let refusal = #expect(throws: Refusal.self) { try PollTemplate.read(text) }
    let causes = refusal?.explanation.causes ?? []
    #expect(causes.map { $0.prefix(7) } == (2...6).map { "Line \($0):" }, "\(causes)")
    #expect(causes.count == 5 && causes[1].hasPrefix("Line 3: There is no source 'gezegd'."))
  }

  /// Rounds of one fault each, with meetings by the lines of a table that nobody wrote.
  @Test func `all that is wrong is named at once, by the lines of the template`() throws {
    let text = """
      question: Q?
      kind: sticker
      per-board: two
      per-item: 0
      hide-below: -3
      total: 1001
      replaces: nothing
      board: Worries
      - A
      -
      meeting: Leeds; north; 31-02-2026
      meeting: ; north
      board: Empty
      board:
      - X
      until: soon
      alternative: A home
      quorum: 2
      """
    let hall = try Assembly()
    let refusal = #expect(throws: Refusal.self) { try hall.as("board").newPoll(name, template: text) }
    let explanation = try #require(refusal?.explanation)
    #expect(explanation.message == "12 places of the template are not right; nothing was recorded.")
    #expect(
      explanation.causes == [
        "Line 3: 'per-board' is a whole number, and not 'two'.",
        "Line 4: 'per-item' is a number from 1 to 1000, and not 0.",
        "Line 5: 'hide-below' is a whole number, and not '-3'.",
        "Line 6: 'total' is a number from 1 to 1000, and not 1001.",
        "Line 7: There is no poll 'nothing'. (there is: course)",
        "Line 11: '31-02-2026' is no day.", "Line 12: The meeting has no name.",
        "Line 13: The board 'Empty' has no items.", "Line 14: The board has no title.",
        "Line 16: 'soon' is no day. (write it as 2012-10-05)",
        "Line 17: 'alternative' belongs to a motion, and not to a sticker poll.",
        "Line 18: 'quorum' belongs to a motion, and not to a sticker poll.",
      ])
  }

  @Test func `what is missing is named with what is wrong`() {
    let refusal = #expect(throws: Refusal.self) { try PollTemplate.read("kind: sticker\ncolour: red\n") }
    #expect(
      refusal?.explanation.causes.map { String($0.prefix(30)) } == [
        "Line 2: There is no line 'colo", "There is no question: nothing ", "Say how many stickers a person",
        "A sticker poll needs a board.",
      ])
  }

  @Test func `the words of a template may be Dutch, behind a mark of the byte order`() throws {
    let text = """
      \u{FEFF}vraag: Wat nu?
      soort: stickers
      per-bord: 2
      bron: briefjes
      verberg-onder: 5
      tot: 31-3-2026
      taal: nl
      bord: Verweer
      - Schulden
      bijeenkomst: Drachten; Noord; 5-10-2012
      """
    let filled = try PollTemplate.read(text.replacing("\n", with: "\r\n"))
    guard case .sticker(let wish) = filled.wish, case .list(let meetings) = wish.meetings else {
      Issue.record("it is no sticker poll")
      return
    }
    #expect(filled.question == "Wat nu?" && filled.facts.deadline?.day == "2026-03-31")
    #expect(wish.boards.map(\.title) == ["Verweer"] && wish.boards.map(\.items) == [["Schulden"]])
    #expect(wish.source == .ballots && wish.hideBelow == 5 && wish.limits.perBoard == 2)
    #expect(meetings.map(\.date) == ["2012-10-05"])
    let motion = try PollTemplate.read(
      "vraag: Welke?\nsoort: stemming\nvoorstel: een: Een huis\nregel: meerderheid\ngewogen: ja\n")
    guard case .motion(let texts, let terms) = motion.wish else {
      Issue.record("it is no motion")
      return
    }
    #expect(texts == ["een: Een huis"] && terms.rule == .majority && terms.isWeighted)
    #expect(throws: Refusal.self) { try PollTemplate.read("vraag: A?\nquestion: B?\nkind: stance\n") }
  }

  @Test(arguments: [
    ("kind: motie", "alternatief: Thuis"),
    ("soort: motie", "alternatief: Thuis\ndrempel: 2\nregel: tweederde"),
    ("soort: Standpunt", ""),
    ("soort: stickerpeiling", "per bord: 2\nin totaal: 3\nverbergen onder: 5\nbord: B\n- c"),
    ("soort: sticker", "tot en met: 31-12-2030\nper onderdeel: 1\ntotaal: 1\nbord: B\n- c"),
  ]) func `Dutch words are taken as people write them`(_ kind: String, _ rest: String) throws {
    #expect(try PollTemplate.read("vraag: Wat?\n\(kind)\n\(rest)\n").question == "Wat?")
  }

  @Test func `what is no word is answered with all that there are, also the Dutch ones`() {
    func causes(_ text: String) -> [String] {
      let refusal = #expect(throws: Refusal.self) { try PollTemplate.read(text) }
      let said = refusal?.explanation
      return (said?.causes ?? []).isEmpty ? [said?.message ?? ""] + (said?.hints ?? []) : said?.causes ?? []
    }
    #expect(
      causes("vraag: A\nsoort: lijst\n").last
        == "there is: evaluatie, evaluation, motie, motion, stance, standpunt, stemming, sticker, stickerpeiling, stickers"
    )
    let line = causes("vraag: A\nsoort: standpunt\nzzzzzzz: 2\n")
    #expect(line.last?.contains("quorum (drempel), weighted (gewogen)") == true, "\(line)")
    // One line that is not understood is one fault, though what it says is missing then.
    #expect(causes("vraag: A\nbord: B\n- c\nperbord: 2\n").first == "Line 4: There is no line 'perbord'.")
    #expect(
      causes("vraag: A\nsoort: motie\nalternatief: b\ngewogen: misschien\n")
        == ["Line 4: 'gewogen' is ja or nee, and not 'misschien'."])
    #expect(
      causes("question: A\nkind: motion\nalternative: x:\nalternative: y: Y\n").first
        == "Line 3: The alternative 'x' has no words.")
    #expect(
      causes("vraag: A\nboard: B\n- c\nper-board: 1\nper-bord: twee\n").last
        == "Line 5: 'per-bord' is a whole number, and not 'twee'.")
    // The template says them too.
    let template = PollTemplate.text(of: nil)
    for word in ["vraag", "verberg-onder", "drempel", "gewogen", "motie", "stembriefjes", "twee-derde"] {
      #expect(template.contains(" \(word),") || template.contains(" \(word)\n"), "\(word)")
    }
  }

  @Test func `a text with the line ends of an old Mac is read line by line`() throws {
    let text = "question: Q?\rkind: sticker\rper-board: 2\rboard: V\r- A\r- B\r"
    guard case .sticker(let wish) = try PollTemplate.read(text).wish else {
      Issue.record("it is no sticker poll")
      return
    }
    #expect(wish.boards.map(\.items) == [["A", "B"]])
  }

  @Test func `who makes a motion of the new template leaves the rest of it as it is`() throws {
    let text = PollTemplate.text(of: nil).replacing("question: ", with: "question: Which?")
      .replacing("kind: sticker", with: "kind: motion").replacing("# alternative:", with: "alternative:")
    guard case .motion(let texts, _) = try PollTemplate.read(text).wish else {
      Issue.record("it is no motion")
      return
    }
    #expect(texts == ["A home for all", "Homes first"])
    let refusal = #expect(throws: Refusal.self) {
      try PollTemplate.read(text.replacing("board: Hopes", with: "board: Hopes\n- Homes"))
    }
    #expect(
      refusal?.explanation.message.hasSuffix("'board' belongs to a sticker poll, and not to a motion.")
        == true)
  }

  @Test func `a poll that follows another says so, and so does the other`() throws {
    let hall = try Assembly.open()
    let text =
      "question: Again?\nper-board: 1\nboard: B\n- c\n- d\nmeeting: Leeds\nreplaces: housing/course\n"
    #expect(try put(hall, text).replaces == Slug("course"))
    _ = try hall.as("board").addMeeting("Bath", region: nil, date: nil, to: name)
    #expect(
      try hall.as("board").poll(name).poll.replaces == Slug("course"), "another meeting leaves it alone")
    let old = try hall.as("board").tally(of: Assembly.course)
    #expect(old.result.followedBy == [], "a draft follows nothing yet")
    _ = try hall.as("board").openPoll(name)
    #expect(try hall.as("board").tally(of: Assembly.course).result.followedBy.map(\.description) == ["next"])
    for poll in [Assembly.course, name] { _ = try hall.as("board").closePoll(poll) }
    _ = try hall.as("board").publish("housing", edition: 1, to: "edition", dryRun: false)
    let page = try hall.repository.read("edition/index.html")
    #expect(page.contains("This question was asked before: <a href=\"#poll-course\">"))
    #expect(page.contains("This question was asked anew: <a href=\"#poll-next\">"))
  }

  @Test func `it follows only what was asked, and not itself`() throws {
    let hall = try Assembly()
    func refusal(_ old: String) throws -> String {
      try hall.refusal { _ = try put(hall, "kind: stance\nquestion: A?\nreplaces: \(old)\n") }
    }
    #expect(try refusal("corse").contains("did you mean course?"))
    #expect(try refusal("next").contains("There is no poll 'next'"))
    #expect(try refusal("course").contains("was not opened"))
    #expect(
      try hall.refusal {
        _ = try hall.as("board").newPoll(
          name,
          definition: Array(
            #"{"format":1,"kind":"poll","paper":"housing","poll":"next","question":"Q","type":"stance","replaces":"next"}"#
              .utf8))
      }.contains("no other poll"))
  }

  @Test func `another meeting keeps the last day for votes`() throws {
    let dated = Assembly.sticker().replacing("\"source\"", with: "\"until\": \"2026-03-01\", \"source\"")
    let hall = try Assembly(sticker: dated)
    _ = try hall.as("board").addMeeting("York", region: nil, date: nil, to: Assembly.course)
    #expect(try hall.as("board").poll(Assembly.course).poll.deadline?.day == "2026-03-01")
  }

  @Test(arguments: ["\n", "\r\n"], ["\u{301}", "\u{200D}"])
  func `a line is read whatever its mark is joined with, and whatever ends it`(end: String, mark: String)
    throws
  {
    let lines = [
      "#\(mark) a remark", "question: \(mark)Q?", "per-board: 1", "board:\(mark)B", "-\(mark)one", "-two",
    ]
    let filled = try PollTemplate.read(lines.joined(separator: end))
    #expect(Array(filled.question.utf8) == Array("\(mark)Q?".utf8))
    guard case .sticker(let wish) = filled.wish else {
      Issue.record("no boards")
      return
    }
    #expect(wish.boards.map { Array($0.title.utf8) } == [Array("\(mark)B".utf8)])
    #expect(wish.boards.first?.items.map { Array($0.utf8) } == ["\(mark)one", "two"].map { Array($0.utf8) })
  }
}
