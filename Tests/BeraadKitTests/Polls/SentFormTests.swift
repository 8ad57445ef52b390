import Deliberation
import ObjectIDs
import TestSupport
import Testing

@testable import BeraadKit

/// What a front sends again: a restored tab, a reload, a proxy that tries once more.
@Suite struct SentFormTests {
  private static let wording = PollName(paper: "housing", poll: "wording")

  @Test func `a vote's form that is sent again after a later one turns nothing back`() throws {
    let hall = try Assembly()
    let motion = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(motion.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
    let seen = try #require(ObjectID(hex: hall.repository.revision("main")))
    var door = hall.as("tenants")
    func vote(_ choice: String, _ form: FormOrigin) throws -> String {
      door.form = form
      return try door.vote(in: Self.wording, VoteWish(option: choice, reason: "A\r\n\r\nB")).id
    }
    let first = FormOrigin(seen: seen, own: nil)
    var records = [try vote("one", first)]
    let second = FormOrigin(seen: seen, own: ObjectID(hex: try hall.repository.revision("partners/tenants")))
    records.append(try vote("two", second))
    // The older form made what no longer stands: it is not said to be kept, and nothing is written.
    let message = try hall.refusal { _ = try vote("one", first) }
    #expect(message.contains("This form was sent before, as \(records[0])"), "\(message)")
    #expect(try vote("two", second) == records[1])
    #expect(records[0] != records[1])
    // A form that was given out since may say it once more, and the newest that stands is its own answer.
    let third = FormOrigin(seen: seen, own: ObjectID(hex: try hall.repository.revision("partners/tenants")))
    let again = try vote("one", third)
    #expect(!records.contains(again))
    #expect(try vote("one", first) == again)
    #expect(try vote("two", third) != again)
    _ = try hall.as("board").closePoll(Self.wording)
    #expect(try hall.motion("wording").votes.map(\.votes) == [0, 1])
    let file = try hall.repository.git("show", "partners/tenants:\(path(of: records[1], in: hall))")
    #expect(file.contains(#""A\n\nB""#), "\(file)")
  }

  private func path(of id: String, in hall: Assembly) throws -> String {
    let files = try hall.repository.git("ls-tree", "-r", "--name-only", "partners/tenants")
    return String(try #require(files.split(separator: "\n").first { $0.contains(id) }))
  }

  @Test func `nobody proposes the marks of a merge`() throws {
    let hall = try Assembly()
    let marked = "\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n"
    let message = try hall.refusal {
      _ = try hall.as("tenants").amend(
        "housing", .replace(old: "soon", nth: nil, new: marked), because: "Why.", answering: [])
    }
    #expect(message.contains("The proposal has the marks of a merge conflict"), "\(message)")
  }
}
