/// Puts units of three strands together into one text, with the white space that belongs between them.
struct Weave {
  private let base: Strand
  private let left: Strand
  private let right: Strand
  /// The unit added last; nil behind a cut, where no white space is wanted.
  private var last: Spot? = Spot.start
  private var text: [UInt8] = []

  init(base: Strand, left: Strand, right: Strand) {
    self.base = base
    self.left = left
    self.right = right
  }

  /// Adds a unit whose bytes are those of the side that has it, or `bytes`.
  mutating func add(_ spot: Spot, _ bytes: ArraySlice<UInt8>? = nil) {
    text += gap(before: spot)
    last = spot
    if let bytes {
      text += bytes
    } else if let index = spot.left {
      text += left.text[left.units[index]]
    } else if let index = spot.right {
      text += right.text[right.units[index]]
    }
  }

  /// Adds one text for all units of a stretch; each text has some there.
  mutating func add(_ stretch: Stretch, as bytes: [UInt8]) {
    add(
      Spot(
        base: stretch.base.lowerBound, left: stretch.left.lowerBound, right: stretch.right.lowerBound),
      bytes[...])
    last = Spot(
      base: stretch.base.upperBound - 1, left: stretch.left.upperBound - 1,
      right: stretch.right.upperBound - 1)
  }

  /// Adds the units of a stretch on which all agree, or which one side changed.
  mutating func add(_ stretch: Stretch) {
    switch stretch.kind {
    case .unchanged:
      for offset in 0..<stretch.base.count {
        add(
          Spot(
            base: stretch.base.lowerBound + offset, left: stretch.left.lowerBound + offset,
            right: stretch.right.lowerBound + offset))
      }
    case .left, .both, .conflict: add(.left, stretch)
    case .right: add(.right, stretch)
    }
  }

  /// Adds one side's units of a stretch; those that the other texts have as many of count as in them too.
  mutating func add(_ side: Side, _ stretch: Stretch) {
    let count = (side == .left ? stretch.left : stretch.right).count
    for offset in 0..<count {
      func index(in range: Range<Int>) -> Int? {
        range.count == count ? range.lowerBound + offset : nil
      }
      let spot = Spot(
        base: stretch.kind == .both ? nil : index(in: stretch.base), left: index(in: stretch.left),
        right: index(in: stretch.right))
      add(
        spot,
        side == .left
          ? spot.left.map { left.text[left.units[$0]] } : spot.right.map { right.text[right.units[$0]] })
    }
  }

  /// Ends the text so far before a stretch that stands apart, and begins anew after it.
  mutating func cut(at stretch: Stretch) -> [UInt8] {
    text += gap(
      before: Spot(
        base: stretch.base.lowerBound, left: stretch.left.lowerBound, right: stretch.right.lowerBound))
    last = nil
    defer { text = [] }
    return text
  }

  /// The text to the end of the three parts.
  mutating func finish() -> [UInt8] {
    text += gap(before: Spot(base: base.units.count, left: left.units.count, right: right.units.count))
    return text
  }

  /// The side whose bytes are more, or greater where they are equally many: the same both ways round.
  static func greater(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Side {
    if left.count != right.count { return left.count > right.count ? .left : .right }
    return left.lexicographicallyPrecedes(right) ? .right : .left
  }

  /// The white space before a unit: from the texts in which it follows the last one. Where one side changed it, that
  /// side's; where both did, the longer. Where it follows in no text, what stands before it in its own.
  private func gap(before spot: Spot) -> ArraySlice<UInt8> {
    guard let last else { return [] }
    let inBase = between(last.base, spot.base, base)
    switch (between(last.left, spot.left, left), between(last.right, spot.right, right)) {
    case (let ours?, let theirs?):
      return changed(ours, theirs, from: inBase)
    case (let ours?, nil): return ours
    case (nil, let theirs?): return theirs
    case (nil, nil): return inBase ?? own(spot, after: last)
    }
  }

  private func changed(
    _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>, from base: ArraySlice<UInt8>?
  ) -> ArraySlice<UInt8> {
    if ours == base { return theirs }
    if theirs == base { return ours }
    return Self.greater(ours, theirs) == .left ? ours : theirs
  }

  private func between(_ first: Int?, _ second: Int?, _ strand: Strand) -> ArraySlice<UInt8>? {
    guard let first, let second, first + 1 == second else { return nil }
    return strand.gap(after: first)
  }

  /// The white space before a unit in the sides that have it; at the end, or where that is none, after the last unit in
  /// the sides that have that.
  private func own(_ spot: Spot, after last: Spot) -> ArraySlice<UInt8> {
    // What stood between the start and a unit that is gone, or before a unit behind it, is no start.
    if last == Spot.start {
      return changed(left.gap(after: -1), right.gap(after: -1), from: base.gap(after: -1))
    }
    if let leading = leading(spot) {
      let trailing = longest(last.left, last.right) ?? []
      return trailing.hasBlankLine ? trailing : trailing + leading
    }
    let isEnd = spot.left == left.units.count && spot.right == right.units.count
    let before = isEnd ? nil : longest(spot.left.map { $0 - 1 }, spot.right.map { $0 - 1 })
    return before ?? longest(last.left, last.right) ?? []
  }

  /// What stands before a unit that is the first of one side's part and in no other text.
  private func leading(_ spot: Spot) -> ArraySlice<UInt8>? {
    switch (spot.base, spot.left, spot.right) {
    case (nil, 0?, nil): left.gap(after: -1)
    case (nil, nil, 0?): right.gap(after: -1)
    default: nil
    }
  }

  private func longest(_ leftIndex: Int?, _ rightIndex: Int?) -> ArraySlice<UInt8>? {
    let ours = leftIndex.flatMap { $0 < 0 ? nil : left.gap(after: $0) }
    let theirs = rightIndex.flatMap { $0 < 0 ? nil : right.gap(after: $0) }
    guard let ours, let theirs else { return ours ?? theirs }
    return Self.greater(ours, theirs) == .left ? ours : theirs
  }
}
