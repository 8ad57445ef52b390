/// What becomes of something between the base and the changed text.
enum Fate: Hashable, Sendable {
  case kept
  /// The index of the hunk that does it, in `PlacedHunks.hunks`.
  case inserted(Int)
  case deleted(Int)
}
