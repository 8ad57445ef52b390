import Deliberation
import Foundation
import FoundationXML
import Testing

@testable import Rendering

@Suite struct PollChartTests {
  private func svg(_ poll: PollState) throws -> String {
    String(decoding: try #require(PollChart.file(of: poll, in: .english) { "\($0)" }).bytes, as: UTF8.self)
  }

  /// - Parameter people: so many placed a sticker each; fewer than three are hidden.
  private func stickers(_ text: String, people: Int, besides other: String? = nil) throws -> PollState {
    var records = SampleRecords()
    let board = Board(id: slug("worries"), title: "Worries", items: [PollItem(id: slug("rent"), text: text)])
    records.open(
      "course", "What?",
      .sticker(
        StickerForm(
          boards: [board], limits: StickerLimits(perBoard: 2, total: nil, perItem: nil),
          meetings: [Meeting(id: slug("m"), title: "M", region: nil, date: nil)]
            + (other.map { [Meeting(id: slug("o"), title: $0, region: nil, date: nil)] } ?? []),
          source: .counted,
          hideBelow: 3)
      ), for: ["vakbond"])
    records.count("course", at: "m", people: people, ["worries": ["rent": people]])
    return try #require(records.dossier(text: []).pollState(slug("course")))
  }

  @Test func `it is one well-formed file that asks for nothing from outside`() throws {
    let text = try svg(stickers("Rent & <script>alert('x')</script> \"high\"", people: 5))
    #expect(XMLParser(data: Data(text.utf8)).parse())
    #expect(!text.contains("<script"))
    #expect(!text.contains("href"))
    #expect(text.components(separatedBy: "http").count == 2, "only the name space")
  }

  @Test func `a hidden figure has no bar`() throws {
    #expect(try svg(stickers("Rent", people: 5)).ranges(of: "class=\"dot\"").count == 5)
    let hidden = try svg(stickers("Rent", people: 2))
    #expect(!hidden.contains("class=\"bar\"") && !hidden.contains("class=\"dot\""))
    #expect(try svg(stickers("Rent", people: 301)).contains("class=\"bar\""))
  }

  @Test func `what is hidden is named in the picture, which speaks of no table`() throws {
    let hidden = try svg(stickers("Rent", people: 2))
    #expect(hidden.contains("fewer than 3 people took part") && !hidden.contains("table below"))
    let shown = try svg(stickers("Rent", people: 5))
    #expect(!shown.contains("took part") && !shown.contains("table below") && !shown.contains("Not counted"))
  }

  @Test func `meetings that nobody counted are named in the picture`() throws {
    #expect(try svg(stickers("Rent", people: 5, besides: "Bath")).contains("Not counted yet: Bath."))
  }

  @Test func `who abstained and who was silent stand in the picture, each with its weight`() throws {
    var records = SampleRecords()
    let alternatives = ["more", "less"].map { Alternative(id: slug($0), text: $0, targets: []) }
    records.open(
      "size", "How much?",
      .motion(MotionForm(alternatives: alternatives, rule: .majority, quorum: 0, isWeighted: true)),
      for: ["vakbond", "kerken", "mantelzorg"], weights: ["kerken": 3])
    records.vote("size", by: "vakbond", "more")
    records.vote("size", by: "kerken", "abstain")
    let text = try svg(#require(records.dossier(text: []).pollState(slug("size"))))
    #expect(XMLParser(data: Data(text.utf8)).parse())
    #expect(
      text.contains("Abstained: kerken (weight 3).") && text.contains("Did not vote: mantelzorg (weight 1)."))
  }

  @Test func `stances are no chart`() throws {
    var records = SampleRecords()
    records.open("stand", "?", .stance, for: ["vakbond"])
    let state = try #require(records.dossier(text: []).pollState(slug("stand")))
    #expect(PollChart.file(of: state, in: .dutch) { "\($0)" } == nil)
  }
}
