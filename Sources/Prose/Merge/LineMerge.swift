/// A three-way merge by line that settles what git settles, with git's bytes.
///
/// Follows git's default: changes of the two sides that touch or overlap are one conflict, two equal changes
/// are one change, and a conflict whose two wordings turn out to be the same is none.
enum LineMerge {
  /// A stretch of the three texts, in lines.
  struct Stretch {
    enum Kind { case unchanged, left, right, both, conflict }
    var kind: Kind
    var base: Range<Int>
    var left: Range<Int>
    var right: Range<Int>
  }

  /// The three texts in lines, and the stretches that cover them in order.
  struct Result {
    let base: Lines
    let left: Lines
    let right: Lines
    let stretches: [Stretch]
    var isClean: Bool { stretches.allSatisfy { $0.kind != .conflict } }
  }

  static func merge(base: [UInt8], left: [UInt8], right: [UInt8]) -> Result {
    var numbering = Numbering()
    let baseLines = Lines(base, &numbering)
    let leftLines = Lines(left, &numbering)
    let rightLines = Lines(right, &numbering)
    let symbols = numbering.count
    let leftChanges = GitDiff.changes(from: baseLines.numbers, to: leftLines.numbers, symbols: symbols)
    let rightChanges = GitDiff.changes(from: baseLines.numbers, to: rightLines.numbers, symbols: symbols)
    let combined = stretches(leftChanges, rightChanges) { leftChange, rightChange in
      leftLines.numbers[leftChange].elementsEqual(rightLines.numbers[rightChange])
    }
    let ends = (baseLines.count, leftLines.count, rightLines.count)
    return Result(
      base: baseLines, left: leftLines, right: rightLines,
      stretches: filled(combined, ends) { leftLines.numbers[$0].elementsEqual(rightLines.numbers[$1]) })
  }

  /// The stretches that one side or both changed.
  static func stretches(
    _ left: [Change], _ right: [Change], isSame: (Range<Int>, Range<Int>) -> Bool
  ) -> [Stretch] {
    var found: [Stretch] = []
    var leftIndex = 0
    var rightIndex = 0
    var leftShift = 0
    var rightShift = 0
    func shiftAfter(_ change: Change) -> Int { change.new.upperBound - change.old.upperBound }

    while leftIndex < left.count || rightIndex < right.count {
      let ours = leftIndex < left.count ? left[leftIndex] : nil
      let theirs = rightIndex < right.count ? right[rightIndex] : nil
      if let ours, theirs.map({ ours.old.upperBound < $0.old.lowerBound }) ?? true {
        append(
          Stretch(kind: .left, base: ours.old, left: ours.new, right: ours.old.shifted(rightShift)), &found)
        leftShift = shiftAfter(ours)
        leftIndex += 1
      } else if let theirs, ours.map({ theirs.old.upperBound < $0.old.lowerBound }) ?? true {
        append(
          Stretch(kind: .right, base: theirs.old, left: theirs.old.shifted(leftShift), right: theirs.new),
          &found)
        rightShift = shiftAfter(theirs)
        rightIndex += 1
      } else if let ours, let theirs {
        let same = ours.old == theirs.old && isSame(ours.new, theirs.new)
        append(meeting(ours, theirs, same ? .both : .conflict), &found)
        if ours.old.upperBound >= theirs.old.upperBound {
          rightIndex += 1
          rightShift = shiftAfter(theirs)
        }
        if theirs.old.upperBound >= ours.old.upperBound {
          leftIndex += 1
          leftShift = shiftAfter(ours)
        }
      }
    }
    return found
  }

  /// Two changes that meet, each extended over the base lines that the other changed.
  private static func meeting(_ ours: Change, _ theirs: Change, _ kind: Stretch.Kind) -> Stretch {
    let start = min(ours.old.lowerBound, theirs.old.lowerBound)
    let end = max(ours.old.upperBound, theirs.old.upperBound)
    func extended(_ change: Change) -> Range<Int> {
      let first = change.new.lowerBound - (change.old.lowerBound - start)
      return first..<change.new.upperBound + (end - change.old.upperBound)
    }
    return Stretch(kind: kind, base: start..<end, left: extended(ours), right: extended(theirs))
  }

  /// Adds a stretch, or joins it to the last one where they touch on the left or on the right.
  private static func append(_ stretch: Stretch, _ found: inout [Stretch]) {
    guard stretch.kind != .both, let last = found.lastIndex(where: { $0.kind != .both }),
      stretch.left.lowerBound <= found[last].left.upperBound
        || stretch.right.lowerBound <= found[last].right.upperBound
    else {
      found.append(stretch)
      return
    }
    var joined = found[last]
    if joined.kind != stretch.kind { joined.kind = .conflict }
    joined.base = joined.base.lowerBound..<stretch.base.upperBound
    joined.left = joined.left.lowerBound..<stretch.left.upperBound
    joined.right = joined.right.lowerBound..<stretch.right.upperBound
    found.replaceSubrange(last..., with: [joined])
  }

  /// The same stretches with the unchanged ones between them; conflicts without a difference are none.
  private static func filled(
    _ changed: [Stretch], _ ends: (base: Int, left: Int, right: Int),
    isSame: (Range<Int>, Range<Int>) -> Bool
  ) -> [Stretch] {
    var all: [Stretch] = []
    var at = (base: 0, left: 0, right: 0)
    func unchanged(_ base: Int, _ left: Int, _ right: Int) -> Stretch {
      Stretch(kind: .unchanged, base: at.base..<base, left: at.left..<left, right: at.right..<right)
    }
    for var stretch in changed {
      if stretch.base.lowerBound > at.base {
        all.append(
          unchanged(stretch.base.lowerBound, stretch.left.lowerBound, stretch.right.lowerBound))
      }
      if stretch.kind == .conflict, isSame(stretch.left, stretch.right) { stretch.kind = .both }
      all.append(stretch)
      at = (stretch.base.upperBound, stretch.left.upperBound, stretch.right.upperBound)
    }
    if ends.base > at.base { all.append(unchanged(ends.base, ends.left, ends.right)) }
    return all
  }
}

extension Range<Int> {
  /// The range that lies further by so much.
  func shifted(_ distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
