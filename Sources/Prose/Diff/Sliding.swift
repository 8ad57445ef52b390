/// Moves every pure insertion and deletion to the best of the places where it could as well have been made.
///
/// "A. **B.** C." and "A**. B**. C." are the same insertion; a person made the first.
enum Sliding {
  /// The runs of the same two sequences, with edits at the borders that `traits` prefers.
  ///
  /// The sequences' ends count as borders between paragraphs.
  static func slide(
    _ runs: [MatchedRun], old: Span<UInt32>, new: Span<UInt32>, traits: SymbolTraits
  ) -> [MatchedRun] {
    var runs = runs
    for index in 0..<(runs.count + 1) {
      let left = index > 0 ? runs[index - 1] : MatchedRun(old: 0, new: 0, count: 0)
      let right = index < runs.count ? runs[index] : MatchedRun(old: old.count, new: new.count, count: 0)
      let oldGap = (left.old + left.count)..<right.old
      let newGap = (left.new + left.count)..<right.new
      guard oldGap.isEmpty != newGap.isEmpty else { continue }
      let shift = bestShift(
        of: oldGap.isEmpty ? newGap : oldGap, in: oldGap.isEmpty ? new : old, left: left.count,
        right: right.count,
        traits)
      if index > 0 { runs[index - 1].count += shift }
      if index < runs.count {
        runs[index].old += shift
        runs[index].new += shift
        runs[index].count -= shift
      }
    }
    return runs.filter { $0.count > 0 }
  }

  /// How far to move the edit at `range`, between a run of `left` symbols and one of `right`.
  private static func bestShift(
    of range: Range<Int>, in symbols: Span<UInt32>, left: Int, right: Int, _ traits: SymbolTraits
  ) -> Int {
    func border(_ index: Int) -> Int {
      guard index > 0, index < symbols.count else { return 5 }
      return traits.border(between: symbols[unchecked: index - 1], and: symbols[unchecked: index])
    }
    var best = 0
    var bestBorder = border(range.lowerBound) + border(range.upperBound)
    func consider(_ shift: Int) {
      let value = border(range.lowerBound + shift) + border(range.upperBound + shift)
      if value > bestBorder {
        best = shift
        bestBorder = value
      }
    }
    var shift = 0
    while shift < right, symbols[range.lowerBound + shift] == symbols[range.upperBound + shift] {
      shift += 1
      consider(shift)
    }
    shift = 0
    while -shift < left, symbols[range.lowerBound + shift - 1] == symbols[range.upperBound + shift - 1] {
      shift -= 1
      consider(shift)
    }
    return best
  }
}
