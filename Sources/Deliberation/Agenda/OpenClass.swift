/// How an open change stands to the draft and to the other open changes: what every reader says of it.
package enum OpenClass: String, CaseIterable, Sendable {
  /// It fits by its lines, and merges by itself once it is adopted.
  case clean
  /// It fits by its words, and wants one yes: the lines around it were changed, or another change comes in there.
  case proposal
  /// The draft has other words in its passage by now. It can be taken where it stands with one yes, or be put again.
  case rewritten
  /// Others want other words there, and people have to choose.
  case contested
  /// It is an alternative of a motion that is open.
  case voting
  /// Two decisions about it were made apart and exclude each other.
  case apart
  /// The draft says so already.
  case there = "there-already"
  /// It has no place in the draft any more.
  case unplaced

  /// Whether merging asks before it takes it.
  package var wantsYes: Bool { self == .proposal || self == .rewritten }
}
