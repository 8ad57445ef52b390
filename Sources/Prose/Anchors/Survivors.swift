/// What is left of a quote in a text: the rule that tells kept, edited and deleted apart.
struct Survivors {
  /// At most this many foreign tokens stand inside one passage; what is further apart is in two.
  private static let widestGap = 40

  private let places: [AttributedRevision.Place]
  private let isComplete: Bool
  private let isLost: Bool

  /// - Parameter all: where the tokens of quotes stand in the text.
  init(of quote: [AttributedRevision.Token], among all: [TokenIdentity: [AttributedRevision.Place]]) {
    places = quote.compactMap { all[$0.identity]?.first }.sorted { $0.index < $1.index }
    isComplete = places.count == quote.count
    let words = quote.filter(\.isWord)
    let counted = words.isEmpty ? quote : words
    isLost = 2 * counted.count { all[$0.identity] != nil } < counted.count
  }

  /// Kept where every token is there and nothing stands between them; deleted where fewer than half of the words are left;
  /// else edited.
  ///
  /// Half of the words is where most readers of the corpus said that a quote was gone (`Benchmarks/README.md`).
  var outcome: TracedAnchor.Outcome {
    guard !isLost, let first = places.first, let last = places.last else { return .deleted }
    return isComplete && last.index - first.index + 1 == places.count ? .kept : .edited
  }

  /// The passages that hold the survivors, with what was inserted among them.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = Int.min
    for place in places {
      if let range = ranges.last, place.index - end <= Self.widestGap {
        ranges[ranges.count - 1] = range.lowerBound..<max(range.upperBound, place.range.upperBound)
      } else {
        ranges.append(place.range)
      }
      end = place.index
    }
    return ranges
  }
}
