/// Blocks that one side put in beside one that it edited, with words of that one: it made several of one, though a comparison of
/// blocks takes only one of them for the old one.
struct DividedBlocks {
  /// The old blocks of which each insertion has words.
  private var sources: [Change: [Int]] = [:]

  /// Fewer words come in two places by chance.
  private static let fewestWords = 3

  init(_ changes: [Change], from old: MergeStrand, to new: MergeStrand) {
    for (index, change) in changes.enumerated() where change.old.isEmpty {
      let beside = [index - 1, index + 1].filter(changes.indices.contains).map { changes[$0] }
      let edits = beside.filter { edit in
        edit.old.count == 1 && edit.new.count == 1 && edit.old.touches(change.old.lowerBound)
          && Self.divide(edit, and: change, from: old, to: new)
      }
      if !edits.isEmpty { sources[change] = edits.map(\.old.lowerBound) }
    }
  }

  /// Whether a change of the other side takes away the block that an insertion has words of. Other words in it meet the part that has them.
  func tie(_ insertion: Change, to other: Change) -> Bool {
    other.new.isEmpty && sources[insertion]?.contains(where: other.old.contains) ?? false
  }

  /// Whether words that an edited block has no more came in what was put in beside it, or its paragraph goes on there.
  private static func divide(
    _ edit: Change, and insertion: Change, from old: MergeStrand, to new: MergeStrand
  ) -> Bool {
    if new.blocks[max(edit.new.lowerBound, insertion.new.lowerBound)].goesOn { return true }
    func counts(_ words: [UInt32]) -> [UInt32: Int] { words.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
    let kept = counts(new.words(of: edit.new))
    let come = counts(new.words(of: insertion.new))
    var (lost, found) = (0, 0)
    for (word, count) in counts(old.words(of: edit.old)) {
      let gone = max(0, count - kept[word, default: 0])
      lost += gone
      found += min(gone, come[word, default: 0])
    }
    return found >= fewestWords && found * 2 > lost
  }
}

extension Range<Int> {
  /// Whether a place is in it or at an edge of it.
  fileprivate func touches(_ place: Int) -> Bool { lowerBound <= place && place <= upperBound }
}
