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
    var records: [String] = []
    for (second, choice) in [(Int64(1), "one"), (2, "two"), (1, "one"), (2, "two")] {
      var door = hall.as("tenants")
      door.form = FormOrigin(at: Instant(seconds: 1_772_359_200 + second), seen: seen)
      records.append(try door.vote(in: Self.wording, VoteWish(option: choice, reason: "A\r\n\r\nB")).id)
    }
    #expect(records[2] == records[0] && records[3] == records[1] && records[0] != records[1])
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
