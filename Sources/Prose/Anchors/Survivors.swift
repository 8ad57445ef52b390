/// What is left of a quote in a text: the rule that tells kept, edited and deleted apart.
struct Survivors {
  /// At most this many foreign tokens stand inside one passage; what is further apart is in two.
  private static let widestGap = 40

  /// What became of the quote.
  let outcome: TracedAnchor.Outcome
  /// The passages that hold the survivors, with what was inserted among them and what came in the place of words at the ends.
  let ranges: [Range<Int>]

  /// Deleted where no more than half of the words are left (but not where it is half, and at least as many others came in the place of those
  /// that went: of "eight people" that became "twenty people" both are shown), kept where the quote stands as it was about the rest of them, else edited.
  ///
  /// A survivor is a token with the same identity. Half of the words is where a quote is gone to readers
  /// (`Benchmarks/README.md`); a single mark that lost its identity next to kept words does not make them edited.
  ///
  /// - Parameter all: where the tokens of quotes stand in the text.
  init(
    of quote: Quote, among all: [TokenIdentity: [AttributedRevision.Place]],
    in text: AttributedRevision
  ) {
    let words = quote.tokens.filter(\.isWord)
    let counted = words.isEmpty ? quote.tokens : words
    let left = counted.count { all[$0.identity] != nil }
    if 2 * left > counted.count, let whole = Self.whole(quote.tokens, among: all, in: text) {
      outcome = .kept
      ranges = [whole]
      return
    }
    let edited = 2 * left >= counted.count ? Self.edited(quote, among: all, in: text) : []
    let isHalf = 2 * left == counted.count
    if edited.isEmpty || isHalf && Self.words(in: edited, of: text) < counted.count {
      outcome = .deleted
      ranges = []
    } else {
      outcome = .edited
      ranges = edited
    }
  }

  /// Where words of which none is left stand in another spelling: with capitals, with other quotation marks or accents typed otherwise. They
  /// must stand beside what they stood beside, nearly all of them; or half, where nothing else changed there. Nil where they do not.
  static func respelled(_ quote: Quote, in text: AttributedRevision) -> (TracedAnchor.Outcome, Range<Int>)? {
    guard !quote.words.isEmpty, let (window, isExact) = window(of: quote, in: text) else { return nil }
    let tokens = text.tokens(at: window)
    if let place = place(of: quote.tokens.map(\.symbol), among: tokens.map(\.symbol)),
      case let (first, last) = (tokens[place].range, tokens[place + quote.tokens.count - 1].range)
    {
      return (.kept, first.covering(last))
    }
    let found = tokens.filter(\.isWord)
    let runs = TokenDiff.matches(
      old: numbers(of: quote.words, and: quote.words),
      new: numbers(of: found.map(text.spelling), and: quote.words))
    let matched = runs.reduce(0) { $0 + $1.count }
    let says = runs.contains { run in
      found[run.new..<run.new + run.count].contains { !FunctionWords.contains(text.text[$0.range]) }
    }
    let isOne = isExact && found.count == quote.words.count && 2 * matched >= found.count
    guard says, isOne || 5 * matched >= 4 * quote.words.count,
      let first = isOne ? 0 : runs.first?.new,
      let last = isOne ? found.count : runs.last.map({ $0.new + $0.count })
    else { return nil }
    let range = found[first].range.covering(found[last - 1].range)
    return text.text[range].hasBlankLine ? nil : (.edited, range)
  }

  /// The tokens between those that are left of what stood beside a quote, and whether these stood right beside it.
  private static func window(of quote: Quote, in text: AttributedRevision) -> (Range<Int>, isExact: Bool)? {
    let near = (before: quote.before.suffix(furthest), behind: quote.behind.prefix(furthest))
    let places = text.places(of: Set(near.before).union(near.behind))
    let start = near.before.reversed().lazy.compactMap { places[$0]?.first }.first
    let end = near.behind.lazy.compactMap { places[$0]?.first }.first
    let count = quote.tokens.count + furthest
    switch (start, end) {
    case (let start?, let end?) where start.index < end.index && end.index - start.index <= count:
      let isExact =
        near.before.last.map { places[$0] != nil } == true
        && near.behind.first.map { places[$0] != nil } == true
      return (start.index + 1..<end.index, isExact)
    case (let start?, nil): return (start.index + 1..<start.index + 1 + count, false)
    case (nil, let end?): return (max(0, end.index - count)..<end.index, false)
    default: return nil
    }
  }

