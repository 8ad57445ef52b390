import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A clone whose main is behind: what others made since is no fault of theirs, and nothing is published as if it were not there.
@Suite struct StaleCloneTests {
  static let wording = PollName(paper: "housing", poll: "wording")

  /// Opens a vote about a change of the tenants.
  private func open(in hall: Assembly) throws {
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "it", "text": "1", "targets": ["\(id)/1"]},
       {"id": "leave", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
  }

  /// A clone from before a vote was opened, with the branch of who voted in it.
  private func stale() throws -> (here: Assembly, stale: Assembly) {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    try open(in: here)
    try here.vote("it", in: "wording", by: "carers")
    let branch = "refs/heads/partners/carers"
    try stale.repository.git("fetch", "--quiet", here.repository.path, "\(branch):\(branch)")
    return (here, stale)
  }

  @Test func `a vote in a poll that main here does not have yet waits, and nobody is told to delete it`()
    throws
  {
    let (here, stale) = try stale()
    let branches = try stale.as("board").collect(CollectWish(isOffline: true)).branches
    #expect(branches.flatMap(\.taken).isEmpty && branches.map(\.leftOut) == [[.ahead: 1]])
    #expect(
      branches.flatMap(\.refused).allSatisfy {
        $0.english.contains("rests on what main here does not have yet, and waits for that")
      }, "\(branches)")
    for partner in ["carers", "board"] {
      let said = try stale.as(partner).examine(mends: false).findings.flatMap { [$0.advice] + $0.further }
      #expect(
        said.allSatisfy { !$0.english.contains(" rm ") && !$0.english.contains("take the file away") },
        "\(said.map(\.english))")
      #expect(said.contains { $0.english.hasSuffix("beraad sync") }, "\(said)")
    }
    try stale.pull(from: here)
    let taken = try stale.as("board").collect(CollectWish(isOffline: true)).branches.flatMap(\.taken)
    #expect(taken.count == 1)
  }

  @Test func `a poll that is not there may be elsewhere`() throws {
    let (_, stale) = try stale()
    do {
      _ = try stale.as("board").closePoll(Self.wording, isOffline: true)
      Issue.record("closed what is not there")
    } catch let error as any Explained {
      #expect(error.explanation.hints.contains { $0.hasSuffix("beraad sync") })
    }
  }

  @Test func `an edition is not published past a main of the host that is newer`() throws {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    try here.repository.commit(["notes.md": "Something new."])
    let refused = try stale.refusal {
      _ = try stale.as("board").publish("housing", edition: 1, to: "edition", dryRun: false)
    }
    #expect(refused.contains("is newer than main here") && refused.hasSuffix("beraad sync"), "\(refused)")
    _ = try stale.as("board").publish(
      "housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  @Test func `what a merge under way brings is no difference from the commit`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    for (hall, word) in [(here, "today"), (there, "tomorrow")] {
      let draft = try hall.repository.read("papers/housing/paper.md")
      try hall.repository.write(draft.replacing("soon", with: word), to: "papers/housing/paper.md")
      _ = try hall.as("board").revise("housing", because: "A word")
    }
    _ = try there.amend("Rents rise", "Rents climb", by: "tenants")
    try there.collect()
    try here.repository.git("fetch", "--quiet", there.repository.path, "main")
    for merge in [["merge", "--quiet", "FETCH_HEAD"], ["merge", "--quiet", "--squash", "FETCH_HEAD"]] {
      _ = try? here.repository.git(merge)
      let staged = try here.repository.git("diff", "--cached", "--name-only", "--diff-filter=A")
      #expect(staged.contains("amendments/tenants"))
      let report = try here.as("board").verify(nil, since: nil, files: nil)
      #expect(report.ok, "\(report.checks.filter { !$0.ok })")
      try here.repository.git("reset", "--quiet", "--hard")
    }
  }

  @Test func `doctor names an untracked file in the place of a partner's folder`() throws {
    let here = try Assembly()
    try here.repository.write("hi", to: "papers/housing/comments/carers")
    let found = try here.as("board").examine(mends: false).findings.map(\.what.english)
    #expect(found.contains { $0.hasPrefix("papers/housing/comments/carers is no folder") }, "\(found)")
  }
}
