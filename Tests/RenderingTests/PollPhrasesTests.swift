import Deliberation
import TestSupport
import Testing

@testable import Rendering

@Suite struct PollPhrasesTests {
  private let phrases = Phrases(language: .english)

  @Test func `limits are said as they are: on a board, in all, at one item`() {
    func said(_ board: Int?, _ total: Int?, _ item: Int?) -> String {
      phrases.limits(.init(perBoard: board, total: total, perItem: item))
    }
    #expect(said(2, nil, nil) == "at most 2 on a board")
    #expect(said(nil, 5, nil) == "at most 5 in all")
    #expect(said(1, 2, 1) == "at most 1 on a board, 2 in all and 1 at one item")
  }

  @Test func `those who share the first place are both named`() {
    let said = phrases.chartDescription(
      "B", isOfDots: false, first: ["I", "J"], stickers: 4, isPartlyHidden: false, hasTable: true)
    #expect(said.contains("“I” and “J” come first together, each with 4 stickers."))
  }

  @Test(arguments: [true, false]) func `where votes count by weight the figures say so, and else they do not`(
    isWeighted: Bool
  ) throws {
    var records = SampleRecords()
    let form = MotionForm(
      alternatives: [Alternative(id: slug("x"), text: "Ex", targets: [])], rule: .majority, quorum: 0,
      isWeighted: isWeighted)
    records.open("m", "?", .motion(form), for: ["vakbond", "kerken"])
    records.vote("m", by: "vakbond", "x")
    let state = try #require(records.dossier(text: []).pollState(slug("m")))
    let figures = phrases.motionFigures(MotionTally(form: form, state: state), form)
    #expect(figures.contains("Votes count by the weight") == isWeighted)
  }

  @Test func `one of several is one`() {
    #expect(Phrases(language: .dutch).partnersFigure(1, of: 8).what == "organisaties liet van zich horen")
    #expect(Phrases(language: .dutch).partnersFigure(2, of: 8).what == "organisaties lieten van zich horen")
    #expect(Phrases(language: .english).partnersFigure(1, of: 8).what == "organisations was heard from")
  }

  @Test func `a board without a sticker has no first`() {
    let told = Phrases(language: .dutch).chartDescription(
      "Zorgen", isOfDots: true, first: ["Huur", "Schuld"], stickers: 0, isPartlyHidden: false, hasTable: false
    )
    #expect(told.hasSuffix("van veel naar weinig stickers. Er zijn geen stickers geplakt."), "\(told)")
  }
}
