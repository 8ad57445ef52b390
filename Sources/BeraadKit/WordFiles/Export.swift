import Deliberation
import FoundationEssentials
package import ObjectIDs
import Rendering
import Storage
import Word

/// A Word file that was made of a paper.
package struct ExportedFile: Encodable, Sendable {
  package let paper: String
  /// The commit of main that it is a function of.
  package let commit: ObjectID
  /// What it says that it is an export of.
  package let reference: String
  package let changes: Int
  package let comments: Int
  package let replies: Int
  package let sha256: String
  /// Records that stand on partners' branches only, and so are not in the file.
  package let uncollected: Int
  package let bytes: [UInt8]

  private enum CodingKeys: String, CodingKey {
    case paper, commit, reference, changes, comments, replies, sha256, uncollected
  }
}

extension Context {
  /// Makes a Word file of a paper, with what is open about it as tracked changes and comments.
  ///
  /// What is not on main is not in it: the file is a function of the commit that it names.
  ///
  /// - Parameters:
  ///   - parts: what of the records is in it; nothing makes the plain text.
  ///   - hasOrigins: whether footnotes of the plain text say who brought in what.
  ///   - path: where to, from the directory of the command; nil writes nothing.
  /// - Throws: a `Refusal` where something stands there already.
  package func export(
    _ paper: String, with parts: Set<ExportPart>, hasOrigins: Bool = false, to path: String?
  ) throws -> ExportedFile {
    let desk = try Desk(self)
    let all = try desk.dossier(of: paper).dossier
    let uncollected = all.records.count { !$0.isCollected }
    let maker =
      try uncollected == 0
      ? ExportMaker(all, at: desk.snapshot, with: parts)
      : ExportMaker(all.paper.slug, at: desk.snapshot, with: parts)
    let exported = hasOrigins ? try maker.exportedWithOrigins() : try maker.exported()
    let bytes = WordWriter.file(exported)
    if let path { try Self.writeNew(bytes, to: self.path(path), named: path) }
    return ExportedFile(
      paper: all.paper.slug.description, commit: desk.snapshot.commit,
      reference: exported.reference,
      changes: exported.amendments.reduce(exported.unplaced.count) { $0 + $1.hunks.count },
      comments: exported.comments.count { $0.replyTo == nil },
      replies: exported.comments.count { $0.replyTo != nil }, sha256: SHA256.hex(bytes),
      uncollected: parts.isEmpty ? 0 : uncollected, bytes: bytes)
  }

  /// Makes a PDF of a paper as it is on main.
  ///
  /// - Parameter isFull: whether all that is recorded about it is in it; else who signed, and one page of account.
  package func typeset(_ paper: String, isFull: Bool, to path: String?) throws -> ExportedFile {
    let typst = try typst()
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    let number = (dossier.editionNumbers.max() ?? 0) + 1
    let maker = try EditionMaker(snapshot: desk.snapshot, paper: paper, number: number)
    let bytes = try maker.draft(isFull ? .full : .short, by: typst)
    if let path { try Self.writeNew(bytes, to: self.path(path), named: path) }
    return ExportedFile(
      paper: dossier.paper.slug.description, commit: desk.snapshot.commit,
      reference: ExportReference(dossier.paper.slug, at: desk.snapshot.commit, with: []).description,
      changes: 0, comments: 0, replies: 0, sha256: SHA256.hex(bytes),
      uncollected: isFull ? dossier.records.count { !$0.isCollected } : 0, bytes: bytes)
  }

  /// Writes a file where none stands: it may be one that a partner sent back.
  static func writeNew(_ bytes: [UInt8], to path: String, named name: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(
        Localized(
          en: "\(name) is there already; nothing was written.",
          nl: "\(name) bestaat al; er is niets geschreven."),
        hints: [Localized(en: "give it another name", nl: "geef een andere naam")])
    }
    try OutputFile.write(bytes, to: path, named: name)
  }
}
