/// A place where a line merge fails: what the three texts say there, and what may become of it.
package struct MergePlace: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// The two edits go together by words: for one yes.
    case proposal
    /// They do not: people decide.
    case contested
  }

  /// The bytes of each text that this place covers.
  package let base: Range<Int>
  package let left: Range<Int>
  package let right: Range<Int>
  /// How the two edits stand to each other.
  package let collision: CollisionClass
  /// Why a proposal should be read with care.
  package let flags: [ReadingFlag]
  /// The merged wording of a proposal; nil where the place is contested.
  package let merged: [UInt8]?

  package var kind: Kind { merged == nil ? .contested : .proposal }
}
