import Deliberation
import Foundation
import HTML
import Testing

@testable import BeraadWeb

@Suite struct BallotFieldsTests {
  private func page(_ limits: StickerLimits, placed: Int) throws -> String {
    let (board, item) = (try #require(Slug("worries")), try #require(Slug("rents")))
    let form = StickerForm(
      boards: [Board(id: board, title: "Worries", items: [PollItem(id: item, text: "Rents")])],
      limits: limits, meetings: [], source: .ballots, hideBelow: 0)
    return BallotFields(
      words: Words(.dutch), form: form, placed: [board: Array(repeating: item, count: placed)],
      language: ""
    ).html.html
  }

  @Test(
    arguments: [
      (nil, nil, nil, 0, 1), (nil, 3, 2, 0, 2), (nil, 3, 2, 2, 2), (1, nil, 5, 0, 1), (nil, 3, nil, 2, 2),
    ] as [(Int?, Int?, Int?, Int, Int)])
  func `an item has a box for each sticker that may stand there, and for each that does`(
    perBoard: Int?, total: Int?, perItem: Int?, placed: Int, boxes: Int
  ) throws {
    let page = try page(StickerLimits(perBoard: perBoard, total: total, perItem: perItem), placed: placed)
    #expect(page.components(separatedBy: "type=\"checkbox\"").count - 1 == boxes)
    #expect(page.components(separatedBy: " checked>").count - 1 == placed)
  }

  @Test func `all limits are said`() throws {
    let page = try page(StickerLimits(perBoard: 4, total: 3, perItem: 2), placed: 0)
    #expect(page.contains("Hoogstens 4 op dit bord. Hoogstens 3 in totaal. Hoogstens 2 bij één onderdeel."))
  }
}
