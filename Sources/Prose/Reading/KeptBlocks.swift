/// The blocks that stand in two texts as they were, once in each: their words are the words of each other, and of no other block. Two
/// short paragraphs that change places would else be one word changed here and one there.
struct KeptBlocks {
  private struct Pair {
    /// Units of each text, as many.
    let old: Range<Int>
    let new: Range<Int>
  }

  /// In the order of the old text.
  private let pairs: [Pair]

  init(_ old: ReadingText, _ new: ReadingText) {
    let (olds, news) = (Self.once(old), Self.once(new))
    pairs = olds.compactMap { words, units in news[words].map { Pair(old: units, new: $0) } }
      .sorted { $0.old.lowerBound < $1.old.lowerBound }
  }

  /// The blocks of more than one word that stand once, by their units.
  private static func once(_ text: ReadingText) -> [[UInt32]: Range<Int>] {
    var found: [[UInt32]: [Range<Int>]] = [:]
    var start = 0
    while start < text.units.count {
      var end = start + 1
      while end < text.units.count, text.units[end].block == text.units[start].block { end += 1 }
      let units = (text.units[start].isBreak ? start + 1 : start)..<end
      if units.count > 1, text.blocks[text.units[start].block].kind.isRunningText {
        found[text.units[units].map(\.symbol), default: []].append(units)
      }
      start = end
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  /// For each unit of the old text the one of the new that it is: with blocks that changed places, as many as can stay where they are,
  /// and all of the others gone from one place and come to another.
  func aligned(_ counterparts: [Int?]) -> [Int?] {
    let isAstray = pairs.contains { pair in
      zip(pair.old, pair.new).contains { counterparts[$0] != $1 }
    }
    guard isAstray else { return counterparts }
    let kept = longestInOrder()
    var aligned = counterparts
    let taken = pairs.map(\.new).sorted { $0.lowerBound < $1.lowerBound }
    for (unit, other) in counterparts.enumerated() {
      guard let other else { continue }
      let next = taken.partitioningIndex { $0.upperBound > other }
      let isTaken = next < taken.count && taken[next].contains(other)
      let crosses =
        kept.partitioningIndex { $0.old.lowerBound > unit }
        != kept.partitioningIndex { $0.new.lowerBound > other }
      if isTaken || crosses { aligned[unit] = nil }
    }
    for pair in pairs { for unit in pair.old { aligned[unit] = nil } }
    for pair in kept { for (unit, other) in zip(pair.old, pair.new) { aligned[unit] = other } }
    return aligned
  }

  /// The most pairs that come in one order in both texts (Fredman, "On computing the length of longest increasing subsequences", 1975).
  private func longestInOrder() -> [Pair] {
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let place = ends.partitioningIndex { pairs[$0].new.lowerBound >= pair.new.lowerBound }
      before[index] = place == 0 ? nil : ends[place - 1]
      if place == ends.count { ends.append(index) } else { ends[place] = index }
    }
    var kept: [Pair] = []
    var next = ends.last
    while let index = next {
      kept.append(pairs[index])
      next = before[index]
    }
    return kept.reversed()
  }
}
