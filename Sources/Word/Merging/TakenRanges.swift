/// Ranges of a text that hold each other off.
struct TakenRanges {
  /// In order; none overlaps another.
  private var ranges: [Range<Int>] = []

  /// Takes a range, unless it overlaps one that is taken; two insertions at one place do.
  mutating func take(_ range: Range<Int>) -> Bool {
    let index = ranges.firstIndex(from: {
      ($0.lowerBound, $0.upperBound) >= (range.lowerBound, range.upperBound)
    })
    if index < ranges.endIndex, meet(ranges[index], range) { return false }
    if index > 0, meet(ranges[index - 1], range) { return false }
    ranges.insert(range, at: index)
    return true
  }

  private func meet(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.lowerBound < other.upperBound && other.lowerBound < one.upperBound || one == other && one.isEmpty
  }
}
