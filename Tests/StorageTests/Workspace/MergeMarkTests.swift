import Deliberation
import ObjectIDs
import Testing

@testable import Git
@testable import Storage

/// Decisions hold the marks of merges for good: were they made otherwise, each would be one of a merge that nobody knew of.
@Suite struct MergeMarkTests {
  private static let trailers = """
    Amendment: a0123456789abcdef0123/1
    Amendment: a0123456789abcdef0123/2
    Decision: d00112233445566778899
    Partner: tenants

    """

  private func commit(
    by name: String = "Tenants", at seconds: Int64 = 1_700_000_000, east offset: Int32 = 0,
    committer: String = "Tenants", on parents: [String] = [], _ message: String
  ) throws -> CommitInfo {
    let id = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    return CommitInfo(
      id: id, tree: id, parents: parents.compactMap { ObjectID(hex: $0) },
      author: Signature(
        name: name, email: "tenants@beraad.invalid", seconds: seconds, offsetMinutes: offset),
      committer: Signature(name: committer, email: "x@beraad.invalid", seconds: seconds + 60),
      message: message)
  }

  @Test func `the mark of a merge is what docs/schema says, for good`() throws {
    let merge = try commit("Homes before 2030\n\nBetter.\n\n\(Self.trailers)")
    // The name, address, seconds and lines of values, with a NUL between each two, as sha256sum has them.
    #expect(merge.mergeMark?.description == "a4c8f9070f2d0290d104ff0770a97642")
    #expect(merge.mergeMark?.description.count == MergeMark.digits)
  }

  /// What a rebase, a cherry-pick and a redaction change is no part of it.
  @Test func `the mark outlives another message, committer, parent and time zone`() throws {
    let merge = try commit("Homes before 2030\n\nBetter.\n\n\(Self.trailers)")
    let copies = [
      try commit("Redacted\n\n\(Self.trailers)"),
      try commit(committer: "Somebody else", "Homes before 2030\n\nBetter.\n\n\(Self.trailers)"),
      try commit(
        on: [String(repeating: "2", count: 40)], "Homes before 2030\n\nBetter.\n\n\(Self.trailers)"),
      try commit(east: 120, "Homes before 2030\n\nBetter.\n\n\(Self.trailers)"),
    ]
    for copy in copies { #expect(copy.mergeMark == merge.mergeMark) }
  }

  @Test func `another author, time or change has another mark`() throws {
    let merge = try commit("Homes\n\n\(Self.trailers)")
    let others = [
      try commit(by: "Carers", "Homes\n\n\(Self.trailers)"),
      try commit(at: 1_700_000_001, "Homes\n\n\(Self.trailers)"),
      try commit("Homes\n\n\(Self.trailers.replacing("0123/2", with: "0123/3"))"),
      try commit("Homes\n\n\(Self.trailers.replacing("d0011", with: "d0012"))"),
    ]
    for other in others { #expect(other.mergeMark != merge.mergeMark) }
  }
}
