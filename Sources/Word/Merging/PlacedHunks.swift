import Prose

/// The hunks that a Word file shows as tracked changes: in the order of the text, none touching another's bytes. They tell
/// which bytes of the changed text are which of the base.
struct PlacedHunks: Sendable {
  struct Placed: Sendable {
    /// A hunk, or one of its stretches: what stays between them is shown as staying.
    let hunk: Hunk
    /// The hunk that it is of.
    let whole: Hunk
    /// The index of its amendment.
    let amendment: Int
    /// Where its new words stand in the changed text.
    let newRange: Range<Int>
  }

  let hunks: [Placed]
  /// Hunks that want other words where another was placed before them.
  let contested: [(hunk: Hunk, amendment: Int)]
  /// The text with all of them applied.
  let text: [UInt8]

  /// - Parameter amendments: their hunks; of two that meet the one of the earlier amendment is placed.
  init(_ base: [UInt8], _ amendments: [[Hunk]]) {
    var placed: [(hunk: Hunk, whole: Hunk, amendment: Int)] = []
    var contested: [(hunk: Hunk, amendment: Int)] = []
    let all = amendments.enumerated().flatMap { index, hunks in hunks.map { (hunk: $0, amendment: index) } }
    var taken = TakenRanges()
    for each in all {
      let isRight =
        each.hunk.range.upperBound <= base.count && base[each.hunk.range].elementsEqual(each.hunk.old.utf8)
      if isRight, taken.take(each.hunk.range) {
        placed += each.hunk.stretches.map { ($0, each.hunk, each.amendment) }
      } else {
        contested.append(each)
      }
    }
    placed.sort {
      ($0.hunk.range.lowerBound, $0.hunk.range.upperBound) < (
        $1.hunk.range.lowerBound, $1.hunk.range.upperBound
      )
    }
    var text: [UInt8] = []
    var done = 0
    hunks = placed.map { each in
      text += base[done..<each.hunk.range.lowerBound]
      let start = text.count
      text += each.hunk.new.utf8
      done = each.hunk.range.upperBound
      return Placed(
        hunk: each.hunk, whole: each.whole, amendment: each.amendment, newRange: start..<text.count)
    }
    self.text = text + base[done...]
    self.contested = contested
  }

  /// The bytes of the base that bytes of the changed text are; nil within a hunk's new words.
  func base(of range: Range<Int>) -> Range<Int>? {
    let next = hunks.firstIndex(from: { range.lowerBound < $0.newRange.upperBound })
    if next < hunks.endIndex, hunks[next].newRange.lowerBound < range.upperBound { return nil }
    let shift = shift(before: next)
    return range.lowerBound - shift..<range.upperBound - shift
  }

  /// Where a place of the base stands in the changed text; nil within the words that a hunk replaces.
  func new(of offset: Int) -> Int? {
    let next = hunks.firstIndex(from: { offset < $0.hunk.range.upperBound })
    if next < hunks.endIndex, hunks[next].hunk.range.lowerBound < offset { return nil }
    return offset + shift(before: next)
  }

  /// The hunk that changed something at a place of the base or of the changed text: the one that it lies in, else one that it
  /// lies at, else the nearest.
  ///
  /// - Parameter isEnd: whether it is an end, which also lies in a hunk that ends there.
  func nearest(base offset: Int, isEnd: Bool) -> Int { nearest(offset, isEnd) { $0.hunk.range } }
  func nearest(new offset: Int, isEnd: Bool) -> Int { nearest(offset, isEnd) { $0.newRange } }

  private func nearest(_ offset: Int, _ isEnd: Bool, _ range: (Placed) -> Range<Int>) -> Int {
    if !isEnd {
      let inside = hunks.firstIndex(from: { range($0).upperBound > offset })
      if inside < hunks.endIndex, range(hunks[inside]).lowerBound <= offset { return inside }
    }
    let next = hunks.firstIndex(from: { range($0).upperBound >= offset })
    guard next < hunks.endIndex else { return max(0, next - 1) }
    let ahead = range(hunks[next]).lowerBound - offset
    guard ahead > 0, next > 0 else { return next }
    return offset - range(hunks[next - 1]).upperBound < ahead ? next - 1 : next
  }

  /// How much longer the text has become before a hunk.
  private func shift(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    let last = hunks[index - 1]
    return last.newRange.upperBound - last.hunk.range.upperBound
  }
}
