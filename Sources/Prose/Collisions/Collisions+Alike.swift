extension Collisions {
  /// What decides how a hunk of one range meets those of others, whatever words it brings.
  private struct Alike: Hashable {
    let range: Range<Int>
    let old: String
    let isDeletion: Bool
    let bringsBlocks: Bool
    let ends: [Bool]

    init(_ hunk: Hunk) {
      let new = Array(hunk.new.utf8)
      (range, old, isDeletion) = (hunk.range, hunk.old, new.isEmpty)
      bringsBlocks = new[...].hasBlankLine
      // Where a line ends in the white space at either end.
      ends = [
        new.prefix(while: \.isWhite).contains(0x0A), new.reversed().prefix(while: \.isWhite).contains(0x0A),
      ]
    }
  }

  /// Calls `body` with enough of the pairs that `sweep` finds to join the same hunks, with the same kinds of each group.
  ///
  /// Hunks that are alike meet each other, and all meet another one or none does, in the same way. So one of them speaks for all: the cost grows
  /// with the hunks, and with the pairs of ranges that meet, where thousands want other words in one place.
  static func span(_ hunks: [Placed], _ body: (Int, Int, CollisionClass) -> Void) {
    // Hunks of one change do not meet: which of them stands for others would matter.
    guard Set(hunks.map(\.change)).count == hunks.count else { return sweep(hunks, body) }
    // One that is taken apart is met by its parts: it is held against each of the others.
    let isApart = hunks.map { $0.parts.parts != [$0.hunk] }
    var known: [Alike: (last: Int, bySame: [String: Int])] = [:]
    var speakers: [Int] = []
    for index in hunks.indices where !isApart[index] {
      let hunk = hunks[index].hunk
      let alike = Alike(hunk)
      if let others = known[alike] {
        // With the one before it, whatever words that brings, and with one of the same words.
        for other in Set([others.last, others.bySame[hunk.new] ?? others.last]) {
          if let kind = hunks[other].meeting(hunks[index]) { body(other, index, kind) }
        }
      } else {
        speakers.append(index)
      }
      known[alike, default: (index, [:])].last = index
      known[alike]?.bySame[hunk.new] = index
    }
    sweep(hunks, of: speakers, body)
    if isApart.contains(true) { sweep(hunks, where: isApart, body) }
  }

  /// Calls `body` with every two hunks that meet of which one is taken apart.
  private static func sweep(
    _ hunks: [Placed], where isApart: [Bool], _ body: (Int, Int, CollisionClass) -> Void
  ) {
    var (apart, others): ([Int], [Int]) = ([], [])
    for index in hunks.indices {
      let start = hunks[index].hunk.range.lowerBound
      apart.removeAll { hunks[$0].hunk.range.upperBound < start }
      if isApart[index] { others.removeAll { hunks[$0].hunk.range.upperBound < start } }
      for earlier in isApart[index] ? apart + others : apart {
        if let kind = hunks[earlier].meeting(hunks[index]) { body(earlier, index, kind) }
      }
      if isApart[index] { apart.append(index) } else { others.append(index) }
    }
  }
}
