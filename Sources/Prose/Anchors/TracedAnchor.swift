/// What became of quoted words.
package struct TracedAnchor: Hashable, Sendable {
  /// Kept, edited or deleted.
  package enum Outcome: String, Sendable {
    /// The words stand side by side as they were quoted.
    case kept
    /// Some of them are gone, or others stand between them.
    case edited
    /// None is left that would tell what was quoted.
    case deleted
  }

  /// What became of the words.
  package let outcome: Outcome
  /// Where they stand now, in bytes, in order; empty where they were deleted.
  package let ranges: [Range<Int>]
  /// The revision that took the last of them away; nil where they were not deleted, or were not there.
  package let removedBy: Int?
}
