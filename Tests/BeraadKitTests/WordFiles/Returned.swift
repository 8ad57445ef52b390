import Deliberation
import Prose
import Storage
import TestSupport
import Word

@testable import BeraadKit

/// A partner with Word: takes an export and sends back a copy, made by Beraad's own writer with another author in it.
struct Returned {
  static let author = "Jan de Vries"
  private static let later = "2027-03-01T10:00:00Z"

  /// What the partner has before it.
  var paper: ExportedPaper

  init(_ alliance: Alliance, with parts: Set<ExportPart> = Set(ExportPart.allCases)) throws {
    let desk = try Desk(alliance.editors)
    let slug = try desk.snapshot.paper(named: "housing").slug
    paper = try ExportMaker(slug, at: desk.snapshot, with: parts).exported()
  }

  /// Replaces words, with tracking on.
  mutating func change(_ old: String, to new: String) {
    amend([Hunk(range: range(of: old), old: old, new: new)])
  }

  mutating func amend(_ hunks: [Hunk]) {
    paper.amendments.append(ExportedPaper.Amendment(author: Self.author, date: Self.later, hunks: hunks))
  }

  mutating func comment(_ text: String, on words: String, id: String = "new") {
    paper.comments.append(
      ExportedPaper.Comment(
        id: id, author: Self.author, date: Self.later, text: text, range: range(of: words)))
  }

  mutating func reply(_ text: String, to id: String) {
    paper.comments.append(
      ExportedPaper.Comment(
        id: "reply", author: Self.author, date: Self.later, text: text, range: nil, replyTo: id))
  }

  /// The bytes of words that stand once; where they do not, none.
  func range(of words: String) -> Range<Int> {
    let bytes = Array(words.utf8)
    let start = paper.source.indices.first { paper.source[$0...].starts(with: bytes) } ?? 0
    return start..<start + bytes.count
  }

  var bytes: [UInt8] { WordWriter.file(paper) }
}

extension Alliance {
  /// Takes in a file as the tenants.
  @discardableResult
  func take(
    _ bytes: [UInt8], _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> ImportedFile {
    var request = ImportRequest(bytes)
    change(&request)
    return try tenants.importFile(request)
  }

  func dossier() throws -> Dossier { try Desk(editors).dossier(of: "housing").dossier }

  /// Puts another text in the place of the draft.
  func revise(_ text: String) throws {
    let head = try repository.read("papers/housing/paper.md").split(separator: "\n\n", maxSplits: 1)[0]
    try repository.write(head + "\n\n" + text, to: "papers/housing/paper.md")
    _ = try editors.revise("housing", because: "Another text")
  }
}
