import Testing

@testable import Rendering

@Suite struct MotionPageTests {
  private let phrases = Phrases(language: .english)

  private func tally(weights: [String: Int]?) -> MotionTally {
    MotionTally(
      id: "m", question: "?", alternatives: [.init(id: "x", text: "Ex", votes: 5, voters: ["a"])],
      rule: .majority,
      result: .open, quorum: nil, cast: 2, abstainers: ["b"], silent: ["c"], eligible: 3, weights: weights)
  }

  @Test func `where votes count by weight the figures say so, and else they do not`() {
    #expect(phrases.motionFigures(tally(weights: ["a": 5])).contains("Votes count by the weight"))
    #expect(!phrases.motionFigures(tally(weights: nil)).contains("weight"))
  }

  @Test func `limits are said as they are: on a board, in all, at one item`() {
    func said(_ board: Int?, _ total: Int?, _ item: Int?) -> String {
      phrases.limits(.init(perBoard: board, total: total, perItem: item))
    }
    #expect(said(2, nil, nil) == "at most 2 on a board")
    #expect(said(nil, 5, nil) == "at most 5 in all")
    #expect(said(1, 2, 1) == "at most 1 on a board, 2 in all and 1 at one item")
  }

  @Test func `those who share the first place are both named`() {
    let said = phrases.chartDescription("B", first: ["I", "J"], stickers: 4, isPartlyHidden: false)
    #expect(said.contains("“I” and “J” come first together, each with 4 stickers."))
  }

  @Test func `organisations that placed their own are named, and are no meeting`() {
    let tally = StickerTally(
      id: "s", question: "?", boards: [],
      meetings: [
        .init(id: "m", title: "M", region: "", date: "", people: 10),
        .init(id: "partners", title: "partners", region: "", date: "", people: 1, isPartners: true),
      ], regions: [], people: 11, partners: ["a"], limits: .init(total: 5), hideBelow: 0)
    let said = phrases.stickerIntro(tally, partners: ["Partner a"])
    #expect(said.hasPrefix("In 1 meeting 10 participants placed stickers"))
    #expect(said.contains("Partner a placed stickers too, by itself: that is no meeting."))
  }
}
