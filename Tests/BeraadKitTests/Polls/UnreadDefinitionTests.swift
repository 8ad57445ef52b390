import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Definitions that plain git brought to main, and that nobody can read.
@Suite struct UnreadDefinitionTests {
  private static let path = "papers/housing/polls/other/poll.json"

  private func polls(_ hall: Assembly) throws -> Verification.Check {
    let report = try hall.as("board").verify("housing", since: nil, files: nil)
    return try #require(report.checks.first { $0.name == "housing: polls" })
  }

  @Test(arguments: [
    #"{"format": 1, "kind": "poll"}"#, "no JSON",
    Assembly.sticker().replacing(#""poll": "course""#, with: #""poll": "third""#),
  ]) func `verify is not right where a definition cannot be read`(_ text: String) throws {
    let hall = try Assembly.open()
    #expect(try polls(hall).ok)
    try hall.repository.commit([Self.path: text])
    let check = try polls(hall)
    #expect(!check.ok && check.detail.contains(Self.path) && check.detail.contains("was not checked"))
  }

  @Test func `a folder in the place of a definition is named, and stops no other poll`() throws {
    let hall = try Assembly.open()
    try hall.repository.commit(["\(Self.path)/x": "1"])
    _ = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    #expect(try hall.stickers().people == 9)
    #expect(try hall.as("board").status().problems.contains { $0.contains(Self.path) })
    #expect(try !polls(hall).ok)
    #expect(
      try hall.refusal { _ = try hall.as("board").openPoll(PollName(paper: "housing", poll: "other")) } != "")
  }
}
