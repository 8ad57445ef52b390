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
    #expect(try put("{").hasPrefix("the definition of housing/course is not JSON"))
    #expect(try put(Assembly.sticker(), as: "Course").contains("cannot be the name of a poll"))
    let motion = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "course", "question": "?",
       "rule": "majority", "alternatives": [{"id": "a", "text": "A", "targets": ["a0123456789/1"]}, {"id": "b", "text": "B"}]}
      """
    #expect(try put(motion).hasPrefix("There is no comment or amendment 'a0123456789'."))
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
      in: Assembly.course, people: 10, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    let before = try hall.as("board").tally(of: Assembly.course).result.tally
    let changed = Assembly.sticker().split(separator: "Debt").joined(separator: "Rent is fine")
    try hall.repository.commit(["papers/housing/polls/course/poll.json": changed])
    guard case .sticker(let old, _) = before,
      case .sticker(let new, _) = try hall.as("board").tally(of: Assembly.course).result.tally
    else { return }
    #expect(old == new)
    let checks = try hall.as("board").verify(nil, since: nil, files: nil).checks
    #expect(checks.contains { !$0.ok && $0.detail.contains("was changed after the poll was opened") })
  }

  @Test func `a closing names the tips it saw, and what was not counted`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 10, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    _ = try hall.as("carers").vote(
      in: Assembly.course, VoteWish(places: [(board: "worries", items: ["rent", "debt"])]))
    let step = try hall.as("board").closePoll(Assembly.course)
    #expect(
      step.warnings == [
        "1 vote is not collected yet; collected later, they still count: beraad collect",
        "Nothing was counted at: Bath.",
      ])
    let closing = try hall.repository.read("papers/housing/polls/course/\(try #require(step.record)).json")
    #expect(closing.contains(try hall.repository.revision("partners/carers")))
    #expect(
      try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course) }
        == "housing/course was closed already.")
  }
}
