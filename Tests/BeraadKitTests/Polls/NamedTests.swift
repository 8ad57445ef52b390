import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// What somebody types for a board, an item or a meeting of which one has the text of another as its short name.
@Suite struct NamedTests {
  /// As a definition that was frozen has it.
  private static func clashing(_ source: String = "counted") -> String {
    """
    {"format": 1, "kind": "poll", "type": "sticker", "paper": "housing", "poll": "course", "question": "What?",
     "boards": [{"id": "plans", "title": "Plans", "items": [
       {"id": "plan", "text": "Plan!"}, {"id": "plan-1", "text": "Plan?"}, {"id": "plan-1-1", "text": "Plan-1"},
       {"id": "homes", "text": "Homes"}, {"id": "care", "text": "Care"}, {"id": "homes-care", "text": "Homes care"}]}],
     "limits": {"perBoard": 2}, "source": "\(source)",
     "meetings": [{"id": "leeds", "title": "Leeds"}, {"id": "leeds-1", "title": "Leeds?"},
       {"id": "leeds-1-1", "title": "Leeds-1"}]}
    """
  }

  private func count(_ hall: Assembly, at meeting: String, _ item: String) throws {
    _ = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table(meeting, "board,item,stickers\nplans,\(item),9\n"))
  }

  @Test func `a text as it hangs on the wall is that one, and what may be either is refused`() throws {
    let hall = try Assembly.open(sticker: Self.clashing())
    try count(hall, at: "Leeds-1", "Plan-1")
    let tally = try hall.stickers()
    #expect(tally.boards[0].items.filter { $0.stickers == 9 }.map(\.text) == ["Plan-1"])
    #expect(tally.halls.map(\.title) == ["Leeds-1"])
    #expect(
      try hall.refusal { try count(hall, at: "Leeds", "plan-1") }
        == "Line 2, column item: 'plan-1' is the short name of “Plan?” and the text of “Plan-1”. | write 'Plan?' for “Plan?”, and 'Plan-1' for “Plan-1”"
    )
    #expect(
      try hall.refusal { try count(hall, at: "leeds-1", "plan") }.hasPrefix(
        "'leeds-1' is the short name of “Leeds?” and the text of “Leeds-1”."))
    #expect(
      try hall.refusal {
        _ = try hall.as("board").tie(
          "plan-1", of: Assembly.course, to: .words("a roof", nth: nil, isPart: false))
      }.hasPrefix("'plan-1' is the short name of"))
    try count(hall, at: "Leeds?", "plan?")
    #expect(try hall.stickers().halls.map(\.title) == ["Leeds?", "Leeds-1"])
  }

  /// Asked what may be written in its place, it asked itself without end.
  @Test func `a text that is the short name of another to the letter is refused, with what to write`() throws
  {
    let hall = try Assembly.open(
      sticker: Self.clashing().replacing("\"text\": \"Care\"", with: "\"text\": \"homes\""))
    #expect(
      try hall.refusal { try count(hall, at: "Leeds", "homes") }
        == "Line 2, column item: 'homes' is the short name of “Homes” and the text of “homes”. | write 'Homes' for “Homes”, and 'care' for “homes”"
    )
  }

  @Test
  func `a text that two items have is refused with what to write, though neither has it for a short name`()
    throws
  {
    let hall = try Assembly.open(
      sticker: Self.clashing().replacing("\"id\": \"homes\"", with: "\"id\": \"one\"").replacing(
        "\"text\": \"Care\"", with: "\"text\": \"Homes\""))
    #expect(
      try hall.refusal { try count(hall, at: "Leeds", "Homes") }
        == "Line 2, column item: 'Homes' may be 'one' or 'care': both have the text “Homes”. | write 'one' for “Homes”, and 'care' for “Homes”"
    )
    try count(hall, at: "Leeds", "one")
  }

  /// A table of counts was told to write a number on a ballot, and there is none.
  @Test func `what no name tells apart is named by its number, in every table`() throws {
    let hall = try Assembly.open(
      sticker: Self.clashing().replacing("\"text\": \"Care\"", with: "\"text\": \"Homes\"").replacing(
        "\"text\": \"Homes care\"", with: "\"text\": \"#9\""))
    #expect(
      try hall.refusal { try count(hall, at: "Leeds", "homes") }
        == "Line 2, column item: 'homes' may be 'homes' or 'care': both have the text “Homes”. | write '#4' for “Homes”, and 'care' for “Homes”"
    )
    try count(hall, at: "Leeds", "#4")
    #expect(
      try hall.stickers().boards[0].items.filter { $0.stickers == 9 }.map(\.id.description) == ["homes"])
    try count(hall, at: "#3", "#9")
    #expect(try hall.stickers().halls.map(\.title) == ["Leeds", "Leeds-1"])
    #expect(
      try hall.stickers().boards[0].items.filter { $0.stickers == 9 }.map(\.id.description)
        == ["homes", "homes-care"], "a text goes before a number")
    for none in ["#0", "#7", "#", "#x"] {
      #expect(try hall.refusal { try count(hall, at: "Leeds?", none) }.contains("There is no item '\(none)'"))
    }
  }

  @Test func `words on a ballot that are one item, with whatever stands between them, are no several`() throws
  {
    let items = [("homes", "Homes"), ("care", "Care"), ("both", "Homes; care"), ("plan", "Plan  for all")]
    let board = Board(
      id: try #require(Slug("b")), title: "B",
      items: try items.map { PollItem(id: try #require(Slug($0.0)), text: $0.1) })
    for cell in ["Homes; care", "Homes;  Care"] {
      #expect(throws: Refusal.self, "\(cell)") { try board.names(in: cell, .typed) }
    }
    #expect(try board.names(in: "homes;care", .typed) == ["homes", "care"])
    for cell in ["Plan for all", "Plan  for all", "plan\u{A0}for all"] {
      #expect(try board.names(in: cell, .typed) == ["Plan  for all"])
    }
  }

  @Test func `a program that writes short names means these`() throws {
    let hall = try Assembly.open(sticker: Self.clashing())
    var file = hall.table("leeds-1", "board,item,stickers\nplans,plan-1,9\n")
    file.naming = .ids
    _ = try hall.as("north").count(in: Assembly.course, people: 9, file)
    let tally = try hall.stickers()
    #expect(tally.boards[0].items.filter { $0.stickers == 9 }.map(\.text) == ["Plan?"])
    #expect(tally.halls.map(\.title) == ["Leeds?"])
  }

  @Test func `what an organisation chose on a page is the item of that short name`() throws {
    let hall = try Assembly.open(
      sticker: Self.clashing().replacing(
        try Regex(#""meetings": \[[^\]]*\]"#), with: #""meetings": []"#))
    #expect(
      try hall.refusal {
        _ = try hall.as("carers").vote(in: Assembly.course, VoteWish(typed: ["plans:plan-1"]))
      }.hasPrefix("'plan-1' is the short name of “Plan?” and the text of “Plan-1”."))
    _ = try hall.as("carers").vote(
      in: Assembly.course, VoteWish(places: [(board: "plans", items: ["plan-1"])]))
    try hall.collect()
    let items = try hall.stickers().boards[0].items
    #expect(items.filter { $0.stickers == 1 }.map(\.text) == ["Plan?"])
  }

  @Test func `words of a ballot that are one item or two are refused, with how to write each`() throws {
    let hall = try Assembly.open(sticker: Self.clashing("ballots"))
    func enter(_ cell: String) throws {
      _ = try hall.as("north").ballots(
        in: Assembly.course, hall.table("leeds", "token,plans\nt1,\(cell)\nt2,care\nt3,care\n"))
    }
    #expect(
      try hall.refusal { try enter("Homes care") }
        == "Line 2, column plans: 'Homes care' may be one item or 2. | write 'homes-care' for the one, and 'homes;care' for the 2"
    )
    try enter("homes-care")
    #expect(try hall.stickers().boards[0].items.map(\.stickers) == [0, 0, 0, 0, 2, 1])
  }

  /// A text with a comma in it was several items or none, and a title with a colon no board.
  private func typedForm() throws -> StickerForm {
    func board(_ id: String, _ title: String, _ items: [(String, String)]) throws -> Board {
      Board(
        id: try #require(Slug(id)), title: title,
        items: try items.map { PollItem(id: try #require(Slug($0.0)), text: $0.1) })
    }
    let boards = try [
      board(
        "b", "B",
        [
          ("wonen", "Wonen"), ("zorg", "Zorg"), ("both", "Wonen,zorg"), ("work", "Werk, en loon"),
          ("ratio", "1:2"),
        ]),
      board("c", "B: later", [("k", "K"), ("lm", "L, M"), ("m", "M")]),
      board("d", "B: wonen", [("zorg", "Zorg")]),
    ]
    return StickerForm(
      boards: boards, limits: StickerLimits(perBoard: 3, total: nil, perItem: nil), meetings: [],
      source: .counted, hideBelow: 0)
  }

  @Test(arguments: [
    ("b:wonen, zorg", "b", ["wonen", "zorg"]), ("b: Zorg , zorg,wonen", "b", ["zorg", "zorg", "wonen"]),
    ("B:Werk, en loon", "b", ["work"]), ("b:zorg,werk, en loon, wonen", "b", ["zorg", "work", "wonen"]),
    ("b:1:2", "b", ["ratio"]), ("B: later:k", "c", ["k"]), ("B: later: L, M", "c", ["lm"]),
    ("c:m,k,l, m", "c", ["m", "k", "lm"]), ("B: wonen: zorg", "d", ["zorg"]),
  ]) func `stickers are typed by texts with commas and titles with colons`(
    _ typed: String, _ board: String, _ items: [String]
  ) throws {
    let place = try typedForm().place(typed: typed)
    #expect(place.board.id.description == board)
    #expect(place.items.map(\.id.description) == items)
  }

  @Test(arguments: [
    (
      "b:Wonen,zorg",
      "'Wonen,zorg' may be one item or several. | write --place 'b:wonen' --place 'b:zorg', or --place 'b:both'"
    ),
    ("b:zorg,wonnen", "There is no item 'wonnen' on the board 'b'. | did you mean wonen?"),
    ("later:k", "There is no board 'later'. | there is: b, c, d"),
    ("B: later:x", "There is no item 'x' on the board 'c'. | there is: k, lm, m"),
  ]) func `stickers that may go to several places, or to none, are refused`(_ typed: String, _ said: String)
    throws
  {
    let refusal = #expect(throws: Refusal.self) { try typedForm().place(typed: typed) }
    let explanation = try #require(refusal?.explanation)
    #expect(([explanation.message] + explanation.hints.prefix(1)).joined(separator: " | ") == said)
  }
}