  /// Where some tokens stand side by side among others, first.
  private static func place(of wanted: [UInt32], among all: [UInt32]) -> Int? {
    guard !wanted.isEmpty, all.count >= wanted.count else { return nil }
    return (0...all.count - wanted.count).first { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  /// Words by the place at which they stand among some; those that do not, by a number of their own.
  private static func numbers(of words: [[Character]], and known: [[Character]]) -> [UInt32] {
    words.enumerated().map { index, word in
      UInt32(known.firstIndex(of: word) ?? known.count + index)
    }
  }

  private static func words(in ranges: [Range<Int>], of text: AttributedRevision) -> Int {
    ranges.reduce(0) { $0 + text.tokens(in: $1).count(where: \.isWord) }
  }

  /// Where what is left of a quote stands side by side as it was quoted, with the tokens of the quote that stand there; nil where it does not.
  /// One of them at least is there by identity: in a table full of the same words the rest may seem to have come from another row. It is never
  /// the whole quote, which may be a row that always was like it.
  private static func together(
    _ quote: [AttributedRevision.Token], among all: [TokenIdentity: [AttributedRevision.Place]],
    in text: AttributedRevision
  ) -> (places: [AttributedRevision.Place], of: Range<Int>)? {
    let left = quote.indices.filter { all[quote[$0].identity] != nil }
    guard let first = left.first, let last = left.last else { return nil }
    var votes: [Int: Int] = [:]
    for offset in left {
      for place in all[quote[offset].identity] ?? [] where place.index >= offset - first {
        votes[place.index - offset, default: 0] += 1
      }
    }
    let starts = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
    for start in starts.prefix(mostTried) where start + first >= 0 {
      let from = max(0, start)
      let here = text.tokens(at: from..<start + quote.count)
      func stands(_ offset: Int) -> Bool {
        let index = start + offset - from
        return here.indices.contains(index) && here[index].symbol == quote[offset].symbol
      }
      guard (first...last).allSatisfy(stands) else { continue }
      let begin = (0..<first).last { !stands($0) }.map { $0 + 1 } ?? 0
      let end = (last..<quote.count).first { !stands($0) } ?? quote.count
      guard begin > 0 || end < quote.count else { continue }
      let places = (begin..<end).map {
        AttributedRevision.Place(index: start + $0, range: here[start + $0 - from].range)
      }
      return (places, begin..<end)
    }
    return nil
  }

  /// Of so many places of what is left is tried whether it stands there together.
  private static let mostTried = 16

  /// The passages of what is left, with what came in the place of the words at the ends of the quote.
  private static func edited(
    _ quote: Quote, among all: [TokenIdentity: [AttributedRevision.Place]], in text: AttributedRevision
  ) -> [Range<Int>] {
    var places = quote.tokens.compactMap { all[$0.identity]?.first }
    var ranges = passages(places)
    let together = ranges.count > 1 ? together(quote.tokens, among: all, in: text) : nil
    if let together {
      places = together.places
      ranges = passages(places)
    }
    guard let first = places.min(by: { $0.index < $1.index }),
      let last = places.max(by: { $0.index < $1.index }), !ranges.isEmpty
    else { return [] }
    func isGone(_ offset: Int) -> Bool {
      together.map { !$0.of.contains(offset) } ?? (all[quote.tokens[offset].identity] == nil)
    }
    if isGone(0) {
      let before = text.tokens(at: max(0, first.index - furthest)..<first.index)
      if let came = came(Array(before.reversed()), beside: first.range, until: Set(quote.before), in: text) {
        ranges[0] = came.lowerBound..<ranges[0].upperBound
      }
    }
    if isGone(quote.tokens.count - 1) {
      let behind = text.tokens(at: last.index + 1..<last.index + 1 + furthest)
      if let came = came(behind, beside: last.range, until: Set(quote.behind), in: text) {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<came.upperBound
      }
    }
    return ranges
  }

  /// So many tokens beside what is left are looked at for what came in the place of the rest.
  private static let furthest = 12

  /// What came beside a word that is left: up to a token that stood beside the quote before, or to the end of its paragraph. Nil where
  /// nothing did, or neither is near.
  private static func came(
    _ tokens: [AttributedRevision.Token], beside place: Range<Int>, until neighbours: Set<TokenIdentity>,
    in text: AttributedRevision
  ) -> Range<Int>? {
    var came = place
    var hasWords = false
    var isAtEnd = tokens.count < furthest
    for token in tokens {
      let gap = min(came.upperBound, token.range.upperBound)..<max(came.lowerBound, token.range.lowerBound)
      if neighbours.contains(token.identity) || text.text[gap].hasBlankLine {
        isAtEnd = true
        break
      }
      came = came.covering(token.range)
      hasWords = hasWords || token.isWord
    }
    return isAtEnd && hasWords ? came : nil
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
