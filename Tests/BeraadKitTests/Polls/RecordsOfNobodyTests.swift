import Deliberation
import TestSupport
import Testing

@testable import BeraadKit
@testable import Storage

/// What plain git put on main in the name of somebody who never was on the roster.
@Suite struct RecordsOfNobodyTests {
  private static let table = "board,item,stickers\nworries,rent,9\n"

  /// The record of an id as somebody else's, about another meeting where it has one.
  private func forged(_ id: String, in hall: Assembly, by partner: String, at meeting: String = "bath") throws
    -> (path: String, text: String)
  {
    let path = try hall.repository.git("ls-files", "*/\(id).json").replacing("\n", with: "")
    let record = try RecordCoding.decodeChecked(
      Array(hall.repository.git("show", "main:\(path)").utf8), path: path)
    var body = record.body
    if case .count(let count) = body {
      body = .count(
        Count(
          poll: count.poll, opening: count.opening, meeting: try #require(Slug(meeting)),
          people: count.people,
          stickers: count.stickers))
    }
    let header = Record.Header(
      paper: record.header.paper, partner: try #require(Slug(partner)), person: "p9", at: record.header.at,
      seen: record.header.seen)
    let sealed = RecordCoding.seal(header, body)
    return (Layout.path(of: sealed), String(decoding: RecordCoding.encode(sealed), as: UTF8.self))
  }

  private func counted() throws -> (hall: Assembly, id: String) {
    let hall = try Assembly.open()
    let step = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", Self.table))
    return (hall, try #require(step.record))
  }

  @Test func `a count of nobody counts for nothing, and everybody is told`() throws {
    let (hall, id) = try counted()
    let forged = try forged(id, in: hall, by: "zz")
    try hall.repository.commit([forged.path: forged.text])
    let said = "is of 'zz', who never was in reviewers.json"
    #expect(try hall.stickers().people == 9)
    #expect(try hall.as("board").tally(of: Assembly.course).left.contains { $0.contains(said) })
    #expect(try hall.as("tenants").status().problems.contains { $0.contains(said) })
    let check = try #require(
      hall.as("board").verify("housing", since: nil, files: nil).checks.first {
        $0.name == "housing: records"
      })
    #expect(!check.ok && check.detail.contains(said) && check.detail.contains("git rm --quiet -- "))
    let closed = try hall.as("board").closePoll(Assembly.course)
    #expect(closed.warnings.contains { $0.contains(said) })
    #expect(try hall.stickers().people == 9)

    // What `verify` prints ends it, and nobody asks for it back.
    try hall.repository.git("rm", "--quiet", "--", forged.path)
    try hall.repository.git("commit", "--quiet", "-m", "Take it away")
    #expect(try hall.as("board").verify("housing", since: nil, files: nil).checks.allSatisfy(\.ok))
    #expect(try hall.stickers().people == 9)
  }

  @Test func `a decision of nobody decides nothing`() throws {
    let hall = try Assembly()
    let amendment = try hall.amend("affordable", "cheap", by: "tenants")
    try hall.collect()
    let other = try Assembly(cloning: hall)
    let decided = try hall.as("board").decide(
      [amendment], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let forged = try forged(decided.id, in: hall, by: "zz")
    func states() throws -> [String] {
      try other.as("board").amendments(to: "housing").rows.map(\.status)
    }
    let before = try states()
    try other.repository.commit([forged.path: forged.text])
    #expect(try states() == before)
    #expect(try other.as("board").inbox("housing").problems.contains { $0.contains("is of 'zz'") })
  }

  @Test func `nobody answers what is of nobody`() throws {
    let hall = try Assembly()
    let other = try Assembly(cloning: hall)
    let said = try hall.as("tenants").comment(
      on: "housing", quote: "affordable", nth: nil, intent: .question, text: "Why?")
    try hall.collect()
    let forged = try forged(said.id, in: hall, by: "zz")
    try other.repository.commit([forged.path: forged.text])
    let id = String(try #require(forged.path.split(separator: "/").last).dropLast(".json".count))
    let refusal = try other.refusal { _ = try other.as("board").reply(to: id, text: "Because.") }
    // No hint is needed where the cause says of whom it is.
    #expect(refusal == "There is no comment or reply with an id that begins with '\(id)'.")
    _ = try hall.as("board").reply(to: said.id, text: "Because.")
  }

  @Test func `who leaves the roster takes no result along`() throws {
    let (hall, _) = try counted()
    let roster = try hall.repository.git("show", "main:reviewers.json")
    let north = try #require(roster.split(separator: "\n").first { $0.contains(#""id": "north""#) })
    try hall.repository.commit(["reviewers.json": roster.replacing(north + "\n", with: "")])
    #expect(try hall.stickers().people == 9)
    #expect(try hall.as("board").verify("housing", since: nil, files: nil).checks.allSatisfy(\.ok))
  }
}
