/// How the marks of a text changed from one state to a later one, as far as a hunk of the earlier would make pairs of them that nobody wrote.
struct MarkDrift {
  private let base: LoneMarks
  private let draft: LoneMarks
  /// The changed words that have marks without their other halves, and those with fences.
  private let changes: [Hunk]

  /// - Parameter words: what changed.
  init(from base: [UInt8], to draft: [UInt8], _ words: [Hunk]) {
    changes = words.filter { $0.mayLeaveMarksAlone || !WideMarks(of: $0).isNothing }
    let isNothing = changes.isEmpty
    self.base = LoneMarks(in: isNothing ? [] : base)
    self.draft = LoneMarks(in: isNothing ? [] : draft)
  }

  /// A hunk, left to people where its marks would pair with those that came meanwhile.
  func asking(about hunk: RebasedHunk) -> RebasedHunk {
    guard !changes.isEmpty, let placed = hunk.carried,
      pairs(hunk.original, placed)
    else { return hunk }
    return RebasedHunk(
      original: hunk.original, fate: .contested(.structure, placed.range), isReanchored: hunk.isReanchored,
      taking: placed)
  }

  private func pairs(_ hunk: Hunk, _ placed: Hunk) -> Bool {
    let wide = WideMarks(of: hunk)
    if !wide.isNothing, changes.contains(where: { wide.meet(WideMarks(of: $0)) }) { return true }
    guard hunk.mayLeaveMarksAlone, !base.marks(leftAloneBy: hunk).isEmpty,
      let before = base.passage(of: hunk),
      let now = draft.passage(of: placed)
    else { return false }
    return !MarkCheck.holds(base: before.old, left: now.old, right: before.new, merged: now.new)
  }
}

extension RebasedHunk {
  /// The hunk on the draft, where nobody has to settle anything.
  var carried: Hunk? {
    switch fate {
    case .clean(let hunk), .proposal(let hunk, _, _): hunk
    case .contested, .alreadyThere, .lost: nil
    }
  }
}
