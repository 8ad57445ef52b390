/// Blocks that one side put in beside one that it edited, with words of that one: it made several of one, though a comparison of
/// blocks takes only one of them for the old one.
struct DividedBlocks {
  /// The old blocks of which each insertion has words.
  private var sources: [Change: [Int]] = [:]

  init(_ changes: [Change], from old: MergeStrand, to new: MergeStrand) {
    for (index, change) in changes.enumerated() where change.old.isEmpty {
      let beside = [index - 1, index + 1].filter(changes.indices.contains).map { changes[$0] }
      let edits = beside.filter { edit in
        edit.old.count == 1 && edit.new.count == 1 && edit.old.touches(change.old.lowerBound)
          && BlockPair(edit, change)?.isOne(from: old, to: new) ?? false
      }
      if !edits.isEmpty { sources[change] = edits.map(\.old.lowerBound) }
    }
  }

  /// Whether a change of the other side takes away the block that an insertion has words of. Other words in it meet the part that has them.
  func tie(_ insertion: Change, to other: Change) -> Bool {
    other.new.isEmpty && sources[insertion]?.contains(where: other.old.contains) ?? false
  }
}

extension Range<Int> {
  /// Whether a place is in it or at an edge of it.
  fileprivate func touches(_ place: Int) -> Bool { lowerBound <= place && place <= upperBound }
}
