extension [Hunk] {
  /// The text with every hunk applied.
  ///
  /// The hunks may come in any order; insertions at one place go in as they stand here, and before a change that
  /// begins there. Nil when one reaches outside the text, its `old` is not what stands there, or two overlap in more than
  /// blocks that one of them leaves alone or moves.
  package func applied(to text: [UInt8]) -> [UInt8]? {
    appliedAsTheyStand(to: text) ?? (count > 1 ? takenApart.appliedAsTheyStand(to: text) : nil)
  }

  /// The parts of the hunks, with what one changes in a block that another moves where that block comes.
  private var takenApart: [Hunk] {
    let all = map(HunkParts.init)
    return all.indices.flatMap { index in
      let changes = all.indices.filter { $0 != index }.flatMap { all[$0].parts }
      return all[index].carrying(changes).enumerated().compactMap { number, part in
        let isCarried = all.indices.contains {
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
    enumerated().sorted { one, other in
      let (first, second) = (one.element.range, other.element.range)
      return (first.lowerBound, first.upperBound, one.offset)
        < (second.lowerBound, second.upperBound, other.offset)
    }
    .map(\.element)
  }
}

extension Hunk {
  /// The same change so many bytes further on.
  package func shifted(_ distance: Int) -> Hunk {
    Hunk(range: range.shifted(distance), old: old, new: new)
  }

  /// Whether the text reads `old` at the hunk's range.
  package func fits(_ text: [UInt8]) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= text.count && text[range].elementsEqual(old.utf8)
  }
}
