extension StickerTally {
  /// What stands beside each other.
  package enum Groups: String, CaseIterable, Sendable { case meeting, region }
}
