import Deliberation
import Git
import ObjectIDs
import Prose
import TestSupport
import Testing

@testable import Storage

/// Which texts are at hand is told by main and the branch, never by what else a clone has.
@Suite struct HeldTextsTests {
  let sample: SampleWorkspace
  private static let secret = "A secret draft of nobody.\n"

  init() throws { sample = try SampleWorkspace() }

  private func amendment(on blob: ObjectID, _ old: String, at start: Int) throws -> Record {
    let hunk = Hunk(range: start..<start + old.utf8.count, old: old, new: "other")
    return try sample.record(.amendment(Amendment(base: blob, hunks: [hunk], reason: "Why.", comments: [])))
  }

  private func comment(on blob: ObjectID, quoting quote: String) throws -> Record {
    let anchor = Anchor(quote: quote, prefix: "", suffix: "", range: 2..<2 + quote.utf8.count, blob: blob)
    return try sample.record(.comment(Comment(anchor: anchor, intent: .remark, text: "Hm.")))
  }

  /// What a workspace says of the partners' branches.
  private func said(in workspace: SampleWorkspace) throws -> [String] {
    let loaded = try workspace.dossier()
    return loaded.dossier.records.map(\.record.id.description).sorted()
      + loaded.problems.map(\.english).sorted()
  }

  @Test func `a clone that happens to have a text says the same as one that has not`() throws {
    let blob = try Repository.id(ofBlob: Array(Self.secret.utf8))
    let change = try amendment(on: blob, "secret", at: 2)
    let remark = try comment(on: blob, quoting: "people")
    try sample.append([change, remark])
    let before = try said(in: sample)
    #expect(before.first == remark.id.description)
    let reason = "changes a text that neither main nor its branch has: \(blob.abbreviated())"
    #expect(before.contains { $0.contains(reason) })
    let clone = try SampleWorkspace(cloning: sample)
    #expect(try clone.workspace.repository.write(blob: Array(Self.secret.utf8)) == blob)
    #expect(try said(in: clone) == before)
    #expect(throws: Refusal.self) {
      try clone.snapshot.record(withPrefix: change.id.description, kinds: [.amendment])
    }
  }

  @Test func `a text that lies beside the records is at hand`() throws {
    let blob = try Repository.id(ofBlob: Array(Self.secret.utf8))
    let change = try amendment(on: blob, "secret", at: 2)
    try sample.append([change])
    try sample.temporary.commit(["papers/housing/texts/\(blob)": Self.secret])
    #expect(try said(in: sample) == [change.id.description])
  }

  @Test func `an earlier draft of main is at hand, whatever commit a record names`() throws {
    let old = try #require(
      try sample.workspace.repository.entry(
        at: "papers/housing/paper.md", in: sample.workspace.repository.resolve("main"))?.id)
    try sample.temporary.commit(["papers/housing/paper.md": "Now.\n"])
    let start = try #require(SampleWorkspace.draft.utf8Offset(of: "soon"))
    let change = try amendment(on: old, "soon", at: start)
    try sample.append([change])
    #expect(try said(in: sample) == [change.id.description])
  }

  @Test func `a draft that the branch took along is at hand when main has lost it`() throws {
    try sample.append([try sample.comment("one")])
    let shared = ObjectID(try sample.temporary.revision("main"))
    try sample.temporary.commit(["papers/housing/paper.md": Self.secret])
    let blob = try Repository.id(ofBlob: Array(Self.secret.utf8))
    let change = try amendment(on: blob, "secret", at: 2)
    try sample.workspace.append(
      as: sample.identity("tenants"), at: Instant(seconds: 1_700_000_000), shared: shared
    ) { _ in Appending([change], summary: "a test", result: ()) }
    try sample.temporary.git("reset", "--quiet", "--hard", shared.hex)
    #expect(try said(in: sample).contains(change.id.description))
    #expect(try said(in: SampleWorkspace(cloning: sample)).contains(change.id.description))
  }
}

extension String {
  /// The bytes before words.
  fileprivate func utf8Offset(of words: String) -> Int? {
    firstRange(of: words).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
  }
}
