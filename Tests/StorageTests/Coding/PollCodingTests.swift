import Deliberation
import TestSupport
import Testing

@testable import Storage

@Suite struct PollCodingTests {
  private static let sticker = """
    {"format": 1, "kind": "poll", "paper": "housing", "poll": "koers", "question": "Where to?", "type": "sticker",
     "boards": [{"id": "verweer", "title": "Verweer", "items": [{"id": "zorg", "text": "Zorg"}, {"id": "werk", "text": "Werk"}]}],
     "limits": {"perBoard": 3, "perItem": 1},
     "meetings": [{"id": "drachten", "title": "Drachten", "region": "noord", "date": "2026-02-01"}, {"id": "ede", "title": "Ede"}],
     "source": "counted", "hideBelow": 5}
    """
  private static let motion = """
    {"format": 1, "kind": "poll", "paper": "housing", "poll": "when", "question": "When?", "type": "motion",
     "alternatives": [{"id": "leave", "text": "soon"}, {"id": "date", "text": "before 2030", "targets": ["a01234567890000000000000000000000/1"]}],
     "rule": "two-thirds", "quorum": 4, "weighted": true}
    """

  private static func decode(_ text: String) throws -> Poll {
    try PollCoding.decode(Array(text.utf8), path: "papers/housing/polls/koers/poll.json")
  }

  @Test func `a sticker poll is read`() throws {
    let poll = try Self.decode(Self.sticker)
    #expect(poll.id.description == "koers")
    guard case .sticker(let form) = poll.form else { return #expect(Bool(false), "no sticker poll") }
    #expect(form.boards.map { $0.items.map(\.id.description) } == [["zorg", "werk"]])
    #expect((form.limits.perBoard, form.limits.total, form.limits.perItem) == (3, nil, 1))
    #expect(form.meetings.map(\.region) == ["noord", nil])
    #expect(form.hideBelow == 5)
  }

  @Test func `a motion is read`() throws {
    guard case .motion(let form) = try Self.decode(Self.motion).form else {
      return #expect(Bool(false), "no motion")
    }
    #expect(
      form.alternatives.map { $0.targets.map(\.description) } == [
        [], ["a01234567890000000000000000000000/1"],
      ])
    #expect((form.rule, form.quorum, form.isWeighted) == (.twoThirds, 4, true))
  }

  @Test func `the polls of the example workspace are read`() throws {
    let files = Checkout.files(in: "papers", endingIn: "/poll.json")
    #expect(!files.isEmpty)
    for file in files {
      let poll = try PollCoding.decode(Array(Checkout.text(file).utf8), path: file)
      #expect(Layout.definition(ofPoll: poll.id, of: poll.paper) == file)
    }
  }

  @Test(arguments: [
    ("\"sticker\"", "\"lottery\"", "\"type\" is none of sticker, evaluation, motion, stance: 'lottery'"),
    ("\"kind\": \"poll\"", "\"kind\": \"vote\"", "\"kind\" is not \"poll\""),
    ("\"format\": 1", "\"format\": 2", "format 2"),
    ("\"hideBelow\": 5", "\"hide\": 5", "\"hide\" is unknown"),
    ("\"id\": \"werk\"", "\"id\": \"zorg\"", "the item 'zorg' of 'verweer' stands twice"),
    ("\"id\": \"ede\"", "\"id\": \"drachten\"", "the meeting 'drachten' stands twice"),
    ("\"id\": \"ede\"", "\"id\": \"partners\"", "no meeting can be called 'partners'"),
    ("\"perBoard\": 3, \"perItem\": 1", "\"perItem\": 1", "\"limits\" needs perBoard or total"),
    ("\"perBoard\": 3", "\"perBoard\": 0", "a limit is not 1 to 1000"),
    ("\"perBoard\": 3", "\"perBoard\": 3, \"perDay\": 1", "\"perDay\" is unknown"),
    ("\"source\": \"counted\"", "\"source\": \"guessed\"", "\"source\" cannot be 'guessed'"),
    ("\"text\": \"Zorg\"", "\"text\": 1", "\"text\" is no text"),
    ("\"paper\": \"housing\"", "\"paper\": \"../x\"", "is no name"),
  ])
  func `what is wrong in a sticker poll is named`(right: String, wrong: String, reason: String) throws {
    try Self.expectRefusal(of: Self.sticker, right, wrong, reason)
  }

  @Test(arguments: [
    ("\"id\": \"date\"", "\"id\": \"leave\"", "the alternative 'leave' stands twice"),
    ("\"id\": \"date\"", "\"id\": \"abstain\"", "that word is for taking no side"),
    (
      ", {\"id\": \"date\", \"text\": \"before 2030\", \"targets\": [\"a01234567890000000000000000000000/1\"]}",
      "",
      "at least two alternatives"
    ),
    (
      "[\"a01234567890000000000000000000000/1\"]", "\"a01234567890000000000000000000000/1\"",
      "\"targets\" is no list"
    ),
    (
      "a01234567890000000000000000000000/1", "a01234567890000000000000000000000/0",
      "the targets of 'date' are no record ids"
    ),
    ("\"two-thirds\"", "\"three-quarters\"", "\"rule\" cannot be 'three-quarters'"),
    ("\"quorum\": 4", "\"quorum\": -4", "\"quorum\" is no number of partners"),
    ("\"weighted\": true", "\"weighted\": 1", "\"weighted\" is neither true nor false"),
  ])
  func `what is wrong in a motion is named`(right: String, wrong: String, reason: String) throws {
    try Self.expectRefusal(of: Self.motion, right, wrong, reason)
  }

  private static func expectRefusal(of text: String, _ right: String, _ wrong: String, _ reason: String)
    throws
  {
    try #require(text.contains(right), "the poll has no \(right)")
    let error = #expect(throws: StorageError.self) { try decode(text.replacing(right, with: wrong)) }
    #expect(error?.explanation.message.contains(reason) == true, "\(error?.explanation.message ?? "")")
  }
}
