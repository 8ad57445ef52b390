import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A conflict in one place of a draft is no leave to drop what the other side has elsewhere.
@Suite struct OneSidedMergeTests {
  private static let draft = "papers/housing/paper.md"

  /// A clone that merges by plain git what another adopted in two places, where it changed one of them itself.
  private func united(_ solve: (TemporaryRepository) throws -> Void) throws -> [String] {
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
    return try there.as("board").verify(nil, since: nil, files: nil).checks.filter { $0.name == "merges" }
      .map(\.detail.english)
  }

  @Test func `a conflict in one word is named where the whole draft of one side was kept`() throws {
    let found = try united { repository in
      #expect(throws: (any Error).self) { try repository.git("merge", "--quiet", "FETCH_HEAD") }
      try repository.git("checkout", "--quiet", "--ours", Self.draft)
      try repository.git("add", Self.draft)
      try repository.git("commit", "--quiet", "--no-edit")
    }
    #expect(found.count == 1 && found[0].contains("keeps one side of \(Self.draft)"), "\(found)")
  }

  @Test func `one side's word in the place of a conflict, and all else of both, is no slip`() throws {
    let found = try united { try $0.git("merge", "--quiet", "--no-edit", "-X", "ours", "FETCH_HEAD") }
    #expect(found.isEmpty, "\(found)")
  }
}
