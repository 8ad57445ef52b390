import HTML
import Testing

@testable import Deliberation
@testable import Rendering

@Suite struct StickerBoardTests {
  @Test func `items go from many to few, hidden ones last, equal ones as they hang`() {
    let chart = board([("a", 3), ("b", nil), ("c", 9), ("d", 3)]).chart.html
    #expect(labels(chart) == ["c", "a", "d", "b"])
  }

  @Test func `a hidden count is nowhere, neither as a figure nor as a length`() {
    let board = board([("a", 40), ("b", nil)])
    let hidden = board.chart.html.components(from: ">b<")
    #expect(!hidden.contains("<rect") && !hidden.contains("<circle") && hidden.contains("verborgen"))
    #expect(board.totals.html.contains("<td class=\"figure\">verborgen</td>"))
    #expect(board.byMeeting.html.ranges(of: "verborgen").count == 2)
  }

  @Test func `lengths are shares of the longest bar`() {
    let chart = board([("a", 300), ("b", 100)]).chart.html
    let widths = chart.matches(of: /<rect[^>]*? width="([0-9.]+)%"/).compactMap { Double($0.1) }
    #expect(widths.count == 2 && abs(widths[0] - 3 * widths[1]) < 0.3, "\(widths)")
  }

  @Test func `the longest bar leaves room on a phone for what stands behind it`() {
    let bars = [100, 9].map { (number: Int) in
      BarChart.Bar(label: "A", value: number, figure: "\(number)", remark: "\(number) mensen")
    }
    let chart = BarChart(id: "c", title: "T", description: "D", bars: bars).markup.html
    #expect(chart.contains("width=\"61.0%\"") && chart.contains("width=\"5.4%\""))
  }

  @Test func `few enough stickers are dots, each one, and more are bars`() {
    let few = board([("a", 250), ("b", 50)]).chart.html
    #expect(few.ranges(of: "<circle").count == 300 && !few.contains("<rect"))
    #expect(few.contains("cx=\"1.5%\"") && few.contains("cx=\"87.1%\""))
    let many = board([("a", 250), ("b", 51)]).chart.html
    #expect(!many.contains("<circle") && many.ranges(of: "<rect").count == 2)
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
      let board = StickerTally.BoardTally(
        id: slug(board), title: "Что?", items: [], redraws: nil, difference: nil)
      return StickerBoard(
        board, of: tally([board]), poll: Poll(paper: slug("a"), id: slug(poll), question: "?", form: .stance),
        phrases: Phrases(language: .dutch)
      ).bars.id
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
    let most = items.compactMap(\.1).max()
    let items = items.enumerated().map { index, item in
      StickerTally.ItemTally(
        id: slug("i\(index)"), text: item.0, stickers: item.1, people: item.1, share: nil,
        rank: item.1 == most ? 1 : nil, isTied: false, byMeeting: [slug("m"): item.1, slug("n"): 5],
        byRegion: [:])
    }
    let board = StickerTally.BoardTally(
      id: slug("verweer"), title: "Verweer", items: items, redraws: nil, difference: nil)
    return StickerBoard(
      board, of: tally([board]),
      poll: Poll(paper: slug("a"), id: slug("koers"), question: "?", form: .stance),
      phrases: Phrases(language: .dutch))
  }

  private func tally(_ boards: [StickerTally.BoardTally]) -> StickerTally {
    StickerTally(
      people: 40,
      meetings: [
        .init(id: slug("m"), title: "M", region: nil, people: nil, present: nil),
        .init(id: slug("n"), title: "N", region: nil, people: 9, present: nil),
      ], regions: [], boards: boards, partners: [], placedFewer: nil, doubled: [])
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
