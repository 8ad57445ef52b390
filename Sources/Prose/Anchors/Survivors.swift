/// What is left of a quote in a text: the rule that tells kept, edited and deleted apart.
struct Survivors {
  /// At most this many foreign tokens stand inside one passage; what is further apart is in two.
  private static let widestGap = 40

  /// What became of the quote.
  let outcome: TracedAnchor.Outcome
  /// The passages that hold the survivors, with what was inserted among them.
  let ranges: [Range<Int>]

  /// Deleted where no more than half of the words are left, kept where the quote stands as it was about the rest of them, else edited.
  ///
  /// A survivor is a token with the same identity. Half of the words is where a quote is gone to readers
  /// (`Benchmarks/README.md`); a single mark that lost its identity next to kept words does not make them edited.
  ///
  /// - Parameter all: where the tokens of quotes stand in the text.
  init(
    of quote: [AttributedRevision.Token], among all: [TokenIdentity: [AttributedRevision.Place]],
    in text: AttributedRevision
  ) {
    let words = quote.filter(\.isWord)
    let counted = words.isEmpty ? quote : words
    let left = counted.count { all[$0.identity] != nil }
    guard 2 * left > counted.count else {
      outcome = .deleted
      ranges = []
      return
    }
    if let whole = Self.whole(quote, among: all, in: text) {
      outcome = .kept
      ranges = [whole]
    } else {
      outcome = .edited
      ranges = Self.passages(quote.compactMap { all[$0.identity]?.first })
    }
  }

  /// Where the quote stands token by token, at the place that most of the survivors speak for; nil where it does not.
  private static func whole(
    _ quote: [AttributedRevision.Token], among all: [TokenIdentity: [AttributedRevision.Place]],
    in text: AttributedRevision
  ) -> Range<Int>? {
    var votes: [Int: Int] = [:]
    for (offset, token) in quote.enumerated() {
      for place in all[token.identity] ?? [] { votes[place.index - offset, default: 0] += 1 }
    }
    guard let start = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), start.key >= 0,
      2 * start.value > quote.count
    else { return nil }
    let here = text.tokens(at: start.key..<(start.key + quote.count))
    guard here.map(\.symbol) == quote.map(\.symbol), let first = here.first, let last = here.last else {
      return nil
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  private static func passages(_ places: [AttributedRevision.Place]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = Int.min / 2
    for place in places.sorted(by: { $0.index < $1.index }) {
      if let range = ranges.last, place.index - end <= widestGap {
        ranges[ranges.count - 1] = range.lowerBound..<max(range.upperBound, place.range.upperBound)
      } else {
        ranges.append(place.range)
      }
      end = place.index
    }
    return ranges
  }
}
