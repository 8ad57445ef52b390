import Deliberation
import TestSupport
import Testing

/// An evaluation is counted as ballots are, and read question by question.
@Suite struct EvaluationTallyTests {
  private static let questions = [
    EvaluationQuestion(id: slug("day"), text: "How was the day?", form: .scale(5)),
    EvaluationQuestion(id: slug("more"), text: "What more?", form: .open),
    EvaluationQuestion(
      id: slug("again"), text: "Again?",
      form: .choice([PollItem(id: slug("yes"), text: "Yes"), PollItem(id: slug("no"), text: "No")])),
  ]

  private static func form(hideBelow: Int = 3) -> StickerForm {
    StickerForm(
      questions: questions,
      meetings: ["north", "south"].map { Meeting(id: slug($0), title: $0, region: $0, date: nil) },
      hideBelow: hideBelow)
  }

  private static func forms(_ marks: [String], _ prefix: String) -> [Ballot] {
    marks.enumerated().map { number, mark in
      Ballot(
        token: "\(prefix)\(number)", stickers: mark == "-" ? [:] : placed(["day": [mark], "again": ["yes"]]))
    }
  }

  private func evaluation(_ hall: Hall) throws -> EvaluationTally {
    let form = try #require(hall.stickers)
    return EvaluationTally(StickerTally(form: form, state: try hall.state()), form: form)
  }

  @Test func `a scale has a mean, in all and by meeting, and an open question has no figure`() throws {
    var hall = Hall(.sticker(Self.form()))
    hall.cast("b1", at: "north", Self.forms(["5", "4", "4"], "n"))
    hall.cast("b2", at: "south", Self.forms(["2", "3", "3", "1"], "s"))
    let questions = try evaluation(hall).questions
    #expect(questions.map(\.question.id.description) == ["day", "more", "again"])
    #expect(questions[0].answered == 7)
    #expect(questions[0].mean?.text(in: .english) == "3.1")
    #expect(questions[0].mean(at: slug("north"))?.text(in: .dutch) == "4,3")
    #expect(questions[0].mean(in: "south")?.tenths == 23)
    #expect(questions[0].answers.map(\.stickers) == [1, 1, 2, 2, 1])
    #expect(questions[1].board == nil)
    #expect(questions[2].mean == nil)
    #expect(questions[2].answered(at: slug("south")) == 4)
    #expect(questions[0].board?.redraws == nil && questions[0].board?.difference == nil)
  }

  @Test func `a mean is rounded, a half up`() throws {
    for (marks, tenths) in [
      (["1", "2"], 15), (["1", "1", "1", "2"], 13), (["1", "1", "2"], 13), (["5"], 50),
    ] {
      var hall = Hall(.sticker(Self.form(hideBelow: 0)))
      hall.cast("b1", at: "north", Self.forms(marks, "n"))
      #expect(try evaluation(hall).questions[0].mean?.tenths == tenths, "\(marks)")
    }
  }

  @Test func `where few handed in a form no figure is shown, and no mean`() throws {
    var hall = Hall(.sticker(Self.form()))
    hall.cast("b1", at: "north", Self.forms(["5", "4", "4", "3"], "n"))
    hall.cast("b2", at: "south", Self.forms(["1", "1"], "s"))
    let day = try evaluation(hall).questions[0]
    #expect(day.answered == 6 && day.mean?.tenths == 30)
    for meeting in ["north", "south"] {
      // With the totals beside it, the larger one would tell the smaller.
      #expect(day.mean(at: slug(meeting)) == nil && day.answered(at: slug(meeting)) == nil, "\(meeting)")
      #expect(day.mean(in: meeting) == nil)
    }
    var small = Hall(.sticker(Self.form()))
    small.cast("b2", at: "south", Self.forms(["1", "1"], "s"))
    #expect(try evaluation(small).questions[0].mean == nil)
  }

  @Test func `a form without an answer that is counted counts nowhere`() throws {
    var hall = Hall(.sticker(Self.form()))
    hall.cast("b1", at: "north", Self.forms(["5", "-", "4", "3"], "n"))
    let tally = try evaluation(hall).tally
    #expect(tally.people == 3)
    #expect(tally.halls.first?.blank == 1)
  }

  @Test func `partners do not fill in a form by themselves`() throws {
    let poll = Poll(paper: slug("housing"), id: slug("day"), question: "?", form: .sticker(Self.form()))
    let vote = Vote(
      poll: poll.id, opening: id("o1"), choice: .stickers(placed(["day": ["5"]])), replaces: [])
    let error = #expect(throws: Refusal.self) { try poll.check(vote, of: "tenants") }
    #expect(error?.explanation.message.contains("filled in at meetings") == true)
    #expect(poll.form.name == "evaluation")
  }
}
