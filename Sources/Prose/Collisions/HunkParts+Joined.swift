extension HunkParts.Move {
  /// This and the block behind it, where what stands between the two came along: whatever is put in there goes with them.
  ///
  /// - Parameters:
  ///   - old: the words of the part that the blocks go from, which begins at `start`.
  ///   - new: those of the part that they come in.
  func joined(with next: Self, in old: [UInt8], from start: Int, _ new: [UInt8]) -> Self? {
    let between = (source.upperBound..<next.source.lowerBound).shifted(-start)
    let end = offset + source.count
    guard isBlock, next.isBlock, part == next.part, end <= next.offset, old[between] == new[end..<next.offset]
    else { return nil }
    return Self(source: source.covering(next.source), part: part, offset: offset, isBlock: true)
  }
}
