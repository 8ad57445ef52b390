/// How the tables and lists of a text changed from one state to a later one, as far as a hunk of the earlier would leave rows of another width
/// in them, or items of another kind.
struct RowDrift {
  private let base: RowsAndItems
  private let draft: RowsAndItems
  private let isNothing: Bool
  /// Whether the heads of tables and lists say something else.
  private let hasOtherHeads: Bool

  /// - Parameter words: what changed.
  init(from base: [UInt8], to draft: [UInt8], _ words: [Hunk]) {
    isNothing = !words.contains(where: \.mayChangeRows)
    hasOtherHeads = !isNothing && Structure(of: base).heads != Structure(of: draft).heads
    self.base = RowsAndItems(in: isNothing ? [] : base)
    self.draft = RowsAndItems(in: isNothing ? [] : draft)
  }

  /// A hunk, left to people where the draft's table or list has another form by now than the rows or items that it brings, or the other way round; and nothing
  /// that would do so puts a passage back.
  func asking(about hunk: RebasedHunk) -> RebasedHunk {
    guard !isNothing, hunk.original.mayChangeRows, hasOtherHeads || base.changesHeads(hunk.original) else {
      return hunk
    }
    if let placed = hunk.carried, breaks(hunk.original, placed) {
      return RebasedHunk(
        original: hunk.original, fate: .contested(.structure, placed.range), isReanchored: hunk.isReanchored)
    }
    guard let taking = hunk.taking, breaks(hunk.original, taking) else { return hunk }
    return RebasedHunk(original: hunk.original, fate: hunk.fate, isReanchored: hunk.isReanchored)
  }

  private func breaks(_ hunk: Hunk, _ placed: Hunk) -> Bool {
    guard let proposed = base.misfits(with: hunk), let now = draft.misfits(with: placed) else {
      return false
    }
    return now.after > max(now.before, now.before + proposed.after - proposed.before)
  }
}
