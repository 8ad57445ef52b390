import Deliberation
import Prose
import TestSupport
import Testing

@testable import Storage

/// What stands in the place of a record of which words were taken out.
@Suite struct RedactionCodingTests {
  private static let hasWords: Set<Record.Kind> = [
    .comment, .reply, .amendment, .withdrawal, .decision, .closing, .vote, .count, .tie,
  ]

  @Test func `all but the free text stays, under the same id and at the same path`() throws {
    for record in try Samples.all {
      guard let tombstone = record.redacted(by: [Target(record.id)]) else {
        #expect(!Self.hasWords.contains(record.kind) || record.body.ownWords.isEmpty, "\(record.kind)")
        continue
      }
      let (bytes, path) = (RecordCoding.encode(tombstone), Layout.path(of: record))
      #expect(Layout.path(of: tombstone) == path && tombstone.id == record.id)
      #expect(try RecordCoding.decodeChecked(bytes, path: path) == tombstone)
      #expect(tombstone.header == record.header)
      #expect(tombstone.body.references == record.body.references)
      #expect(tombstone.body.texts == record.body.texts && tombstone.body.replaces == record.body.replaces)
      let words = tombstone.body.ownWords
      // Of a whole amendment the reason goes; the words that it proposes are named by their number.
      let gone = record.kind == .amendment ? Array(words.prefix(1)) : words
      #expect(gone.allSatisfy { $0 == Redaction.mark }, "\(record.kind): \(words)")
    }
  }

  @Test func `a change loses the words that it proposes, and nothing of where it stands`() throws {
    let record = try #require(try Samples.all.first { $0.kind == .amendment })
    guard case .amendment(let before) = record.body,
      case .amendment(let after)? = record.redacted(by: [Target(record.id, hunk: 1)])?.body
    else {
      Issue.record("no amendment")
      return
    }
    #expect(after.hunks.map(\.range) == before.hunks.map(\.range))
    #expect(after.hunks.map(\.old) == before.hunks.map(\.old))
    #expect(after.hunks[0].new == Redaction.mark && after.hunks[1].new == before.hunks[1].new)
    #expect(after.reason == before.reason)
  }

  @Test func `a record that says so and has other bytes, or can have no words, is refused`() throws {
    let record = try Samples.sealed(Samples.comment())
    let tombstone = try #require(record.redacted(by: [Target(record.id)]))
    let text = String(decoding: RecordCoding.encode(tombstone), as: UTF8.self)
    let path = Layout.path(of: record)
    for other in [text.replacing("true", with: "false"), text.replacing(",", with: ", ")] {
      #expect(throws: StorageError.self) { try RecordCoding.decodeChecked(Array(other.utf8), path: path) }
    }
    // Without the word for it, it is a record that somebody changed.
    let silent = text.replacing("\"redacted\":true,", with: "")
    #expect(throws: StorageError.self) { try RecordCoding.decodeChecked(Array(silent.utf8), path: path) }
  }
}
