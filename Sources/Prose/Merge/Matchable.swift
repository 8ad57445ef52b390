/// The elements of two sequences that a diff should look at: those between the common ends that occur on the
/// other side, but for very frequent ones (blank lines) inside a passage that has no counterpart at all.
///
/// All others are marked as changed at once, which is what makes git's diff fast on real texts.
struct Matchable {
  /// Elements and their indices in the full sequence.
  private let old: (elements: [UInt32], indices: [Int])
  private let new: (elements: [UInt32], indices: [Int])

  init(
    _ old: [UInt32], _ new: [UInt32], symbols: Int, _ oldMarks: inout GitDiff.Marks,
    _ newMarks: inout GitDiff.Marks
  ) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - start
    var same = 0
    while same < room, old[old.count - 1 - same] == new[new.count - 1 - same] { same += 1 }
    self.old = Self.filter(
      old, start..<old.count - same, Self.counts(of: new, symbols: symbols), &oldMarks)
    self.new = Self.filter(
      new, start..<new.count - same, Self.counts(of: old, symbols: symbols), &newMarks)
  }

  private static func counts(of elements: [UInt32], symbols: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: symbols)
    for element in elements { counts[Int(element)] += 1 }
    return counts
  }

  private enum Partners: UInt8 { case none, some, many }

  private static func filter(
    _ elements: [UInt32], _ range: Range<Int>, _ partners: [Int32], _ marks: inout GitDiff.Marks
  ) -> (elements: [UInt32], indices: [Int]) {
    let many = min(roughSquareRoot(elements.count), 1024)
    let kinds = range.map { index -> Partners in
      let count = Int(partners[Int(elements[index])])
      return count == 0 ? .none : count >= many ? .many : .some
    }
    var kept: (elements: [UInt32], indices: [Int]) = ([], [])
    for (offset, kind) in kinds.enumerated() {
      let index = range.lowerBound + offset
      if kind == .some || kind == .many && !isLost(kinds, offset) {
        kept.elements.append(elements[index])
        kept.indices.append(index)
      } else {
        marks[index] = true
      }
    }
    return kept
  }

  /// Whether a frequent element stands between elements without partners, with few other frequent ones.
  private static func isLost(_ kinds: [Partners], _ index: Int) -> Bool {
    let before = run(kinds, stride(from: index - 1, through: max(index - 100, 0), by: -1))
    guard before.lonely > 0 else { return false }
    let after = run(kinds, stride(from: index + 1, through: min(index + 100, kinds.count - 1), by: 1))
    guard after.lonely > 0 else { return false }
    let lonely = before.lonely + after.lonely
    let frequent = before.frequent + after.frequent
    return frequent * 4 < frequent + lonely
  }

  /// Elements with no partner, and with many (counting the one started from), up to one with some.
  private static func run(_ kinds: [Partners], _ indices: StrideThrough<Int>) -> (lonely: Int, frequent: Int)
  {
    var lonely = 0
    var frequent = 1
    for index in indices {
      switch kinds[index] {
      case .none: lonely += 1
      case .many: frequent += 1
      case .some: return (lonely, frequent)
      }
    }
    return (lonely, frequent)
  }

  /// Marks what differs between the elements kept.
  func compare(_ oldMarks: inout GitDiff.Marks, _ newMarks: inout GitDiff.Marks) {
    old.elements.withUnsafeBufferPointer { oldBuffer in
      new.elements.withUnsafeBufferPointer { newBuffer in
        var search = SnakeSearch(oldBuffer, newBuffer)
        var boxes = [Box(olds: 0..<oldBuffer.count, news: 0..<newBuffer.count, exact: false)]
        while let box = boxes.popLast() {
          let rest = box.shrunk(oldBuffer, newBuffer)
          if rest.olds.isEmpty || rest.news.isEmpty {
            for index in rest.olds { oldMarks[old.indices[index]] = true }
            for index in rest.news { newMarks[new.indices[index]] = true }
          } else {
            let split = search.split(rest.olds, rest.news, exact: rest.exact)
            boxes.append(rest.after(split))
            boxes.append(rest.before(split))
          }
        }
      }
    }
  }

  /// A part of both sequences whose elements may correspond.
  private struct Box {
    let olds: Range<Int>
    let news: Range<Int>
    let exact: Bool

    func shrunk(_ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>) -> Box {
      var oldStart = olds.lowerBound
      var newStart = news.lowerBound
      var oldEnd = olds.upperBound
      var newEnd = news.upperBound
      while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
        oldStart += 1
        newStart += 1
      }
      while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
        oldEnd -= 1
        newEnd -= 1
      }
      return Box(olds: oldStart..<oldEnd, news: newStart..<newEnd, exact: exact)
    }

    func before(_ split: SnakeSearch.Split) -> Box {
      Box(
        olds: olds.lowerBound..<split.old, news: news.lowerBound..<split.new, exact: split.exactBefore)
    }

    func after(_ split: SnakeSearch.Split) -> Box {
      Box(olds: split.old..<olds.upperBound, news: split.new..<news.upperBound, exact: split.exactAfter)
    }
  }
}
