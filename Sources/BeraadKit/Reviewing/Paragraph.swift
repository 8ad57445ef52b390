package import Deliberation
import Git
package import ObjectIDs
import Storage

/// A paragraph of a draft by its number, and the draft that has it so.
package struct ParagraphText: Sendable, Hashable {
  /// The draft's object id.
  package let draft: ObjectID
  /// As it is written; nil where the draft has no such paragraph.
  package let text: String?
}

extension Context {
  /// - Parameter commit: of main; its newest where it is nil, or no commit of this repository.
  package func paragraph(_ number: Int, of paper: Slug, at commit: ObjectID?) throws -> ParagraphText {
    let desk = try Desk(self)
    var snapshot = desk.snapshot
    if let commit, desk.repository.contains(commit) {
      snapshot = try Snapshot(workspace: desk.workspace, commit: commit)
    }
    let paper = try snapshot.paper(named: paper.description)
    let range = try? Paragraphs(of: paper).range(at: number)
    return ParagraphText(
      draft: paper.blob, text: range.map { String(decoding: paper.text[$0], as: UTF8.self) })
  }
}
