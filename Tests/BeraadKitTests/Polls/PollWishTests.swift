import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Questions that are typed, without a definition in JSON.
@Suite struct PollWishTests {
  private static let name = PollName(paper: "housing", poll: "autumn")

  private func sticker(
    _ boards: [(title: String, items: [String])], perBoard: Int? = 2, total: Int? = nil, perItem: Int? = nil,
    meetings: String? = "bijeenkomst;regio;datum\nDrachten;Noord;5-10-2023\nBergen op Zoom;Zuid;2023-11-09\n"
  ) -> PollWish {
    .sticker(
      StickerWish(
        boards: boards, limits: StickerLimits(perBoard: perBoard, total: total, perItem: perItem),
        source: .counted, hideBelow: nil, meetings: meetings.map { .table(Array($0.utf8)) } ?? .list([])))
  }

  private func form(_ hall: Assembly) throws -> StickerForm {
    let desk = try Desk(hall.as("board"))
    return try PollDesk(desk, Self.name).stickerForm()
  }

  @Test func `boards, items and meetings get names made of their texts`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "Wat nu?",
      wish: sticker([
        ("Verweer", ["Sociale coöperaties", "Sociale coöperaties!"]), ("Vernieuwing", ["Maatjes"]),
      ]))
    #expect(step.story.last == "Each person has at most 2 on a board.")
    #expect(step.warnings == [])
    let form = try form(hall)
    #expect(form.boards.map(\.id.description) == ["verweer", "vernieuwing"])
    #expect(form.boards[0].items.map(\.id.description) == ["sociale-cooperaties", "sociale-cooperaties-1"])
    #expect(form.meetings.map(\.id.description) == ["drachten", "bergen-op-zoom"])
    #expect(form.meetings.map(\.date) == ["2023-10-05", "2023-11-09"])
    #expect(form.meetings.map(\.region) == ["Noord", "Zuid"])
  }

  @Test(arguments: [
    (Optional(2), Int?.none, "at most 2 on a board"), (1, nil, "at most 1 on a board"),
    (nil, 2, "at most 2 in all"),
  ]) func `each reading of two stickers a person can be put`(_ perBoard: Int?, _ total: Int?, _ said: String)
    throws
  {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?", wish: sticker([("Verweer", ["a", "b"])], perBoard: perBoard, total: total))
    #expect(step.story.last == "Each person has \(said).")
  }

  @Test func `what cannot work is said before it is frozen`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker([("Verweer", ["Zorg", "zorg"])], perBoard: 3, perItem: 1, meetings: nil))
    #expect(
      step.warnings == [
        "'zorg' and 'zorg-1', of the items of the board 'verweer', have one text: nobody can tell them apart.",
        "It has no meetings: nothing can be counted.",
        "On the board 'verweer' nobody can place 3 stickers: it has 2 items, with at most 1 at each.",
      ])
  }

  @Test func `no short name is the text of another, and a text that is a name has it`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker(
        [("Plan!", ["Plan!", "Plan?", "Plan-1"]), ("plan", ["Rents\u{200B}", "Rents"])],
        meetings: "meeting\nLeeds\nLeeds?\nLeeds-1\n"))
    let form = try form(hall)
    #expect(form.boards.map(\.id.description) == ["plan-1", "plan"])
    #expect(form.boards[0].items.map(\.id.description) == ["plan", "plan-2", "plan-1"])
    #expect(form.boards[1].items.map(\.id.description) == ["rents-1", "rents"])
    #expect(form.meetings.map(\.id.description) == ["leeds", "leeds-2", "leeds-1"])
    #expect(
      step.warnings == [
        "'rents-1' and 'rents', of the items of the board 'plan', look the same: nobody can tell them apart."
      ])
    _ = try hall.as("board").addMeeting("Leeds-2!", region: nil, date: nil, to: Self.name)
    _ = try hall.as("board").addMeeting("Leeds-2", region: nil, date: nil, to: Self.name)
    #expect(try self.form(hall).meetings.map(\.id.description).suffix(2) == ["leeds-2-1", "leeds-2-2"])
  }

  @Test func `what looks the same is said, and a last day that is over`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker(
        [("Verweer", ["Rents.", "Ｒents", "Rent?", "Rent!"])],
        meetings: "meeting;region\nLeeds;Noord\nYork;noord \nBath;Zuid\n"),
      facts: PollFacts(until: "13-11-2023", language: nil))
    #expect(
      step.warnings == [
        "'rents' and 'ents', of the items of the board 'verweer', look the same: nobody can tell them apart.",
        "The regions 'Noord' and 'noord' look the same, and are counted as 2.",
        "The last day of the poll, 2023-11-13, is over: every vote comes too late.",
      ])
    #expect(try hall.as("board").openPoll(Self.name).warnings.count == 3)
  }

  @Test func `letters of another script that look like Latin ones are said`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker([("Verweer", ["R\u{435}nts", "Rents", "Δt", "5 μm", "Сад", "Caд?"])]))
    #expect(
      step.warnings == [
        "'r-nts' and 'rents', of the items of the board 'verweer', look the same: nobody can tell them apart.",
        "The word “R\u{435}nts” of 'r-nts', one of the items of the board 'verweer', has letters of another script that look like Latin ones: who types what they see does not find it.",
      ])
  }

  @Test func `a meeting is added until the poll is opened`() throws {
    let hall = try Assembly()
    _ = try hall.as("board").newPoll(Self.name, question: "?", wish: sticker([("Verweer", ["a"])]))
    _ = try hall.as("board").addMeeting("Drachten", region: nil, date: nil, to: Self.name)
    #expect(try form(hall).meetings.map(\.id.description) == ["drachten", "bergen-op-zoom", "drachten-1"])
    _ = try hall.as("board").openPoll(Self.name)
    #expect(
      try hall.refusal {
        _ = try hall.as("board").addMeeting("Roermond", region: nil, date: nil, to: Self.name)
      }.contains("its definition is frozen"))
  }

  @Test(arguments: ["", " ", "x:", "x: ", ":"]) func `a wording without words is refused`(_ text: String)
    throws
  {
    let hall = try Assembly()
    #expect(
      try hall.refusal {
        _ = try hall.as("board").newPoll(
          PollName(paper: "housing", poll: "empty"), question: "Which?",
          wish: .motion([text, "y: Y"], MotionTerms()))
      }.contains("has no words"))
  }

  @Test func `a definition with a mark of the byte order is taken, and kept without it`() throws {
    let hall = try Assembly()
    let definition =
      #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"end","question":"Agreed?"}"#
    _ = try hall.as("board").newPoll(
      PollName(paper: "housing", poll: "end"), definition: [0xEF, 0xBB, 0xBF] + Array(definition.utf8))
    #expect(try hall.repository.read("papers/housing/polls/end/poll.json") == definition)
  }

  @Test func `a motion has its wordings and the text as it is`() throws {
    let hall = try Assembly()
    let terms = MotionTerms(rule: .majority, quorum: 9)
    let step = try hall.as("board").newPoll(
      Self.name, question: "Which name?", wish: .motion(["A home for all", "short: Home"], terms))
    #expect(step.warnings == ["The quorum of 9 cannot be reached: 5 partners may vote."])
    _ = try hall.as("board").openPoll(Self.name)
    #expect(
      try hall.motion("autumn").votes.map(\.alternative.description) == ["a-home-for-all", "short", "leave"])
  }

  @Test func `marks of a list that was copied are said, and no single item that begins so`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker([
        ("A", ["- Rent", "- Debt"]), ("B", ["1. Rent", "2. Debt"]), ("C", ["- Rent", "Debt"]),
      ]))
    #expect(
      step.warnings == [
        "2 of the items of the board 'a' begin with the mark of a list, as in “- Rent”: it hangs on the wall with them.",
        "2 of the items of the board 'b' begin with the mark of a list, as in “1. Rent”: it hangs on the wall with them.",
      ])
  }

  @Test func `dashes without a space and quotation marks around all are said too`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker([
        ("A", ["—Rent", "— Debt"]), ("B", ["“Rent”", "“Debt”"]), ("C", ["\"Rent\"", "Debt"]),
        ("D", ["-5 degrees", "-7 degrees"]),
      ]))
    #expect(
      step.warnings == [
        "2 of the items of the board 'a' begin with the mark of a list, as in “—Rent”: it hangs on the wall with them.",
        "2 of the items of the board 'b' stand in quotation marks, as “Rent”: these hang on the wall with them.",
      ])
  }

  @Test func `a meeting that is years away is said, and one of this autumn is not`() throws {
    let hall = try Assembly()
    let step = try hall.as("board").newPoll(
      Self.name, question: "?",
      wish: sticker(
        [("A", ["Rent", "Debt"])],
        meetings: "meeting,date\nLeeds,2012-10-05\nYork,2023-12-01\nBath,2032-01-01\n"))
    #expect(
      step.warnings == [
        "The meeting 'leeds' is on 2012-10-05, years from now: look at its year once more.",
        "The meeting 'bath' is on 2032-01-01, years from now: look at its year once more.",
      ])
    var facts = MeetingFacts()
    (facts.title, facts.date) = ("Ely", "2012-10-05")
    #expect(
      try hall.as("board").newMeeting("ely", facts).story?.english.hasSuffix(
        ": Ely, 2012-10-05. The meeting 'ely' is on 2012-10-05, years from now: look at its year once more.")
        == true)
  }

  @Test func `a column too many in a table of meetings is named`() throws {
    let hall = try Assembly()
    #expect(
      try hall.refusal {
        _ = try hall.as("board").newPoll(
          Self.name, question: "?",
          wish: sticker([("A", ["a"])], meetings: "bijeenkomst;regio;zaal\nLeeds;n;3\n"))
      }
        == "Line 1: the table has to begin with the headings meeting,region,date (or bijeenkomst,regio,datum). It has 'zaal' besides: leave that out."
    )
  }

  @Test func `every line of a table of meetings that is wrong is named`() throws {
    let hall = try Assembly()
    let refusal = #expect(throws: Refusal.self) {
      try hall.as("board").newPoll(
        Self.name, question: "?",
        wish: sticker(
          [("Verweer", ["a"])], meetings: "meeting,date\nLeeds,soon\nBath,2026-02-30\nYork,2026-02-03\n"))
    }
    #expect(
      refusal?.explanation.causes == [
        "Line 2, column date: 'soon' is no day. (write it as 2012-10-05)",
        "Line 3, column date: '2026-02-30' is no day.",
      ])
  }
}
