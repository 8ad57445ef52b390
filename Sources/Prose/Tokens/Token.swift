/// One unit of a text that a person would call changed or unchanged: a word, a punctuation mark, a mark of structure,
/// or the break between two paragraphs.
///
/// White space is no token, so a text that is only wrapped anew has the same tokens.
package struct Token: Hashable, Sendable {
  /// What kind of unit a token is.
  package enum Kind: UInt8, Sendable {
    /// Letters, digits and what stands inside a word (`don't`, `3.14`, `zo-even`); one CJK character.
    case word
    /// One mark that is no part of a word, with the marks that combine with it.
    case punctuation
    /// A heading's or list item's mark, a fence, a quotation's `>`, a table's `|`.
    case structure
    /// One or more blank lines between two other tokens.
    case paragraphBreak
  }

  private let start: UInt32
  private let end: UInt32
  /// The number that the vocabulary gave to the token's bytes: equal numbers are equal bytes.
  package let symbol: UInt32
  /// What kind of unit this is.
  package let kind: Kind

  /// The token's place, in bytes of the text.
  package var range: Range<Int> { Int(start)..<Int(end) }

  init(start: Int, end: Int, symbol: UInt32, kind: Kind) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.symbol = symbol
    self.kind = kind
  }
}
