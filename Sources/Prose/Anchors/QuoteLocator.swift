/// Finds quoted words in a text that has no history in common with the quote.
package enum QuoteLocator {
  /// The places, in bytes, where `quote` stands in a text in UTF-8: exactly, but that any white space matches any other.
  ///
  /// White space around the quote does not count; places do not overlap; a quote of nothing but white space is nowhere.
  package static func occurrences(of quote: String, in text: [UInt8]) -> [Range<Int>] {
    let parts = Array(quote.utf8).split(whereSeparator: CharacterClass.isWhite(ascii:))
    guard let first = parts.first?.first else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    while let start = text[index...].firstIndex(of: first) {
      if let end = end(of: parts, at: start, in: text) {
        ranges.append(start..<end)
        index = end
      } else {
        index = start + 1
      }
    }
    return ranges
  }

  /// Where a quote stands in a text that it was not made on, though words may have been changed.
  ///
  /// Where the quoted words stand exactly in one place, that is it. Else places are scored by the words and by what stands around them.
  package static func find(_ quote: TextQuote, in text: [UInt8]) -> QuoteMatch {
    let exact = occurrences(of: quote.exact, in: text)
    if exact.count == 1 { return .found(exact[0], score: 1) }
    return QuoteSearch(quote, in: text).match
  }

  /// Where the parts end when they stand at `start`, white space between them.
  private static func end(of parts: [ArraySlice<UInt8>], at start: Int, in text: [UInt8]) -> Int? {
    var index = start
    for (number, part) in parts.enumerated() {
      if number > 0 {
        let before = index
        while index < text.count, CharacterClass.isWhite(ascii: text[index]) { index += 1 }
        guard index > before else { return nil }
      }
      guard text[index...].starts(with: part) else { return nil }
      index += part.count
    }
    return index
  }
}
