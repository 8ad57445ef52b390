/// How the tables of a text changed from one state to a later one, as far as a hunk of the earlier would leave rows of another width in them.
struct TableDrift {
  private let base: TableWidths
  private let draft: TableWidths
  private let isNothing: Bool

  /// - Parameter words: what changed.
  init(from base: [UInt8], to draft: [UInt8], _ words: [Hunk]) {
    isNothing = !words.contains(where: \.mayChangeRows)
    self.base = TableWidths(in: isNothing ? [] : base)
    self.draft = TableWidths(in: isNothing ? [] : draft)
  }

  /// A hunk, left to people where the draft's table has other columns by now than the rows that it brings, or the other way round; and nothing
  /// that would do so puts a passage back.
  func asking(about hunk: RebasedHunk) -> RebasedHunk {
    guard !isNothing, hunk.original.mayChangeRows else { return hunk }
    if let placed = hunk.carried, breaks(hunk.original, placed) {
      return RebasedHunk(
        original: hunk.original, fate: .contested(.structure, placed.range), isReanchored: hunk.isReanchored)
    }
    guard let taking = hunk.taking, breaks(hunk.original, taking) else { return hunk }
    return RebasedHunk(original: hunk.original, fate: hunk.fate, isReanchored: hunk.isReanchored)
  }

  private func breaks(_ hunk: Hunk, _ placed: Hunk) -> Bool {
    guard let proposed = base.raggedRows(with: hunk), let now = draft.raggedRows(with: placed) else {
      return false
    }
    return now.after > max(now.before, now.before + proposed.after - proposed.before)
  }
}
