import Foundation
import FoundationXML
import HTML
import Testing

@testable import Deliberation
@testable import Rendering

/// The meetings beside each other.
@Suite struct HeatMapTests {
  private func item(_ text: String, _ figures: [Int?]) -> StickerTally.ItemTally {
    StickerTally.ItemTally(
      id: slug("i"), text: text, stickers: nil, people: nil, share: nil, rank: nil, isTied: false,
      byMeeting: Dictionary(uniqueKeysWithValues: figures.enumerated().map { (slug("m\($0)"), $1) }),
      byRegion: [:])
  }

  private func map(_ rows: [[Int?]], titles: [String]? = nil) -> HeatMap {
    let count = rows.first?.count ?? 0
    return HeatMap(
      rows.enumerated().map { item("Item \($0)", $1) },
      (0..<count).map { (id: slug("m\($0)"), title: titles?[$0] ?? "Meeting \($0)") }, \.byMeeting)
  }

  @Test func `a level is a part of what was placed at that meeting, and a hidden figure has none`() {
    let map = map([[0, 10, nil], [1, 10, 5], [9, 0, 5], [30, 20, 5]])
    #expect((0..<4).map { map.level(row: $0, column: 0) } == [0, 1, 2, 4])
    #expect((0..<4).map { map.level(row: $0, column: 1) } == [3, 3, 0, 4])
    #expect(map.level(row: 0, column: 2) == nil)
  }

  @Test func `the same shares at a small and at a large meeting have one level`() {
    let map = map([[1, 100], [2, 200], [3, 300]])
    for row in 0..<3 { #expect(map.level(row: row, column: 0) == map.level(row: row, column: 1)) }
  }

  @Test func `each cell has its figure, hidden ones no shade, and all of it is well-formed`() {
    let map = map([[5, nil], [1, 2]], titles: ["Leeds & <York>", "Bergen op Zoom"])
    let svg = map.markup(
      width: 672, id: "h", title: "<t>", description: "\"d\"", figure: { $0.map(String.init) ?? "·" }
    ).html
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.ranges(of: "class=\"number\"").count == 4 && svg.ranges(of: "class=\"cell").count == 3)
    #expect(svg.contains(">·<") && svg.contains("id=\"h-t\"") && svg.contains("Leeds &amp;"))
    #expect(svg.contains("height=\"\(map.height(width: 672))\""))
  }

  @Test func `the page has the same levels in its table, and says what they mean`() {
    let rows: [[Int?]] = [[20, 1], [0, nil]]
    let board = StickerTally.BoardTally(
      id: slug("b"), title: "B", items: rows.enumerated().map { item("Item \($0)", $1) }, redraws: nil,
      difference: nil)
    let tally = StickerTally(
      people: 40,
      meetings: (0..<2).map {
        .init(id: slug("m\($0)"), title: "M\($0)", region: nil, people: 9, present: nil)
      },
      regions: [], boards: [board], partners: [], placedFewer: nil, doubled: [])
    let shown = StickerBoard(
      board, of: tally, poll: Poll(paper: slug("a"), id: slug("p"), question: "?", form: .stance),
      phrases: Phrases(language: .dutch))
    let table = shown.byMeeting.html
    #expect(
      table.contains("<span class=\"heat h3\">20</span>")
        || table.contains("<span class=\"heat h4\">20</span>"))
    #expect(table.contains("<span class=\"heat h0\">0</span>"))
    #expect(table.ranges(of: "class=\"heat").count == 3 && table.contains("Hoe donkerder"))
    #expect(shown.heat()?.map.columns.count == 2 && shown.heat(by: .meeting)?.map.columns.count == 2)
    #expect(shown.heat(by: .region) == nil, "there are none")
    #expect(shown.heat()?.map.hasRoom(for: "verborgen", width: 672) == true)
    #expect(shown.heat()?.map.hasRoom(for: "verborgen", width: 320) == false)
  }

  @Test func `a word that is longer than a line or a column is broken, and no other`() {
    #expect(BarChart.lines(of: "A Jaarbeursplein", width: 8) == ["A Jaar-", "beurs-", "plein"])
    #expect(BarChart.lines(of: "De-energietransitie nu", width: 12) == ["De-", "energietran-", "sitie nu"])
    #expect(BarChart.lines(of: "two words", width: 9) == ["two words"])
    #expect("Jaarbeursplein Utrecht".breakable == "Jaarbeursplein Utrecht")
    #expect("Energietransitieraad".breakable == "Energie\u{AD}transitieraad")
    #expect("De-energietransitieraad x".breakable == "De-energie\u{AD}transitieraad x")
    #expect("Jjjjjjjjjjjjjjjjj".breakable == "Jjjjjjjjj\u{AD}jjjjjjjj", "no syllable begins there")
  }

  @Test(arguments: [
    ("verantwoordelijkheidsverdeling", "verantwoor-delijk-heidsverde-ling"),
    ("arbeidsgehandicaptenregelingen", "arbeidsge-handicap-tenregelingen"),
    ("Solidariteitsinitiatieven", "Solidari-teitsini-tiatieven"),
    ("Ontmoetingsplekken", "Ontmoe-tingsplekken"),
    ("gemeenschapsvoorziening", "gemeen-schapsvoor-ziening"),
  ]) func `a word is broken where a syllable begins`(_ word: String, _ broken: String) {
    #expect(word.breakable.replacing("\u{AD}", with: "-") == broken)
  }

  @Test func `no two parts of a word stand on one line`() {
    for width in 6...30 {
      for word in [
        "Solidariteitsinitiatieven", "Jaarbrrrrrrrrrrrrrrrrrrrn", "arbeidsgehandicaptenregelingen",
      ] {
        let lines = BarChart.lines(of: word, width: width)
        #expect(lines.allSatisfy { $0.count <= width && !$0.contains(" ") }, "\(width): \(lines)")
        #expect(lines.joined().replacing("-", with: "") == word)
      }
    }
  }
}
