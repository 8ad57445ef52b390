/// How two changes of one passage stand to each other.
///
/// From the mildest to the gravest, which is also their order.
package enum CollisionClass: String, CaseIterable, Comparable, Codable, Sendable {
  /// Both make the same change: one change, and both are credited.
  case sameText = "same-text"
  /// Both delete the same words: as `sameText`.
  case sameDeletion = "same-deletion"
  /// One side changed white space only.
  case whiteSpace = "white-space"
  /// Both changed words of one passage, each its own.
  case separateWords = "separate-words"
  /// Both add something in one place: which comes first is a question of order.
  case insertionOrder = "insertion-order"
  /// One change lies inside the other.
  case nested = "nested"
  /// They want different words in one place.
  case overlapping = "overlapping"
  /// One deletes what the other edits.
  case deletionAgainstEdit = "deletion-against-edit"
  /// They meet in the structure of the text: a heading, list marker, table row, fence, link target or label.
  case structure = "structure"

  package static func < (one: CollisionClass, other: CollisionClass) -> Bool { one.rank < other.rank }

  /// Whether the two are one change, made twice.
  package var isJoint: Bool { self == .sameText || self == .sameDeletion }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
