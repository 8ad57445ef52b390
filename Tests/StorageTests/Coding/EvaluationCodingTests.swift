import Deliberation
import TestSupport
import Testing

@testable import Storage

@Suite struct EvaluationCodingTests {
  private static let evaluation = """
    {"format": 1, "kind": "poll", "type": "evaluation", "paper": "housing", "poll": "day", "question": "How was it?",
     "questions": [
       {"id": "mark", "text": "A mark?", "type": "scale", "to": 5},
       {"id": "more", "text": "What more?", "type": "open"},
       {"id": "again", "text": "Again?", "type": "choice", "answers": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}]}],
     "meetings": [{"id": "ede", "title": "Ede"}], "hideBelow": 5}
    """

  private static func decode(_ text: String) throws -> Poll {
    try PollCoding.decode(Array(text.utf8), path: "papers/housing/polls/day/poll.json")
  }

  @Test func `an evaluation is read as a poll by ballots with a board a question, and written as it was`()
    throws
  {
    let poll = try Self.decode(Self.evaluation)
    guard case .sticker(let form) = poll.form else { return #expect(Bool(false), "no evaluation") }
    #expect(form.isEvaluation)
    #expect(
      form.boards.map { $0.items.map(\.id.description) } == [["1", "2", "3", "4", "5"], ["yes", "no"]])
    #expect(form.limits == StickerLimits(perBoard: 1, total: nil, perItem: nil))
    #expect((form.source, form.hideBelow) == (.ballots, 5))
    #expect(form.openQuestions.map(\.id.description) == ["more"])
    #expect(try PollCoding.decode(PollCoding.encode(poll), path: "poll.json") == poll)
    #expect(try Schema(named: "poll").faults(of: JSONValue(PollCoding.encode(poll))) == [])
  }

  @Test(arguments: [
    (#""type": "open""#, #""type": "essay""#, "none of scale, choice, open: 'essay'"),
    (#""id": "more""#, #""id": "mark""#, "the question 'mark' stands twice"),
    (#""to": 5"#, #""to": 11"#, "does not end at 2 to 10"),
    (#""to": 5"#, #""to": 1"#, "does not end at 2 to 10"),
    (#", {"id": "no", "text": "No"}"#, "", "'again' has no two answers"),
    (#""id": "no""#, #""id": "yes""#, "the answer 'yes' to 'again' stands twice"),
    (#""hideBelow": 5"#, #""limits": {"perBoard": 2}"#, "\"limits\" is unknown"),
    (#""type": "open"}"#, #""type": "open", "to": 3}"#, "\"to\" is unknown"),
  ])
  func `what is wrong in an evaluation is named`(right: String, wrong: String, reason: String) throws {
    try #require(Self.evaluation.contains(right), "the evaluation has no \(right)")
    let error = #expect(throws: StorageError.self) {
      try Self.decode(Self.evaluation.replacing(right, with: wrong))
    }
    #expect(error?.explanation.message.contains(reason) == true, "\(error?.explanation.message ?? "")")
  }

  @Test func `open questions alone are nothing to count`() throws {
    let text = """
      {"format": 1, "kind": "poll", "type": "evaluation", "paper": "housing", "poll": "day", "question": "?",
       "questions": [{"id": "more", "text": "What more?", "type": "open"}], "meetings": []}
      """
    #expect(throws: StorageError.self) { try Self.decode(text) }
  }
}
