import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A change that was merged, undone and rejected, and that somebody puts into the draft again.
@Suite struct PutBackTests {
  private static let draft = "papers/housing/paper.md"
  private static let (old, new) = ("soon", "before 2030")

  /// How what one of them rejects and what the other puts back come together.
  enum Way: CaseIterable {
    /// Each in a clone, and one merges the other.
    case apart
    case rebase
    /// By whoever has the rejection.
    case afterwards
    case revert
  }

  private func revise(_ old: String, _ new: String, in hall: Assembly) throws {
    let draft = try hall.repository.read(Self.draft)
    try #require(draft.contains(old))
    try hall.repository.write(draft.replacing(old, with: new), to: Self.draft)
    _ = try hall.as("board").revise("housing", because: "\(old) to \(new)")
  }

  private func decide(_ id: String, _ outcome: Outcome, in hall: Assembly, asItStands: Bool = false) throws {
    _ = try hall.as("board").decide(
      [id], outcome, because: "So.", poll: nil, asItStands: asItStands, dryRun: false)
  }

  /// A clone whose draft has a change that was rejected after it was undone.
  private func putBack(_ way: Way, _ old: String = old, _ new: String = new) throws -> (Assembly, id: String)
  {
    let here = try Assembly()
    let id = try here.amend(old, new, by: "tenants")
    try here.collect()
    try decide(id, .adopted, in: here)
    _ = try here.as("board").merge("housing", accepting: .all)
    let merged = try here.repository.read(Self.draft)
    try here.repository.write(
      merged.replacing(new.isEmpty ? "Rents rise." : new, with: new.isEmpty ? "Rents rise\(old)." : old),
      to: Self.draft)
    _ = try here.as("board").revise("housing", because: "Undo")
    let undo = try here.repository.git("rev-parse", "HEAD").trimmingWhitespace
    let there = try Assembly(cloning: here)
    try decide(id, .rejected, in: here)
    let second = way == .afterwards || way == .revert ? here : there
    if way == .revert {
      try second.repository.git("revert", "--no-edit", undo)
    } else {
      try second.repository.write(merged, to: Self.draft)
      _ = try second.as("board").revise("housing", because: "Put back")
    }
    switch way {
    case .apart: try here.pull(from: there)
    case .rebase: try here.repository.git("pull", "--quiet", "--rebase", there.repository.path, "main")
    case .afterwards, .revert: break
    }
    #expect(try here.repository.read(Self.draft) == merged)
    return (here, id)
  }

  @Test(arguments: Way.allCases) func `it is named until the committee adopts it`(_ way: Way) throws {
    let (hall, id) = try putBack(way)
    let rows = try hall.as("board").inbox("housing").exclusions
    #expect(rows.map(\.kind) == ["put-back"] && rows.map(\.about) == ["\(id)/1"])
    let story = try #require(rows.first?.story)
    #expect(story.hasSuffix("the committee can settle it with: beraad decide \(id)/1 adopt --because WHY"))
    #expect(try hall.as("board").status().papers.first?.exclusions.map(\.story) == [story])
    #expect(try hall.as("board").toSettle() == [story])
    let report = try hall.as("board").verify(nil, since: nil, files: nil)
    #expect(report.ok && report.checks.contains { $0.name == "housing: apart" && $0.waits })
    #expect(throws: Refusal.self) {
      try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    }
    try decide(id, .adopted, in: hall)
    #expect(try hall.as("board").toSettle().isEmpty)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
    let edition = try hall.as("board").publish(
      "housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    #expect(edition.undone.isEmpty)
    #expect(
      try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.status) == ["merged"])
  }

  @Test(arguments: [Way.apart, .revert]) func `it is over once an author takes it out`(_ way: Way) throws {
    let (hall, id) = try putBack(way)
    try revise(Self.new, Self.old, in: hall)
    #expect(try hall.as("board").toSettle().isEmpty)
    #expect(
      try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.status) == ["rejected"])
    _ = try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    #expect(throws: Refusal.self) { try decide(id, .adopted, in: hall) }
  }

  @Test func `a rejection as it stands settles it, and an adoption is accepted after that`() throws {
    let (hall, id) = try putBack(.apart)
    try decide(id, .rejected, in: hall, asItStands: true)
    #expect(try hall.as("board").toSettle().isEmpty)
    try decide(id, .adopted, in: hall)
    #expect(
      try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.status) == ["merged"])
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `words that were taken away, put back, and are taken away again are named`() throws {
    let (hall, id) = try putBack(.apart, " faster than wages", "")
    #expect(try hall.as("board").inbox("housing").exclusions.map(\.about) == ["\(id)/1"])
    try decide(id, .adopted, in: hall)
    #expect(try hall.as("board").toSettle().isEmpty)
  }

  @Test func `a merge that takes the side on which nobody took it out is named`() throws {
    let here = try Assembly()
    let id = try here.amend(Self.old, Self.new, by: "tenants")
    try here.collect()
    try decide(id, .adopted, in: here)
    _ = try here.as("board").merge("housing", accepting: .all)
    let there = try Assembly(cloning: here)
    try revise(Self.new, Self.old, in: here)
    try decide(id, .rejected, in: here)
    try there.repository.commit(["notes.md": "Something of its own."])
    try there.repository.git("fetch", "--quiet", here.repository.path, "main")
    try there.repository.git("merge", "--quiet", "--no-commit", "FETCH_HEAD")
    try there.repository.git("checkout", "--quiet", "HEAD", "--", Self.draft)
    try there.repository.git("commit", "--quiet", "--message", "Ours")
    #expect(try there.as("board").inbox("housing").exclusions.contains { $0.about == "\(id)/1" })
  }
}
