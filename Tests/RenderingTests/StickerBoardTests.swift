import HTML
import Testing

@testable import Rendering

@Suite struct StickerBoardTests {
  @Test func `items go from many to few, hidden ones last, equal ones as they hang`() {
    let chart = board([("a", 3), ("b", nil), ("c", 9), ("d", 3)]).chart.html
    #expect(labels(chart) == ["c", "a", "d", "b"])
  }

  @Test func `a hidden count is nowhere, neither as a figure nor as a length`() {
    let board = board([("a", 40), ("b", nil)])
    let hidden = board.chart.html.components(from: ">b<")
    #expect(!hidden.contains("<rect") && hidden.contains("verborgen"))
    #expect(board.totals.html.contains("<td class=\"figure\"><span aria-hidden=\"true\">·</span>"))
    #expect(board.byMeeting.html.ranges(of: "·").count == 2)
  }

  @Test func `lengths are shares of the longest bar`() {
    let chart = board([("a", 30), ("b", 10)]).chart.html
    #expect(chart.contains("width=\"64.0%\"") && chart.contains("width=\"21.3%\""))
  }

  @Test func `a board without a sticker is drawn`() {
    #expect(board([("a", 0)]).chart.html.contains("width=\"0.0%\""))
  }

  @Test func `a long label goes on several lines, all of it`() {
    let label = "Bezuinigen op de sociale werkvoorziening en op begeleid werk in de eigen buurt"
    let lines = labels(board([(label, 1)]).chart.html)
    #expect(lines.joined(separator: " ") == label)
    #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 40 })
  }

  @Test func `chart and table tell the same figures`() {
    let board = board([("a", 12), ("b", 7)])
    for figure in ["12", "7"] {
      #expect(board.chart.html.contains(">\(figure)<"))
      #expect(board.totals.html.contains(">\(figure)<"))
    }
  }

  @Test func `boards whose titles have the same letters of ASCII, or none, have different charts`() {
    func id(_ poll: String, _ board: String) -> String {
      let board = StickerTally.Board(id: board, title: "Что?", items: [])
      let tally = StickerTally(
        id: poll, question: "?", boards: [board], meetings: [], regions: [], people: 0,
        limits: .init(perBoard: 1),
        hideBelow: 3)
      return StickerBoard(board, of: tally, phrases: Phrases(language: .dutch)).bars.id
    }
    #expect(Set([id("a", "b"), id("a", "c"), id("a-b", "c"), id("a", "b-c")]).count == 4)
  }

  @Test func `hidden figures are not described as none, nor as the highest`() {
    let hidden = board([("a", nil), ("b", nil)]).chart.html
    #expect(hidden.contains("verborgen") && !hidden.contains("met 0 stickers"))
    let partly = board([("a", nil), ("b", 4)]).chart.html
    #expect(partly.contains("Van de aantallen die getoond worden is dat van “b” het hoogste: 4 stickers."))
  }

  private func board(_ items: [(String, Int?)]) -> StickerBoard {
    let items = items.map { text, stickers in
      StickerTally.Item(
        id: text, text: text, stickers: stickers, people: stickers, byMeeting: ["m": stickers, "n": 5])
    }
    let board = StickerTally.Board(id: "verweer", title: "Verweer", items: items)
    let tally = StickerTally(
      id: "koers", question: "?", boards: [board],
      meetings: [
        .init(id: "m", title: "M", region: "", date: "", people: nil),
        .init(id: "n", title: "N", region: "", date: "", people: 9),
      ],
      regions: [], people: 40, limits: .init(perBoard: 2), hideBelow: 3)
    return StickerBoard(board, of: tally, phrases: Phrases(language: .dutch))
  }

  private func labels(_ chart: String) -> [String] {
    chart.matches(of: #/class="label"[^>]*>([^<]*)</#).map { String($0.1) }
  }
}

extension String {
  /// What follows the first occurrence of a piece of text.
  fileprivate func components(from start: String) -> String {
    firstRange(of: start).map { String(self[$0.upperBound...]) } ?? ""
  }
}
