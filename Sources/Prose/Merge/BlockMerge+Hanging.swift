/// Rows of a table and items of a list, which hang on those beside them.
extension BlockMerge {
  /// Whether one of two changes adds to a table or a list that the other takes away whole: what is added would be a table without its head, or a
  /// list of its own.
  func leavesHanging(_ ours: Change, _ theirs: Change) -> Bool {
    hangs(ours, of: left, on: theirs, of: right) || hangs(theirs, of: right, on: ours, of: left)
  }

  private func hangs(_ added: Change, of side: MergeStrand, on gone: Change, of other: MergeStrand) -> Bool {
    guard added.old.isEmpty, !gone.old.isEmpty, let first = side.blocks[added.new].first,
      let last = side.blocks[added.new].last
    else { return false }
    return [first.kind, last.kind].contains { kind in
      guard kind == .tableRow || kind == .item, !other.kinds(of: gone.new).contains(kind),
        let all = neighbours(of: kind, at: added.old.lowerBound)
      else { return false }
      return gone.old.lowerBound <= all.lowerBound && all.upperBound <= gone.old.upperBound
    }
  }

  /// The rows or items around a place of the base; nil where there are none, or some outside of what is merged here.
  private func neighbours(of kind: Block.Kind, at place: Int) -> Range<Int>? {
    func belongs(_ block: Block) -> Bool { block.kind == kind || kind == .item && block.depth > 0 }
    var (start, end) = (place, place)
    while start > 0, belongs(base.blocks[start - 1]) { start -= 1 }
    while end < base.blocks.count, belongs(base.blocks[end]) { end += 1 }
    let part = base.strand.part
    let first = whole.blocks.partitioningIndex { $0.range.lowerBound >= part.lowerBound }
    let next = whole.blocks.partitioningIndex { $0.range.lowerBound >= part.upperBound }
    let reachesOut =
      start == 0 && first > 0 && belongs(whole.blocks[first - 1])
      || end == base.blocks.count && next < whole.blocks.count && belongs(whole.blocks[next])
    return start == end || reachesOut ? nil : start..<end
  }
}
