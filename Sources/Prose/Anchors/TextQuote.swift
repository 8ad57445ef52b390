/// Words quoted from a text with what stands around them, so that they can be found again where offsets no longer hold.
///
/// The three parts are those of the W3C Web Annotation Data Model's `TextQuoteSelector`.
package struct TextQuote: Hashable, Sendable, Codable {
  /// The words themselves.
  package let exact: String
  /// What stands before them, at most `context` characters, from a word's start; empty at the text's start.
  package let prefix: String
  /// What stands behind them, at most `context` characters, to a word's end; empty at the text's end.
  package let suffix: String

  /// How many characters (Unicode scalars) of context are kept on each side.
  package static let context = 32

  package init(exact: String, prefix: String, suffix: String) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }

  /// The quote of a range, in bytes, of a text in UTF-8. The range must not split a character.
  package init(of range: Range<Int>, in text: [UInt8]) {
    exact = String(decoding: text[range], as: UTF8.self)
    prefix = String(
      decoding: text[Self.start(before: range.lowerBound, in: text)..<range.lowerBound], as: UTF8.self)
    suffix = String(
      decoding: text[range.upperBound..<Self.end(behind: range.upperBound, in: text)], as: UTF8.self)
  }

  /// The same for reading: what a text says about itself before it begins is no context of its words.
  package init(reading range: Range<Int>, in text: [UInt8]) {
    let quote = Self(of: range, in: text)
    let start = range.lowerBound - quote.prefix.utf8.count
    // Most places are far behind it, and it need not be looked for.
    let head = quote.prefix.utf8.contains(UInt8(ascii: "\n")) ? FrontMatter(text).length : 0
    guard start < head, head <= range.lowerBound else {
      self = quote
      return
    }
    let prefix = text[head..<range.lowerBound].drop(while: \.isWhite)
    self.init(exact: quote.exact, prefix: String(decoding: prefix, as: UTF8.self), suffix: quote.suffix)
  }

  private static func start(before index: Int, in text: [UInt8]) -> Int {
    var start = index
    var scalars = 0
    var border = index
    while start > 0, scalars < context {
      start -= 1
      guard !isContinuation(text[start]) else { continue }
      scalars += 1
      if start == 0
        || (CharacterClass.isWhite(ascii: text[start - 1]) && !CharacterClass.isWhite(ascii: text[start]))
      {
        border = start
      }
    }
    return border < index ? border : start
  }

  private static func end(behind index: Int, in text: [UInt8]) -> Int {
    var end = index
    var scalars = 0
    var border = index
    while end < text.count, scalars < context {
      end += 1
      while end < text.count, isContinuation(text[end]) { end += 1 }
      scalars += 1
      if end == text.count
        || (CharacterClass.isWhite(ascii: text[end]) && !CharacterClass.isWhite(ascii: text[end - 1]))
      {
        border = end
      }
    }
    return border > index ? border : end
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
