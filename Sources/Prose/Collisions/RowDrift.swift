/// How the tables and lists of a text changed from one state to a later one, as far as a hunk of the earlier would leave rows of another width
/// in them, items of another kind, or rows and items apart from them.
struct RowDrift {
  private let base: RowsAndItems
  private let draft: RowsAndItems
  private let isNothing: Bool

  /// - Parameter hunks: those of the earlier state that will be asked about.
  init(from base: [UInt8], to draft: [UInt8], for hunks: some Sequence<Hunk>) {
    isNothing = !hunks.contains(where: \.mayChangeRows)
    self.base = RowsAndItems(in: isNothing ? [] : base)
    self.draft = RowsAndItems(in: isNothing ? [] : draft)
  }

  /// A hunk, left to people where the draft's table or list has another form by now than the rows or items that it brings, or the other way
  /// round; where a row or item would stand apart from its table or list, which moved or is gone, or would stay behind when it moves; and
  /// nothing that would do so puts a passage back.
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
    // Where nothing changed around it, nothing has to be read again.
    if hunk.new == placed.new, base.surroundings(of: hunk) == draft.surroundings(of: placed) { return false }
    guard let proposed = base.forms(with: hunk), let now = draft.forms(with: placed) else { return false }
    func isMore(_ number: (RowsAndItems.Form) -> Int) -> Bool {
      number(now.after)
        > max(number(now.before), number(now.before) + number(proposed.after) - number(proposed.before))
    }
    // The same words that make fewer blocks here than there are taken in by one, as the lines behind an item are.
    let isTakenIn =
      hunk.old.withoutSpaceAround == placed.old.withoutSpaceAround
      && hunk.new.withoutSpaceAround == placed.new.withoutSpaceAround
      && now.after.blocks - now.before.blocks < proposed.after.blocks - proposed.before.blocks
    return isMore(\.misfits) || isMore(\.runs) || isTakenIn
  }
}
