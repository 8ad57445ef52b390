extension [Hunk] {
  /// The text with every hunk applied.
  ///
  /// The hunks may come in any order; insertions at one place go in by their `rank` and as they stand here, and before a change that
  /// begins there. Nil when one reaches outside the text, its `old` is not what stands there, or two overlap in more than
  /// blocks that one of them leaves alone or moves.
  package func applied(to text: [UInt8]) -> [UInt8]? {
    if count < 2 { return appliedAsTheyStand(to: text) }
    if haveTies { return takenApart.appliedAsTheyStand(to: text) }
    return appliedAsTheyStand(to: text) ?? takenApart.appliedAsTheyStand(to: text)
  }

  /// Whether one puts words in where another does so with its last part: which of them come first is a matter of the parts.
  private var haveTies: Bool {
    let sorted = inOrder
    return zip(sorted, sorted.dropFirst()).contains { one, next in
      guard next.range.isEmpty, !one.range.isEmpty, one.range.upperBound == next.range.lowerBound,
        let last = HunkParts(one).parts.last
      else { return false }
      return last.range == next.range
    }
  }

  /// The parts of the hunks, with what one changes in a block that another moves where that block comes.
  private var takenApart: [Hunk] {
    let all = map(HunkParts.init)
    // Most move nothing, and there may be very many.
    let moving = all.indices.filter { !all[$0].moves.isEmpty }
    return all.indices.flatMap { index in
      let isMoving = !all[index].moves.isEmpty
      let changes = isMoving ? all.indices.filter { $0 != index }.flatMap { all[$0].parts } : []
      return all[index].carrying(changes).enumerated().compactMap { number, part in
        let isCarried = moving.contains {
          $0 != index && all[$0].move(of: all[index].parts[number]) != nil
        }
        return isCarried ? nil : part
      }
    }
  }

  /// As `applied`, but nil where two overlap in any way.
  func appliedAsTheyStand(to text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var end = 0
    for hunk in inOrder {
      guard hunk.fits(text), hunk.range.lowerBound >= end else { return nil }
      result += text[end..<hunk.range.lowerBound]
      result += hunk.new.utf8
      end = hunk.range.upperBound
    }
    return result + text[end...]
  }

  /// The hunks from the start of the text to its end.
  var inOrder: [Hunk] {
    let places = enumerated().sorted { one, other in
      let (first, second) = (one.element.range, other.element.range)
      return (first.lowerBound, first.upperBound, one.offset)
        < (second.lowerBound, second.upperBound, other.offset)
    }
    var sorted: [Hunk] = []
    // The rank takes reading: it is asked for once, and only of those that share a place.
    var rest = places.map(\.element)[...]
    while let first = rest.first {
      let same = rest.prefix { $0.range == first.range }
      rest = rest.dropFirst(same.count)
      let ranks = same.count > 1 ? same.map(\.rank) : [0]
      for rank in Set(ranks).sorted() {
        sorted += zip(same, ranks).filter { $0.1 == rank }.map(\.0)
      }
    }
    return sorted
  }
}

extension Hunk {
  /// Whether it applies before another one that does not overlap it, wherever both stand in a list.
  func isBefore(_ other: Hunk) -> Bool {
    let (one, next) = (range, other.range)
    if one != next { return (one.lowerBound, one.upperBound) < (next.lowerBound, next.upperBound) }
    return rank < other.rank
  }

  /// Of words that are put in at one place those that go on with a line come before new lines, and notes behind all others.
  package var rank: Int {
    guard range.isEmpty, new.utf8.first == UInt8(ascii: "\n") else { return 0 }
    return definesOnly ? 2 : 1
  }

  /// The same change so many bytes further on.
  package func shifted(_ distance: Int) -> Hunk {
    Hunk(range: range.shifted(distance), old: old, new: new)
  }

  /// Whether the text reads `old` at the hunk's range.
  package func fits(_ text: [UInt8]) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= text.count && text[range].elementsEqual(old.utf8)
  }
}
