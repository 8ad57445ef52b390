import Deliberation
import Prose
import TestSupport
import Testing

/// Where the items of a sticker poll were taken up.
@Suite struct TieTests {
  private let rent = BoardItem(board: slug("worries"), item: slug("rent"))

  private func tie(_ quote: String?, of item: BoardItem? = nil, replaces: [String] = []) -> Record.Body {
    let anchor = quote.map {
      Anchor(quote: $0, prefix: "", suffix: "", range: 0..<$0.utf8.count, blob: "b1")
    }
    return .tie(
      Tie(
        poll: slug("course"), item: item ?? rent, anchor: anchor, reason: quote == nil ? "No." : nil,
        replaces: replaces.map(id)))
  }

  @Test func `the last tie of an item holds, and changes nothing about the result`() throws {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 9, ["worries": ["rent": 9]])
    hall.close("z1", listing: ["n1"], seen: 7)
    let before = try hall.state()
    hall.add("t1", by: "board", seen: 8, tie("homes"))
    hall.add("t2", by: "board", seen: 9, tie(nil, replaces: ["t1"]))
    hall.add(
      "t3", by: "board", seen: 9, tie("homes", of: BoardItem(board: slug("worries"), item: slug("none"))))
    let state = try hall.state()
    #expect(state.ties.keys.sorted() == [rent], "an item that the poll does not have is none")
    #expect(state.tie(of: rent)?.tie.reason == "No.")
    #expect(state.isSettled && state.exclusions == [] && state.passedOver.isEmpty)
    #expect(StickerTally(form: Wall.form(), state: state) == StickerTally(form: Wall.form(), state: before))
  }

  @Test func `two ties made apart exclude each other until a third names both, and the result stands`() throws
  {
    var hall = Hall(.sticker(Wall.form()))
    hall.add("t1", by: "board", seen: 8, tie("homes"))
    hall.add("t2", by: "board", seen: 9, tie("wages"))
    let apart = try hall.state()
    #expect(
      apart.exclusions == [
        Exclusion(
          subject: .tie(poll: slug("course"), item: rent), holds: .record(id("t2")),
          others: [.record(id("t1"))])
      ])
    #expect(apart.isSettled, "no figure hangs on it")
    #expect(try hall.state(of: hall.records.reversed()).exclusions == apart.exclusions)
    hall.add("t3", by: "board", seen: 10, tie("wages", replaces: ["t1", "t2"]))
    #expect(try hall.state().exclusions == [])
  }

  @Test(arguments: [
    ([20, 9, 1], true), ([18, 9, 0], true), ([17, 9, 0], false), ([9, 9, 0], false), ([0, 0, 0], false),
  ])
  func
    `an item is clearly first alone, and with twice the stickers of the second where nothing is drawn again`(
      _ stickers: [Int], _ isClear: Bool
    ) throws
  {
    var hall = Hall(.sticker(Wall.form()))
    hall.count(
      "n1", at: "north", people: 30,
      ["worries": ["rent": stickers[0], "debt": stickers[1], "care": stickers[2]], "hopes": ["homes": 30]])
    let tally = StickerTally(form: Wall.form(), state: try hall.state())
    #expect((tally.boards[0].clearFirst?.id == slug("rent")) == isClear)
  }

  @Test(arguments: [(30, 3, true), (14, 13, false)])
  func `with ballots it is what comes first in 95 of 100 re-draws`(
    _ rent: Int, _ debt: Int, _ isClear: Bool
  ) throws {
    let form = Wall.form(source: .ballots)
    var hall = Hall(.sticker(form))
    let items = Array(repeating: "rent", count: rent) + Array(repeating: "debt", count: debt)
    hall.cast(
      "b1", at: "north",
      items.enumerated().map { Ballot(token: "k\($0)", stickers: placed(["worries": [$1]])) })
    let tally = StickerTally(form: form, state: try hall.state())
    #expect((tally.boards[0].clearFirst != nil) == isClear)
  }
}
