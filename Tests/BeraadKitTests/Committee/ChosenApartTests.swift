import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Two votes about the same changes that were opened and closed apart: no order decides between them.
@Suite struct ChosenApartTests {
  private static let one = PollName(paper: "housing", poll: "one")
  private static let two = PollName(paper: "housing", poll: "two")

  private func open(_ name: PollName, on ids: [String], in hall: Assembly) throws {
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "\(name.poll)", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "x", "text": "1", "targets": ["\(ids[0])/1"]},
       {"id": "y", "text": "2", "targets": ["\(ids[1])/1"]}]}
      """
    _ = try hall.as("board").newPoll(name, definition: Array(definition.utf8))
    _ = try hall.as("board").openPoll(name)
  }

  /// An alliance in which one vote chose the first change and another the second.
  ///
  /// - Parameter isMerged: whether each clone had carried out its own before they met.
  private func apart(isMerged: Bool) throws -> (hall: Assembly, ids: [String]) {
    let here = try Assembly()
    let ids = [
      try here.amend("soon", "before 2030", by: "tenants"),
      try here.amend("soon", "in five years", by: "carers"),
    ]
    try here.collect()
    let there = try Assembly(cloning: here)
    for (hall, name, choice) in [(here, Self.one, "x"), (there, Self.two, "y")] {
      try open(name, on: ids, in: hall)
      for partner in ["tenants", "carers"] { try hall.vote(choice, in: "\(name.poll)", by: partner) }
      _ = try hall.as("board").closePoll(name, isOffline: true)
      if isMerged { _ = try hall.as("board").merge("housing", accepting: .all) }
    }
    if isMerged {
      _ = try? here.pull(from: there)
      try here.repository.git("checkout", "--ours", "papers/housing/paper.md")
      try here.repository.git("add", "papers/housing/paper.md")
      try here.repository.git("commit", "--quiet", "--no-edit")
    } else {
      try here.pull(from: there)
    }
    return (here, ids)
  }

  @Test func `two votes that chose otherwise, closed apart, are named, and nothing is carried out`() throws {
    let (hall, ids) = try apart(isMerged: false)
    let board = hall.as("board")
    let targets = ids.map { "\($0)/1" }.sorted()
    for rows in try [
      board.inbox("housing").exclusions, board.status().papers.first?.exclusions ?? [],
    ] {
      #expect(rows.map(\.about).sorted() == targets)
      #expect(
        rows.allSatisfy { $0.story.english.contains("two votes were closed, apart") },
        "\(rows.map(\.story.english))")
    }
    for name in [Self.one, Self.two] {
      let said = try board.tally(of: name).left.map(\.english)
      #expect(said.count { $0.contains("two votes were closed, apart") } == 2, "\(said)")
    }
    #expect(try board.verify(nil, since: nil, files: nil).checks.contains { $0.waits })
    let outcome = try board.merge("housing", accepting: .all)
    #expect(outcome.motions.map(\.verdict) == [.waiting, .waiting])
    #expect(try !hall.repository.read("papers/housing/paper.md").contains("2030"))
    #expect(
      try hall.refusal {
        _ = try board.publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    // Whoever saw both settles it.
    _ = try board.decide([ids[0]], .adopted, because: "As the first.", poll: nil, dryRun: false)
    _ = try board.decide([ids[1]], .rejected, because: "As the first.", poll: nil, dryRun: false)
    _ = try board.merge("housing", accepting: .all)
    #expect(try hall.repository.read("papers/housing/paper.md").contains("before 2030"))
    #expect(try board.status().papers.flatMap(\.exclusions).isEmpty)
    _ = try board.publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  @Test func `it is named as well where each had carried out its own`() throws {
    let (hall, ids) = try apart(isMerged: true)
    let board = hall.as("board")
    #expect(try Set(board.inbox("housing").exclusions.map(\.about)) == Set(ids.map { "\($0)/1" }))
    let draft = try hall.repository.read("papers/housing/paper.md")
    _ = try board.merge("housing", accepting: .all)
    #expect(try hall.repository.read("papers/housing/paper.md") == draft)
  }

  @Test func `a vote that was closed by somebody who knew of the other closing decides nothing against it`()
    throws
  {
    let here = try Assembly()
    let ids = [
      try here.amend("soon", "before 2030", by: "tenants"),
      try here.amend("soon", "in five years", by: "carers"),
    ]
    try here.collect()
    let there = try Assembly(cloning: here)
    try open(Self.one, on: ids, in: here)
    try open(Self.two, on: ids, in: there)
    try here.pull(from: there)
    for (name, choice) in [(Self.two, "y"), (Self.one, "x")] {
      for partner in ["tenants", "carers"] { try here.vote(choice, in: "\(name.poll)", by: partner) }
      _ = try here.as("board").closePoll(name, isOffline: true)
    }
    #expect(try here.as("board").status().papers.flatMap(\.exclusions).isEmpty)
    let motions = try here.as("board").merge("housing", accepting: .all).motions
    #expect(Set(motions.map(\.verdict)) == [.won, .second], "\(motions)")
    #expect(try here.repository.read("papers/housing/paper.md").contains("in five years"))
  }
}
