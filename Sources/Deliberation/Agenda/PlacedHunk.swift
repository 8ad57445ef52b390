package import Prose

/// One hunk of an amendment, carried over to the draft of now.
package struct PlacedHunk: Sendable {
  package let target: Target
  package let file: AmendmentFile
  package let rebased: RebasedHunk
  /// The changes in the draft that were adopted and merged, and whose words this one would take out again.
  package internal(set) var displaces: [Target] = []

  package init(target: Target, file: AmendmentFile, rebased: RebasedHunk) {
    (self.target, self.file, self.rebased) = (target, file, rebased)
  }

  /// As `RebasedHunk.placed`.
  package var hunk: Hunk? { rebased.placed }

  /// The bytes of the draft that it is about; nil where it has no place there.
  package var range: Range<Int>? {
    switch rebased.fate {
    case .clean(let hunk), .proposal(let hunk, _, _): hunk.range
    case .contested(_, let range), .alreadyThere(let range): range
    case .lost: nil
    }
  }

  /// What became of it.
  package var status: HunkStatus { target.hunk.map { file.statuses[$0 - 1] } ?? .open }
}
