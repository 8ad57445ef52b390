import Deliberation
package import ObjectIDs
package import Prose

/// An amendment in a list.
package struct AmendmentRow: Encodable, Sendable {
  package struct Change: Encodable, Sendable {
    /// Counted from 1.
    package let hunk: Int
    package let start: Int
    package let end: Int
    package let old: String
    package let new: String
    package let status: String
    /// How it stands to the draft and to the others while it is open, or is in the draft and excludes a decision: an `OpenClass`.
    package let `class`: String?
    /// The amendment by which it was put again.
    package let putAgain: String?
    /// As `WordChange.moves`.
    package let moves: [InlineChange.Segment]?
    /// As `WordChange.shape`, where it has a place in the draft.
    package let shape: ShapeChange?
  }

  package let id: String
  package let partner: String
  /// The status that all hunks share, else `partly`.
  package let status: String
  package let reason: String
  package let base: ObjectID
  package let comments: [String]
  /// The changes of an earlier amendment that it puts again.
  package let again: [String]
  package let hunks: [Change]
  package let at: String
  package let collected: Bool
  /// Whether it gives a day behind the paper's deadline.
  package let late: Bool
}

extension AmendmentRow {
  init(_ file: AmendmentFile, _ agenda: Agenda, in dossier: Dossier) {
    self.init(
      id: file.id.description, partner: file.partner.description, status: file.status,
      reason: file.amendment.reason, base: file.amendment.base,
      comments: file.amendment.comments.map(\.description), again: file.amendment.again.map(\.description),
      hunks: zip(file.amendment.hunks, file.statuses).enumerated().map { index, pair in
        let target = Target(file.id, hunk: index + 1)
        let open = agenda[target.description]
        let apart = dossier.isApartInDraft(target) ? OpenClass.apart : nil
        let placed = open?.placed.hunk.map { WordChange($0, in: agenda.changes.text) }
        let change = WordChange(old: pair.0.old, new: pair.0.new, shape: placed?.shape)
        return Change(
          hunk: index + 1, start: pair.0.range.lowerBound, end: pair.0.range.upperBound, old: change.old,
          new: change.new, status: pair.1.name, class: (open?.standing ?? apart)?.rawValue,
          putAgain: pair.1.putAgain?.description, moves: change.moves, shape: change.shape)
      }, at: file.filed.record.header.at.rfc3339, collected: file.filed.isCollected,
      late: dossier.paper.deadline?.isPast(at: file.filed.record.header.at) ?? false)
  }
}
