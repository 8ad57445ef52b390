import Foundation
import FoundationXML
import Testing

@testable import Rendering

@Suite struct PollChartTests {
  private func svg(_ poll: PollEntry) throws -> String {
    String(decoding: try #require(PollChart.file(of: poll, in: .english)).bytes, as: UTF8.self)
  }

  private func stickers(_ text: String, _ count: Int?) -> PollEntry {
    .sticker(
      StickerTally(
        id: "course", question: "What?",
        boards: [
          StickerTally.Board(
            id: "worries", title: "Worries",
            items: [StickerTally.Item(id: "rent", text: text, stickers: count, people: nil)])
        ], meetings: [], regions: [], people: 9, limits: .init(perBoard: 2), hideBelow: 3))
  }

  @Test func `it is one well-formed file that asks for nothing from outside`() throws {
    let text = try svg(stickers("Rent & <script>alert('x')</script> \"high\"", 5))
    #expect(XMLParser(data: Data(text.utf8)).parse())
    #expect(!text.contains("<script"))
    #expect(!text.contains("href"))
    #expect(text.components(separatedBy: "http").count == 2, "only the name space")
  }

  @Test func `a hidden figure has no bar`() throws {
    #expect(try svg(stickers("Rent", 5)).contains("class=\"bar\""))
    #expect(try !svg(stickers("Rent", nil)).contains("class=\"bar\""))
  }

  @Test func `stances are no chart`() {
    let stances = PollEntry.stance(StanceTally(id: "stand", question: "?", stances: []))
    #expect(PollChart.file(of: stances, in: .dutch) == nil)
  }
}
