import Deliberation
import Foundation
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
    #expect(outcome.motions.map(\.verdict) == [.undone])
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

  @Test
  func `while a vote is held against what was merged, all say what won, what was merged and what to type`()
    throws
  {
    let here = try Assembly()
    let one = try here.amend("soon", "before 2030", by: "tenants")
    let other = try here.amend("soon", "within five years", by: "carers")
    try here.collect()
    let there = try Assembly(cloning: here)
    try decide(one, .adopted, in: there)
    _ = try there.as("board").merge("housing", accepting: .all)
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "one", "text": "1", "targets": ["\(one)/1"]},
       {"id": "other", "text": "2", "targets": ["\(other)/1"]}, {"id": "leave", "text": "3"}]}
      """
    _ = try here.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    for partner in ["tenants", "carers"] { try here.vote("other", in: "wording", by: partner) }
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    try here.pull(from: there)
    let board = here.as("board")
    let inbox = try board.inbox("housing")
    #expect(
      inbox.exclusions.allSatisfy { $0.story.english.contains("and 'other' did, which is \(other)/1;") },
      "\(inbox.exclusions)")
    let next = inbox.proposals.filter { $0.target == "\(other)/1" }.flatMap(\.next).map(\.english)
    #expect(next == ["beraad decide \(one)/1 adopt --because WHY"], "\(inbox.proposals)")
    #expect(try board.status().papers.map(\.openChanges) == [0])
    let items = try board.agenda("housing").items
    #expect(items.map(\.kind) == [.apart])
    #expect(items.first?.choices.flatMap(\.ids) == ["\(other)/1", "\(one)/1"])
    #expect(items.first?.note?.english.contains("beraad decide \(one)/1 adopt") == true)
    let outcome = try board.merge("housing", accepting: .all)
    #expect(outcome.motions.map(\.verdict) == [.merged])
    #expect(
      try String(decoding: JSONEncoder().encode(outcome.motions), as: UTF8.self).contains(
        "\"verdict\":\"merged\""))
  }

  @Test func `a vote that comes to light after the edition is told, until the next one`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    try openVote(on: id, in: here)
    let late = try Assembly(cloning: here)
    try late.vote("it", in: "wording", by: "carers")
    for partner in ["tenants", "churches"] { try here.vote("leave", in: "wording", by: partner) }
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    _ = try here.as("board").merge("housing", accepting: .all)
    func publish(_ number: Int) throws {
      _ = try here.as("board").publish(
        "housing", edition: number, to: "edition-\(number)", isOffline: true, dryRun: false)
    }
    try publish(1)
    try here.repository.git("fetch", "--quiet", late.repository.path, "partners/carers:partners/carers")
    func told() throws -> Int { try here.as("carers").status().papers.flatMap(\.votesTooLate).count }
    #expect(try told() == 1)
    #expect(try here.as("carers").ownVotes().count == 1)
    let collected = try here.as("board").collect(CollectWish(isDryRun: false))
    #expect(collected.tooLate.count == 1 && collected.tooLate[0].contains("came after the closing"))
    #expect(try here.as("board").collect(CollectWish(isDryRun: false)).tooLate.isEmpty)
    #expect(try told() == 1)
    try publish(2)
    #expect(try told() == 0)
    #expect(try here.as("carers").ownVotes().isEmpty)
  }

  @Test func `whoever sends two votes of one partner is told which one counts`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    try openVote(on: id, in: here)
    let other = try Assembly(cloning: here)
    try here.vote("it", in: "wording", by: "carers")
    try other.vote("leave", in: "wording", by: "carers")
    try here.repository.git("remote", "add", "origin", other.repository.path)
    try here.repository.git("fetch", "--quiet", "origin")
    let own = try here.as("carers").ownVotes()
    #expect(own.count == 1 && own[0].contains("Carers voted twice in 'wording', apart"), "\(own)")
    #expect(try here.as("tenants").ownVotes().isEmpty)
  }

  @Test
  func `two open votes about one change are named, also to who closes one, and a late vote to its partner`()
    throws
  {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    try openVote(on: id, in: here)
    let second = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "again", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "it", "text": "1", "targets": ["\(id)/1"]}, {"id": "leave", "text": "2"}]}
      """
    let again = PollName(paper: "housing", poll: "again")
    _ = try there.as("board").newPoll(again, definition: Array(second.utf8))
    _ = try there.as("board").openPoll(again)
    try here.pull(from: there)
    for said in try [
      here.as("board").status().papers.flatMap(\.doubleVotes), here.as("board").inbox("housing").doubleVotes,
    ] {
      #expect(
        said.map(\.english).allSatisfy { $0.contains("'again' and 'wording'") } && said.count == 1, "\(said)")
    }
    let notes = try here.as("board").agenda("housing").items.filter { $0.poll != nil }.map(\.note?.english)
    #expect(
      !notes.isEmpty && notes.allSatisfy { $0?.contains("'again' and 'wording'") == true }, "\(notes)")
    for partner in ["tenants", "churches"] { try here.vote("leave", in: "wording", by: partner) }
    let late = try Assembly(cloning: here)
    let closed = try here.as("board").closePoll(Self.wording, isOffline: true)
    #expect(
      closed.warnings.contains { $0.english.hasSuffix("beraad poll close housing/again") },
      "\(closed.warnings)")
    try late.vote("it", in: "wording", by: "carers")
    try here.repository.git("fetch", "--quiet", late.repository.path, "partners/carers:partners/carers")
    for _ in 0..<2 {
      let own = try here.as("carers").status().papers.flatMap(\.votesTooLate)
      #expect(own.count == 1 && own[0].english.contains("came after the closing"), "\(own)")
      #expect(try here.as("tenants").status().papers.flatMap(\.votesTooLate).isEmpty)
      try here.collect()
    }
    // What was told until the next edition is not told for good.
    _ = try here.as("board").closePoll(again, isOffline: true)
    _ = try here.as("board").merge("housing", accepting: .all)
    _ = try here.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    #expect(try here.as("carers").status().papers.flatMap(\.votesTooLate).isEmpty)
  }
}
