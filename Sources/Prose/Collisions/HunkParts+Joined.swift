extension HunkParts.Move {
  /// This and the block behind it, where what stands between the two came along: whatever is put in there goes with them.
  func joined(with next: Self, _ gone: Hunk, _ come: Hunk) -> Self? {
    let between = (source.upperBound..<next.source.lowerBound).shifted(-gone.range.lowerBound)
    let end = offset + source.count
    guard isBlock, next.isBlock, part == next.part, end <= next.offset,
      Array(gone.old.utf8)[between] == Array(come.new.utf8)[end..<next.offset]
    else { return nil }
    return Self(source: source.covering(next.source), part: part, offset: offset, isBlock: true)
  }
}
