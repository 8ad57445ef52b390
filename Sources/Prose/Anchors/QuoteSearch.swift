/// Looks for words that were quoted elsewhere (a letter, a mail, another version) and may have been changed since.
///
/// A place's score is half the likeness of the words, a quarter that of what stands before and a quarter that of what stands
/// behind. A stale position never settles between two places: whoever quoted is asked.
struct QuoteSearch {
  /// Below this score a place is none.
  private static let threshold = 0.7
  /// The best place must be this much better than the second.
  private static let margin = 0.1
  /// How many places are looked at closely.
  private static let most = 64

  private let text: [Token]
  private let symbols: [UInt32]
  private let quote: [UInt32]
  private let prefix: [UInt32]
  private let suffix: [UInt32]

  init(_ quote: TextQuote, in text: [UInt8]) {
    var vocabulary = Vocabulary()
    func words(of text: [UInt8]) -> [Token] {
      Tokenizer.tokens(in: text, vocabulary: &vocabulary).filter { $0.kind != .paragraphBreak }
    }
    self.text = words(of: text)
    symbols = self.text.map(\.symbol)
    self.quote = words(of: Array(quote.exact.utf8)).map(\.symbol)
    prefix = words(of: Array(quote.prefix.utf8)).map(\.symbol)
    suffix = words(of: Array(quote.suffix.utf8)).map(\.symbol)
  }

  var match: QuoteMatch {
    let places = starts.compactMap(place).filter { $0.score >= Self.threshold }
    let ranked = places.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.tokens.lowerBound < $1.tokens.lowerBound
    }
    guard let best = ranked.first else { return .notFound }
    let rivals = ranked.filter { best.score - $0.score < Self.margin && !$0.tokens.overlaps(best.tokens) }
    guard rivals.isEmpty else {
      var kept = [best]
      for rival in rivals where !kept.contains(where: { $0.tokens.overlaps(rival.tokens) }) {
        kept.append(rival)
      }
      return .ambiguous(kept.map { range($0.tokens) })
    }
    return .found(range(best.tokens), score: best.score)
  }

  /// Where the quote may begin, as indices of tokens: the starts that most pairs of its words speak for.
  private var starts: [Int] {
    var places: [UInt64: [Int]] = [:]
    let gram = min(2, quote.count)
    guard gram > 0 else { return [] }
    func key(_ symbols: [UInt32], _ index: Int) -> UInt64 {
      UInt64(symbols[index]) << 32 | UInt64(gram == 2 ? symbols[index + 1] : 0)
    }
    for index in 0..<max(0, symbols.count - gram + 1) {
      places[key(symbols, index), default: []].append(index)
    }
    var votes: [Int: Int] = [:]
    for offset in 0...(quote.count - gram) {
      for index in places[key(quote, offset)] ?? [] { votes[index - offset, default: 0] += 1 }
    }
    return votes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(Self.most).map(\.key)
  }

  /// The words that answer the quote at a start, and their score.
  private func place(_ start: Int) -> (tokens: Range<Int>, score: Double)? {
    let slack = 2 + quote.count / 4
    let window = max(0, start - slack)..<max(0, min(symbols.count, start + quote.count + slack))
    guard !window.isEmpty else { return nil }
    let runs = TokenDiff.matches(old: quote, new: Array(symbols[window]))
    guard let first = runs.first, let last = runs.last else { return nil }
    let tokens = window.lowerBound + first.new..<window.lowerBound + last.new + last.count
    let common = runs.reduce(0) { $0 + $1.count }
    let words = 2 * Double(common) / Double(quote.count + tokens.count)
    // Words may have been changed at the quote's ends too: the context is looked for a little further out.
    let left = max(0, tokens.lowerBound - prefix.count - slack)..<tokens.lowerBound
    let right = tokens.upperBound..<min(symbols.count, tokens.upperBound + suffix.count + slack)
    let before = Self.likeness(prefix, Array(symbols[left]))
    let behind = Self.likeness(suffix, Array(symbols[right]))
    return (tokens, words / 2 + before / 4 + behind / 4)
  }

  /// How much of the context stands there, from 0 to 1; 1 where there was none.
  private static func likeness(_ context: [UInt32], _ found: [UInt32]) -> Double {
    guard !context.isEmpty else { return 1 }
    return Double(TokenDiff.matches(old: context, new: found).reduce(0) { $0 + $1.count })
      / Double(context.count)
  }

  private func range(_ tokens: Range<Int>) -> Range<Int> {
    text[tokens.lowerBound].range.lowerBound..<text[tokens.upperBound - 1].range.upperBound
  }
}
