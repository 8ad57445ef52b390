import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A vote about what was adopted and merged apart from it: nobody who voted knew of the merge, and who merged did not know of the vote.
@Suite struct VotedApartTests {
  static let wording = PollName(paper: "housing", poll: "wording")

  private func openVote(on id: String, in hall: Assembly) throws {
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "it", "text": "1", "targets": ["\(id)/1"]},
       {"id": "leave", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
  }

  private func decide(_ id: String, _ outcome: Outcome, in hall: Assembly) throws {
    _ = try hall.as("board").decide([id], outcome, because: "So: \(outcome).", poll: nil, dryRun: false)
  }

  private func takeOut(_ words: String, in hall: Assembly) throws {
    let draft = try hall.repository.read("papers/housing/paper.md")
    try hall.repository.write(draft.replacing(words, with: "soon"), to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Out again")
  }

  /// The vote was opened by somebody who did not know of the adoption; what it chose was merged, taken out and rejected meanwhile.
  @Test func `a vote for what was merged and undone says so, and waits until it is put again`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    try decide(id, .adopted, in: there)
    let rejecting = try Assembly(cloning: there)
    try decide(id, .rejected, in: rejecting)
    try openVote(on: id, in: here)
    #expect(try there.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    try here.pull(from: there)
    try here.pull(from: rejecting)
    try takeOut("before 2030", in: here)
    try decide(id, .rejected, in: here)
    for partner in ["tenants", "carers"] { try here.vote("it", in: "wording", by: partner) }
    try here.collect()
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    let outcome = try here.as("board").merge("housing", accepting: .all)
    #expect(outcome.motions.map(\.verdict) == ["undone"])
    #expect(outcome.motions.allSatisfy { $0.adopted.isEmpty && $0.winner == nil })
    #expect(
      try here.refusal {
        _ = try here.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    let left = try Assembly(cloning: here)
    _ = try here.as("tenants").amendAgain("\(id)/1", on: nil, nil, because: nil, answering: [])
    try here.collect()
    #expect(try here.as("board").merge("housing", accepting: .all).motions.isEmpty)
    // Or the committee leaves it at that.
    try decide(id, .rejected, in: left)
    #expect(try left.as("board").merge("housing", accepting: .all).motions.isEmpty)
    _ = try left.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  /// The vote was opened by somebody who did not know of the adoption, and left the change out.
  @Test(arguments: [Outcome.adopted, .rejected])
  func `a vote that did not choose what was merged apart from it is named until people decide`(
    _ outcome: Outcome
  ) throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    try decide(id, .adopted, in: there)
    #expect(try there.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    try openVote(on: id, in: here)
    for partner in ["tenants", "carers"] { try here.vote("leave", in: "wording", by: partner) }
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    try here.pull(from: there)
    for rows in try [
      here.as("board").inbox("housing").exclusions,
      here.as("board").status().papers.first?.exclusions ?? [],
    ] {
      #expect(rows.map(\.about) == ["\(id)/1"], "\(rows)")
      #expect(rows.allSatisfy { $0.story.english.contains("apart from that it was adopted and merged") })
    }
    let apart = try here.as("board").verify(nil, since: nil, files: nil).checks.first(where: \.waits)
    #expect(apart?.name == "housing: apart")
    #expect(
      try here.refusal {
        _ = try here.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    if outcome == .rejected { try takeOut("before 2030", in: here) }
    try decide(id, outcome, in: here)
    #expect(try here.as("board").merge("housing", accepting: .all).motions.isEmpty)
    _ = try here.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }
}
