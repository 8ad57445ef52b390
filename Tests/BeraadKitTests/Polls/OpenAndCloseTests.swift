import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct OpenAndCloseTests {
  @Test func `a definition is kept byte for byte, and replaced until the poll opens`() throws {
    let hall = try Assembly()
    let name = PollName(paper: "housing", poll: "stand")
    func definition(_ question: String) -> String {
      """
      {"format": 1,  "kind": "poll", "type": "stance",
       "paper": "housing", "poll": "stand", "question": "\(question)"}

      """
    }
    _ = try hall.as("board").newPoll(name, definition: Array(definition("Yes?").utf8))
    #expect(try hall.repository.read("papers/housing/polls/stand/poll.json") == definition("Yes?"))
    let again = try hall.as("board").newPoll(name, definition: Array(definition("Yes?").utf8))
    #expect(again.story == ["housing/stand stands so on main already; nothing was changed."])
    _ = try hall.as("board").newPoll(name, definition: Array(definition("No?").utf8))
    _ = try hall.as("board").openPoll(name)
    #expect(
      try hall.refusal { _ = try hall.as("board").newPoll(name, definition: Array(definition("Oh?").utf8)) }
        .hasPrefix("housing/stand was opened already: its definition is frozen."))
    #expect(
      try hall.refusal { _ = try hall.as("board").openPoll(name) }
        == "housing/stand was opened already; it is open.")
  }

  @Test func `a definition of another poll, by somebody else or that is none is refused`() throws {
    let hall = try Assembly()
    func put(_ text: String, as poll: String = "course", by partner: String = "board") throws -> String {
      try hall.refusal {
        _ = try hall.as(partner).newPoll(
          PollName(paper: "housing", poll: poll), definition: Array(text.utf8))
      }
    }
    #expect(
      try put(Assembly.sticker(), as: "other") == "The definition is of housing/course, not of housing/other."
    )
    #expect(try put(Assembly.sticker(), by: "tenants").contains("may not put a question"))
    #expect(try put("{").hasPrefix("papers/housing/polls/course/poll.json is not JSON"))
    #expect(try put(Assembly.sticker(), as: "Course").contains("cannot be the name of a poll"))
    let motion = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "course", "question": "?",
       "rule": "majority", "alternatives": [{"id": "a", "text": "A", "targets": ["a01234567890000000000000000000000/1"]}, {"id": "b", "text": "B"}]}
      """
    #expect(
      try put(motion).hasPrefix("There is no comment or amendment 'a01234567890000000000000000000000'."))
  }

  @Test func `a definition that was changed and not committed is not frozen`() throws {
    let hall = try Assembly()
    try hall.repository.write(Assembly.sticker() + "\n", to: "papers/housing/polls/course/poll.json")
    #expect(
      try hall.refusal { _ = try hall.as("board").openPoll(Assembly.course) }.contains("are not committed"))
  }

  @Test func `a definition changed after the opening changes no result and is noticed`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    let before = try hall.stickers()
    let changed = Assembly.sticker().split(separator: "Debt").joined(separator: "Rent is fine")
    try hall.repository.commit(["papers/housing/polls/course/poll.json": changed])
    #expect(try hall.stickers() == before)
    let checks = try hall.as("board").verify(nil, since: nil, files: nil).checks
    #expect(checks.contains { !$0.ok && $0.detail.contains("was changed after the poll was opened") })
  }

  @Test func `a closing collects first, lists what counts, and says what was not counted`() throws {
    let hall = try Assembly.open()
    let count = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    let vote = try hall.as("carers").vote(
      in: Assembly.course, VoteWish(places: [(board: "worries", items: ["rent", "debt"])]))
    let comment = try hall.as("carers").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "And a garden?")
    let step = try hall.as("board").closePoll(Assembly.course)
    #expect(step.warnings == ["Nothing was counted at: Bath."])
    let closing = try hall.repository.read("papers/housing/polls/course/\(try #require(step.record)).json")
    let counts = [try #require(count.record), vote.id].sorted().map { "\"\($0)\"" }.joined(separator: ",")
    #expect(closing.contains("\"counts\":[\(counts)]"))
    for id in [vote.id, comment.id] {
      #expect(try hall.repository.git("ls-files", "*/\(id).json") != "", "\(id) is not on main")
    }
    #expect(try hall.repository.git("status", "--porcelain") == "")
    #expect(
      try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course) }
        == "housing/course was closed already.")
  }

  @Test func `two openings that are settled leave the question that holds in its file`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    let path = "papers/housing/polls/course/poll.json"
    _ = try here.as("board").openPoll(Assembly.course)
    let other = Assembly.sticker().replacing("What?", with: "Why?")
    _ = try there.as("board").newPoll(Assembly.course, definition: Array(other.utf8))
    _ = try there.as("board").openPoll(Assembly.course)
    try here.pull(from: there)
    #expect(try here.repository.read(path) == other)
    let verification = try here.as("board").verify(nil, since: nil, files: nil)
    #expect(verification.ok && verification.waits, "nobody changed it: it waits for people")
    // The first of both holds: it was made on fewer commits.
    _ = try here.as("board").openPoll(Assembly.course)
    #expect(try here.repository.read(path) == Assembly.sticker())
    #expect(try here.repository.git("show", "HEAD:\(path)") == Assembly.sticker())
    #expect(try here.as("board").verify(nil, since: nil, files: nil).ok)
  }
}
