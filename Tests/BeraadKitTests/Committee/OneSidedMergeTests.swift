import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A conflict in one place of a draft is no leave to drop what the other side has elsewhere.
@Suite struct OneSidedMergeTests {
  private static let draft = "papers/housing/paper.md"

  /// A clone that merges by plain git what another adopted in two places, where it changed one of them itself.
  private func united(_ solve: (TemporaryRepository) throws -> Void) throws -> [String] {
    let (hall, _) = try unite(solve)
    let checks = try hall.as("board").verify(nil, since: nil, files: nil).checks
    return withExtendedLifetime(hall.repository) {
      checks.filter { $0.name == "merges" }.map(\.detail.english)
    }
  }

  /// That clone, and the amendments.
  private func unite(
    _ solve: (TemporaryRepository) throws -> Void
  ) throws -> (hall: Assembly, ids: [String]) {
    let here = try Assembly()
    let ids = [
      try here.amend("soon", "before 2030", by: "tenants"),
      try here.amend("a roof", "a dry roof", by: "carers"),
    ]
    try here.collect()
    _ = try here.as("board").decide(ids, .adopted, because: "Yes.", poll: nil, dryRun: false)
    let there = try Assembly(cloning: here)
    _ = try here.as("board").merge("housing", accepting: .all)
    try there.repository.write(
      try there.repository.read(Self.draft).replacing("soon", with: "at once"), to: Self.draft)
    _ = try there.as("board").revise("housing", because: "At once")
    try there.repository.git("fetch", "--quiet", here.repository.path, "main")
    try solve(there.repository)
    return (there, ids)
  }

  private static func keepOurs(_ repository: TemporaryRepository) throws {
    #expect(throws: (any Error).self) { try repository.git("merge", "--quiet", "FETCH_HEAD") }
    try repository.git("checkout", "--quiet", "--ours", draft)
    try repository.git("add", draft)
    try repository.git("commit", "--quiet", "--no-edit")
  }

  private func publish(_ hall: Assembly) throws -> PublishedEdition {
    try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  @Test func `it is named to whoever works there, and no edition is made`() throws {
    let (hall, ids) = try unite(Self.keepOurs)
    let row = try #require(try hall.as("board").inbox("housing").exclusions.first)
    #expect(row.kind == "side")
    for id in ids { #expect(row.story.contains("\(id)/1")) }
    #expect(row.story.contains("an author says so with: beraad revise housing -m WHY. "), "\(row.story)")
    #expect(
      row.story.hasSuffix("-m 'Put back' -- 'papers/housing/paper.md'"), "the longer command stands last")
    for partner in ["board", "tenants"] {
      #expect(try hall.as(partner).status().papers.first?.exclusions.map(\.story) == [row.story])
    }
    #expect(try hall.as("board").toSettle() == [row.story])
    #expect(
      try hall.refusal { _ = try publish(hall) }.contains("cannot be published while something is undecided"))
  }

  @Test func `an author who says that the draft is right settles it`() throws {
    let (hall, ids) = try unite(Self.keepOurs)
    _ = try hall.as("board").revise("housing", because: "It is right")
    #expect(try hall.as("board").toSettle().isEmpty)
    #expect(throws: Refusal.self) { try hall.as("board").revise("housing", because: "Again") }
    // The author who said so took nothing out: the merge did.
    let merge = try hall.repository.revision("HEAD~1").prefix(7)
    let undone = try publish(hall).undone
    #expect(Set(undone.map(\.target.description)) == Set(ids.map { "\($0)/1" }))
    #expect(
      undone.allSatisfy { $0.story.contains("commit \(merge), a merge by plain git, left it out") },
      "\(undone)")
  }

  /// Whoever edits beside the merge does not know of it.
  @Test(arguments: [false, true])
  func `an edit that was made beside it says nothing about it`(isOfTheMerge: Bool) throws {
    let (hall, ids) = try unite(Self.keepOurs)
    let beside = try Assembly(cloning: hall)
    if !isOfTheMerge { try beside.repository.git("reset", "--quiet", "--hard", "HEAD~1") }
    try beside.repository.write(
      try beside.repository.read(Self.draft).replacing("wait for", with: "have to ask for"), to: Self.draft)
    _ = try beside.as("board").revise("housing", because: "Ask")
    try hall.repository.commit(["notes.md": "Something of its own."])
    try hall.pull(from: beside)
    #expect(try hall.repository.read(Self.draft).contains("have to ask for"))
    let story = try hall.as("board").toSettle()
    #expect(story.isEmpty == isOfTheMerge, "\(story)")
    for id in ids { #expect(isOfTheMerge || story.first?.contains("\(id)/1") == true) }
    guard !isOfTheMerge else { return }
    _ = try hall.as("board").revise("housing", because: "It is right")
    #expect(try hall.as("board").toSettle().isEmpty)
  }

  @Test(arguments: [Outcome.rejected, .adopted])
  func `a decision on all that was left out settles it`(_ outcome: Outcome) throws {
    let (hall, ids) = try unite(Self.keepOurs)
    for id in ids {
      #expect(try !hall.as("board").toSettle().isEmpty)
      _ = try hall.as("board").decide(
        [id], outcome, because: "So.", poll: nil, asItStands: outcome == .adopted, dryRun: false)
    }
    #expect(try hall.as("board").toSettle().isEmpty)
    #expect(try publish(hall).undone.isEmpty)
  }

  @Test func `what git leaves to choose when it is put back is named, with what comes next`() throws {
    let (hall, _) = try unite(Self.keepOurs)
    let finding = try #require(
      try hall.as("board").examine(mends: false).findings.first { $0.what.contains("keeps one side") })
    #expect(finding.further.contains { $0.contains("beraad revise housing -m WHY") })
    let command = try #require(finding.advice.english.split(separator: "with: ").last)
    #expect(throws: (any Error).self) {
      try hall.repository.git("-c", "alias.put=!\(command)", "put")
    }
    let unfinished = try hall.as("board").statusHere().unfinished.map(\.english)
    #expect(unfinished.contains { $0.contains("\(Self.draft) has a merge conflict") }, "\(unfinished)")
    #expect(unfinished.last == "and then type: beraad revise housing -m WHY")
  }

  @Test func `a conflict in one word is named where the whole draft of one side was kept`() throws {
    let found = try united(Self.keepOurs)
    #expect(found.count == 1 && found[0].contains("keeps one side of \(Self.draft)"), "\(found)")
  }

  @Test func `one side's word in the place of a conflict, and all else of both, is no slip`() throws {
    let found = try united { try $0.git("merge", "--quiet", "--no-edit", "-X", "ours", "FETCH_HEAD") }
    #expect(found.isEmpty, "\(found)")
  }
}
