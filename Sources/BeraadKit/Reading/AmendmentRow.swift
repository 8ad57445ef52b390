import Deliberation
package import ObjectIDs
import Prose

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
    /// How it stands to the draft and to the others while it is open: an `OpenClass`.
    package let `class`: String?
    /// The amendment by which it was put again.
    package let putAgain: String?
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
  init(_ file: AmendmentFile, _ agenda: Agenda, of paper: Paper) {
    self.init(
      id: file.id.description, partner: file.partner.description, status: file.status,
      reason: file.amendment.reason, base: file.amendment.base,
      comments: file.amendment.comments.map(\.description), again: file.amendment.again.map(\.description),
      hunks: zip(file.amendment.hunks, file.statuses).enumerated().map { index, pair in
        Change(
          hunk: index + 1, start: pair.0.range.lowerBound, end: pair.0.range.upperBound, old: pair.0.old,
          new: pair.0.new, status: pair.1.name,
          class: agenda[Target(file.id, hunk: index + 1).description]?.standing.rawValue,
          putAgain: pair.1.putAgain?.description)
      }, at: file.filed.record.header.at.rfc3339, collected: file.filed.isCollected,
      late: paper.deadline?.isPast(at: file.filed.record.header.at) ?? false)
  }
}
