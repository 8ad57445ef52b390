import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A change that one merges and another decides otherwise on, neither knowing of the other: whatever brings the two together, all
/// readers name it until a decision that knew of the merge says what holds.
@Suite struct MergedApartTests {
  enum Carrier: CaseIterable {
    case merge, rebaseOfTheMerge, rebaseOfTheDecision, cherryPick
  }

  /// What one of them decided, and the clone that has both.
  private func together(
    _ outcome: Outcome = .rejected, by carrier: Carrier, settlingOthers: Bool = false,
    changing old: String = "soon",
    to new: String = "before 2030"
  ) throws -> (hall: Assembly, id: String) {
    let here = try Assembly()
    let id = try here.amend(old, new, by: "tenants")
    try here.collect()
    if !settlingOthers { try decide(id, .adopted, in: here) }
    let there = try Assembly(cloning: here)
    if settlingOthers {
      // Two decisions made apart, which one settles; the other has one of them only.
      try decide(id, .adopted, in: there)
      try decide(id, .referred, in: here)
      try here.pull(from: there)
    }
    // A rebase leaves behind what the decision was written against.
    try here.repository.commit(["notes.md": "Something of its own."])
    try decide(id, outcome, in: here)
    #expect(try there.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    switch carrier {
    case .merge: try here.pull(from: there)
    case .rebaseOfTheMerge: try there.rebase(on: here)
    case .rebaseOfTheDecision: try here.rebase(on: there)
    case .cherryPick:
      try here.repository.git("fetch", "--quiet", there.repository.path, "main")
      try here.repository.git("cherry-pick", "--allow-empty", "FETCH_HEAD")
    }
    return (carrier == .rebaseOfTheMerge ? there : here, id)
  }

  /// A clone in which a change is rejected, and one in which it is merged.
  private func apart() throws -> (rejecting: Assembly, merging: Assembly, id: String) {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    try decide(id, .adopted, in: here)
    let there = try Assembly(cloning: here)
    try decide(id, .rejected, in: here)
    #expect(try there.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    return (here, there, id)
  }

  private func decide(
    _ id: String, _ outcome: Outcome, in hall: Assembly, asItStands: Bool = false
  ) throws {
    _ = try hall.as("board").decide(
      [id], outcome, because: "So: \(outcome).", poll: nil, asItStands: asItStands, dryRun: false)
  }

  private func takeOut(_ words: String, in hall: Assembly, for others: String = "soon") throws {
    let draft = try hall.repository.read("papers/housing/paper.md")
    try hall.repository.write(draft.replacing(words, with: others), to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Out again")
  }

  /// The exclusions, as every reader has them.
  private func exclusions(_ hall: Assembly) throws -> [ExclusionRow] {
    let inbox = try hall.as("board").inbox("housing").exclusions
    #expect(
      try hall.as("board").status().papers.first?.exclusions.map(\.story) == inbox.map(\.story))
    let report = try hall.as("board").verify(nil, since: nil, files: nil)
    #expect(report.ok, "\(report.checks.filter { !$0.ok })")
    let apart = report.checks.first { $0.name == "housing: apart" }
    #expect(apart?.waits == !inbox.isEmpty)
    for row in inbox { #expect(apart?.detail.contains(row.story.english) == true) }
    if !inbox.isEmpty {
      #expect(
        try hall.refusal {
          _ = try hall.as("board").publish(
            "housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
        }.contains("cannot be published while something is undecided"))
    }
    return inbox
  }

  @Test(arguments: Carrier.allCases, [false, true])
  func `words that were merged and rejected apart stay once that is decided`(
    _ carrier: Carrier, _ settlingOthers: Bool
  ) throws {
    let (hall, id) = try together(by: carrier, settlingOthers: settlingOthers)
    let row = try #require(try exclusions(hall).first, "\(carrier)")
    #expect(row.kind == "merge" && row.about == "\(id)/1" && row.others.count == 1)
    #expect(
      row.story.contains("and apart from that it was rejected")
        && row.story.contains("it can be rejected once its words are taken out of the draft")
        && row.story.hasSuffix("settle it with: beraad decide \(id)/1 adopt --because WHY"),
      "\(row.story)")
    #expect(try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.class) == ["apart"])
    #expect(try hall.as("tenants").story(of: id).next == ["beraad decide \(id)/1 adopt --because WHY"])
    #expect(
      try hall.refusal { try decide(id, .rejected, in: hall) }.contains("stand in the draft"))
    try decide(id, .adopted, in: hall)
    #expect(try exclusions(hall).isEmpty)
    _ = try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  @Test(arguments: Carrier.allCases, [Outcome.rejected, .postponed, .referred])
  func `words that were merged and decided otherwise apart go once they are out and that is decided`(
    _ carrier: Carrier, _ outcome: Outcome
  ) throws {
    let (hall, id) = try together(outcome, by: carrier)
    #expect(try exclusions(hall).map(\.kind) == ["merge"])
    let before = try Assembly(cloning: hall)
    try takeOut("before 2030", in: hall)
    #expect(try exclusions(hall).map(\.kind) == ["merge"], "nobody who knew of the merge has decided")
    #expect(
      try hall.as("board").inbox("housing").exclusions.first?.story.hasSuffix(
        "beraad decide \(id)/1 \(outcome.verb) --because WHY") == true
    )
    #expect(
      try hall.refusal { try decide(id, .adopted, in: hall) }.contains("adopting it puts nothing back"))
    try decide(id, outcome, in: hall)
    #expect(try exclusions(hall).isEmpty)
    #expect(
      try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.status) == [outcome.rawValue])
    // So it is wherever a rebase puts it.
    try before.repository.commit(["other.md": "Something else."])
    try hall.rebase(on: before)
    #expect(try exclusions(hall).isEmpty)
    #expect(
      try hall.refusal { try decide(id, .adopted, in: hall) }.contains("was merged, and then decided"))
  }

  @Test func `what was merged is not rejected as long as one of its words is left`() throws {
    let (hall, id) = try together(by: .merge, to: "before the first winter of 2030")
    try takeOut("first winter", in: hall, for: "second winter")
    #expect(try hall.refusal { try decide(id, .rejected, in: hall) }.contains("stand in the draft"))
    try takeOut("before the second winter of 2030", in: hall)
    try decide(id, .rejected, in: hall)
    #expect(try exclusions(hall).isEmpty)
  }

  /// Also where somebody edited the words beside it since: then its place does not read as it did.
  @Test(arguments: [false, true]) func `a deletion that was merged is not rejected before its words are back`(
    _ editing: Bool
  ) throws {
    let (hall, id) = try together(by: .merge, changing: "soon", to: "")
    if editing {
      let draft = try hall.repository.read("papers/housing/paper.md")
      let words = draft.split(separator: " ").suffix(2).joined(separator: " ")
      try takeOut(words, in: hall, for: "other words.\n")
    }
    #expect(try exclusions(hall).map(\.kind) == ["merge"])
    #expect(
      try hall.refusal { try decide(id, .rejected, in: hall) }.contains(
        "without the words that it takes away"))
    let base = try hall.repository.git(
      "log", "--format=%H", "--diff-filter=A", "--", "papers/housing/paper.md")
    try hall.repository.git("checkout", "--quiet", base.trimmingWhitespace, "--", "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Back")
    try decide(id, .rejected, in: hall)
    #expect(try exclusions(hall).isEmpty)
  }

  @Test func `what another change brings too keeps nobody from settling it, nor asks again`() throws {
    let (hall, id) = try together(by: .merge)
    try takeOut("before 2030", in: hall)
    let settled = try Assembly(cloning: hall)
    try decide(id, .rejected, in: settled)
    for hall in [settled, hall] {
      let other = try hall.amend("soon", "before 2030", by: "carers")
      try hall.collect()
      try decide(other, .adopted, in: hall)
      #expect(try hall.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    }
    #expect(try exclusions(settled).isEmpty)
    #expect(try exclusions(hall).map(\.kind) == ["merge"])
    let refusal = try #require(throws: Refusal.self) { try decide(id, .rejected, in: hall) }
    #expect(refusal.explanation.hints.contains { $0.hasSuffix("--as-it-stands") }, "\(refusal.explanation)")
    try decide(id, .rejected, in: hall, asItStands: true)
    #expect(try exclusions(hall).isEmpty)
    // It holds behind a rebase, which leaves behind what it was written against.
    for note in ["one.md", "two.md"] {
      let host = try Assembly(cloning: settled)
      try host.repository.commit([note: "Something else."])
      try hall.rebase(on: host)
      #expect(try exclusions(hall).isEmpty)
    }
  }

  /// A host's "Squash and merge" leaves no merge on main that a decision could have known of.
  @Test(arguments: [false, true])
  func `the original of a merge that was settled in one squashed commit is named`(
    _ rebasing: Bool
  ) throws {
    let (here, there, id) = try apart()
    let settling = try Assembly(cloning: here)
    try settling.pull(from: there)
    try takeOut("before 2030", in: settling)
    try decide(id, .rejected, in: settling)
    try here.repository.git("fetch", "--quiet", settling.repository.path, "main")
    try here.repository.git("merge", "--quiet", "--squash", "FETCH_HEAD")
    try here.repository.git("commit", "--quiet", "--allow-empty", "--message", "Settle the change (#12)")
    #expect(try exclusions(here).isEmpty)
    try there.repository.commit(["other.md": "Something else."])
    if rebasing { try there.rebase(on: here) } else { try there.pull(from: here) }
    let draft = try there.repository.read("papers/housing/paper.md")
    #expect(draft.contains("before 2030"), "git puts the words in again")
    #expect(try exclusions(there).map(\.kind) == ["merge"])
  }

  /// What brings an edition's commit back puts a line beside main on which the decision knew of the merge.
  @Test(arguments: [false, true])
  func `a decision is no better known by a line that is only kept`(_ editing: Bool) throws {
    let (here, there, id) = try apart()
    let settling = try Assembly(cloning: here)
    try settling.pull(from: there)
    try takeOut("before 2030", in: settling)
    try decide(id, .rejected, in: settling)
    _ = try settling.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    try here.repository.git("fetch", "--quiet", settling.repository.path, "main")
    try here.repository.git("merge", "--quiet", "--squash", "FETCH_HEAD")
    try here.repository.git("commit", "--quiet", "--message", "Settle the change (#12)")
    if editing { try takeOut("before 2030", in: there, for: "next year, or so") }
    try there.pull(from: here)
    func named(in hall: Assembly) throws -> [String] {
      try hall.as("board").inbox("housing").exclusions.map(\.kind)
    }
    #expect(try named(in: there) == ["merge"])
    try settling.repository.git("fetch", "--quiet", there.repository.path, "main")
    try settling.repository.git("reset", "--quiet", "--hard", "FETCH_HEAD")
    _ = try settling.as("board").publish("housing", edition: 1, to: "again", isOffline: true, dryRun: false)
    #expect(try settling.repository.git("log", "-1", "--format=%B").contains("Keeps: "))
    #expect(try named(in: settling) == ["merge"])
  }

  @Test(arguments: [false, true]) func `a second merge that puts the words in again is named`(
    _ rebasing: Bool
  ) throws {
    let (hall, id) = try together(by: .merge)
    let stale = try Assembly(cloning: hall)
    let merge = try #require(
      try hall.as("board").inbox("housing").exclusions.first?.others.first)
    try stale.repository.git("reset", "--quiet", "--hard", "\(merge)~1")
    try takeOut("before 2030", in: hall)
    try decide(id, .rejected, in: hall)
    #expect(try exclusions(hall).isEmpty)
    let later = stale.as("board", after: 60)
    #expect(try later.merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    if rebasing {
      // Else git leaves out what the other side has had already.
      try stale.repository.git("fetch", "--quiet", hall.repository.path, "main")
      try stale.repository.git("rebase", "--quiet", "--reapply-cherry-picks", "FETCH_HEAD")
    } else {
      try stale.pull(from: hall)
    }
    #expect(try exclusions(stale).map(\.kind) == ["merge"])
    try decide(id, .adopted, in: stale)
    #expect(try exclusions(stale).isEmpty)
  }

  @Test func `a merge of what the draft said already leaves nothing to take out`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    let same = try here.amend("soon", "before 2030", by: "carers")
    try here.collect()
    for id in [id, same] { try decide(id, .adopted, in: here) }
    let there = try Assembly(cloning: here)
    try decide(id, .rejected, in: here)
    try decide(same, .rejected, in: here)
    let steps = try there.as("board").merge("housing", accepting: .all).steps
    #expect(!steps.isEmpty && steps.allSatisfy { $0.state == "merged" }, "\(steps)")
    try here.pull(from: there)
    try takeOut("before 2030", in: here)
    for id in [id, same] { try decide(id, .rejected, in: here) }
    #expect(try exclusions(here).isEmpty)
  }

  /// A host's "Rebase and merge" puts a copy of a merge on main, and whoever made the merge has it still.
  @Test(arguments: [false, true])
  func `a merge that comes in beside a copy that was settled is named`(
    _ rebasing: Bool
  ) throws {
    let (here, there, id) = try apart()
    let relayed = try Assembly(cloning: there)
    try relayed.rebase(on: here)
    try here.pull(from: relayed)
    try takeOut("before 2030", in: here)
    try decide(id, .rejected, in: here)
    #expect(try exclusions(here).isEmpty)
    if rebasing {
      try there.repository.git("fetch", "--quiet", here.repository.path, "main")
      try there.repository.git("rebase", "--quiet", "--reapply-cherry-picks", "FETCH_HEAD")
    } else {
      try there.pull(from: here)
    }
    #expect(try exclusions(there).map(\.kind) == ["merge"])
    try takeOut("before 2030", in: there)
    try decide(id, .rejected, in: there)
    #expect(try exclusions(there).isEmpty)
  }
}

extension Assembly {
  fileprivate func rebase(on other: Assembly) throws {
    try repository.git("pull", "--quiet", "--rebase", other.repository.path, "main")
  }

  /// What somebody works in some seconds later.
  fileprivate func `as`(_ partner: String, after seconds: Int64) -> Context {
    Context(
      directory: repository.path, environment: [:], now: { Instant(seconds: 1_700_000_000 + seconds) },
      actingAs: partner)
  }
}
