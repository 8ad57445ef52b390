import TestSupport
import Testing

@testable import Deliberation

@Suite struct PollMergeTests {
  private func meeting(_ id: String, region: String? = nil) -> Meeting {
    Meeting(id: slug(id), title: id, region: region, date: nil)
  }

  private func poll(
    _ meetings: Meeting..., question: String = "Q?", perBoard: Int = 1, deadline: Deadline? = nil
  ) -> Poll {
    let board = Board(
      id: slug("b"), title: "B", items: ["i", "j"].map { PollItem(id: slug($0), text: $0) })
    return Poll(
      paper: slug("paper"), id: slug("s"), question: question,
      form: .sticker(
        StickerForm(
          boards: [board], limits: StickerLimits(perBoard: perBoard, total: nil, perItem: nil),
          meetings: meetings,
          source: .counted, hideBelow: 3)),
      deadline: deadline)
  }

  /// The union of two, which must not depend on which comes first.
  private func united(_ base: Poll?, _ one: Poll, _ other: Poll) -> Poll? {
    let union = PollMerge.united(base: base, one, other)
    #expect(union == PollMerge.united(base: base, other, one))
    return union
  }

  @Test func `meetings added apart are both there, in one order`() {
    let assen = meeting("assen")
    #expect(
      united(poll(assen), poll(assen, meeting("york")), poll(assen, meeting("leeds")))
        == poll(assen, meeting("leeds"), meeting("york")))
    // The question was put twice, with the same words and other evenings.
    #expect(
      united(nil, poll(meeting("york")), poll(meeting("leeds"))) == poll(meeting("leeds"), meeting("york")))
    // The same meeting of both is there once.
    #expect(united(poll(), poll(meeting("york")), poll(meeting("york"))) == poll(meeting("york")))
  }

  @Test func `a meeting that one side took away or changed follows that side`() {
    let (assen, york) = (meeting("assen"), meeting("york"))
    #expect(
      united(poll(assen, york), poll(york), poll(assen, york, meeting("leeds")))
        == poll(york, meeting("leeds")))
    #expect(
      united(poll(assen), poll(meeting("assen", region: "north")), poll(assen, york))
        == poll(meeting("assen", region: "north"), york))
  }

  @Test func `what only one side changed is taken from there`() {
    #expect(
      united(poll(), poll(question: "Which?"), poll(perBoard: 2)) == poll(question: "Which?", perBoard: 2))
  }

  @Test func `what both sides say otherwise is for people`() {
    #expect(united(poll(), poll(question: "One?"), poll(question: "Two?")) == nil)
    #expect(united(nil, poll(perBoard: 1), poll(perBoard: 2)) == nil)
    #expect(united(poll(), poll(meeting("york", region: "north")), poll(meeting("york"))) == nil)
    let york = meeting("york")
    #expect(united(poll(york), poll(), poll(meeting("york", region: "north"))) == nil)
  }
}
