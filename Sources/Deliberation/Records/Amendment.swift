package import ObjectIDs
package import Prose

/// A proposed change of the draft, against one exact state of it.
package struct Amendment: Hashable, Sendable {
  /// The object id of the draft it was made on.
  package let base: ObjectID
  /// In the order of the text, none overlapping; hunk 1 is the first.
  package let hunks: [Hunk]
  package let reason: String
  /// The comments it answers.
  package let comments: [RecordID]
  /// What it came from: points of reports, which are other papers. Sorted.
  package let points: [RecordID]
  /// The changes of an earlier amendment of the same partner that it puts again, on a later draft, and takes the place of.
  package let again: [Target]
  /// The SHA-256 in hex of the file that it came in, where it came in one.
  package let file: String?

  package init(
    base: ObjectID, hunks: [Hunk], reason: String, comments: [RecordID], points: [RecordID] = [],
    again: [Target] = [], file: String? = nil
  ) {
    self.again = again
    self.base = base
    self.hunks = hunks
    self.reason = reason
    self.comments = comments
    self.points = points.sorted()
    self.file = file
  }
}
