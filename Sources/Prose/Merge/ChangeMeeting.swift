/// A stretch of three sequences: what the two sides made of one part of the base. In indices of elements.
struct Stretch: Hashable, Sendable {
  enum Kind { case unchanged, left, right, both, conflict }
  var kind: Kind
  var base: Range<Int>
  var left: Range<Int>
  var right: Range<Int>
}

/// Brings the changes of two sides together: those that meet become one stretch.
enum ChangeMeeting {
  /// The stretches that cover all three sequences in order.
  ///
  /// - Parameters:
  ///   - touching: whether a change of the left and one of the right that only touch meet as well; those that
  ///     overlap, or both insert at one point, always do.
  ///   - counts: how many elements each sequence has.
  ///   - isSame: whether these elements of the left and of the right are equal.
  static func stretches(
    _ left: [Change], _ right: [Change], counts: (base: Int, left: Int, right: Int),
    touching: (Change, Change) -> Bool, isSame: (Range<Int>, Range<Int>) -> Bool
  ) -> [Stretch] {
    var all: [Stretch] = []
    var at = (base: 0, left: 0, right: 0)
    func unchanged(_ count: Int) {
      guard count > 0 else { return }
      all.append(
        Stretch(
          kind: .unchanged, base: at.base..<at.base + count, left: at.left..<at.left + count,
          right: at.right..<at.right + count))
      at = (at.base + count, at.left + count, at.right + count)
    }
    var lefts = left[...]
    var rights = right[...]
    while let start = [lefts.first, rights.first].compactMap({ $0?.old }).min(by: isBefore) {
      unchanged(start.lowerBound - at.base)
      let (ours, theirs, base) = takeGroup(&lefts, &rights, start, touching)
      let stretch = Stretch(
        kind: .conflict, base: base, left: extended(ours, base, at.left),
        right: extended(theirs, base, at.right))
      all.append(classified(stretch, ours, theirs, isSame))
      at = (base.upperBound, stretch.left.upperBound, stretch.right.upperBound)
    }
    unchanged(counts.base - at.base)
    return all
  }

  private static func isBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound)
  }

  /// Takes the changes that meet, from the first one on, and the part of the base that they cover together.
  private static func takeGroup(
    _ lefts: inout ArraySlice<Change>, _ rights: inout ArraySlice<Change>, _ start: Range<Int>,
    _ touching: (Change, Change) -> Bool
  ) -> (ours: [Change], theirs: [Change], base: Range<Int>) {
    var ours: [Change] = []
    var theirs: [Change] = []
    var base = start
    // Whatever of the other side is in the group already may be touched, not the last alone: else it would matter which
    // side is asked first.
    func meets(_ change: Change, _ others: [Change], _ touches: (Change) -> Bool) -> Bool {
      let old = change.old
      if old.lowerBound < base.upperBound || old == base { return true }
      return others.contains { $0.old.upperBound == old.lowerBound && ($0.old == old || touches($0)) }
    }
    while true {
      if let change = lefts.first, meets(change, theirs, { touching(change, $0) }) {
        ours.append(lefts.removeFirst())
        base = base.covering(change.old)
      } else if let change = rights.first, meets(change, ours, { touching($0, change) }) {
        theirs.append(rights.removeFirst())
        base = base.covering(change.old)
      } else {
        return (ours, theirs, base)
      }
    }
  }

  /// One side's elements for a part of the base, given where this side stands before it.
  private static func extended(_ changes: [Change], _ base: Range<Int>, _ start: Int) -> Range<Int> {
    start..<start + base.count + changes.reduce(0) { $0 + $1.new.count - $1.old.count }
  }

  private static func classified(
    _ stretch: Stretch, _ ours: [Change], _ theirs: [Change], _ isSame: (Range<Int>, Range<Int>) -> Bool
  ) -> Stretch {
    var stretch = stretch
    if theirs.isEmpty {
      stretch.kind = .left
    } else if ours.isEmpty {
      stretch.kind = .right
    } else if isSame(stretch.left, stretch.right) {
      stretch.kind = .both
    }
    return stretch
  }
}

extension Range<Int> {
  /// The range that lies further by so much.
  func shifted(_ distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
