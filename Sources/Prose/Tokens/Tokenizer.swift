/// Cuts a text into tokens, line by line: what a line's tokens are depends on no other line.
///
/// - A word is letters, digits and marks, with `’`, `'` and `-` inside it and `.` and `,` between digits.
/// - Every other character that is not white is a token of its own; the two halves of a flag are one character.
/// - Structure is what opens a line (`##`, `-`, `2.`, `>`, ` ``` `) and a table's `|`.
/// - Blank lines between two tokens are one paragraph break.
package enum Tokenizer {
  /// The tokens of a text in UTF-8, in order, numbered by `vocabulary`.
  ///
  /// Bytes that are no UTF-8 count as letters. Texts of 4 GiB and more are not supported.
  package static func tokens(in text: [UInt8], vocabulary: inout Vocabulary) -> [Token] {
    text.withUnsafeBufferPointer { tokens(in: $0, vocabulary: &vocabulary) }
  }

  /// The tokens of the text in a buffer; the offsets count from its start.
  static func tokens(in text: UnsafeBufferPointer<UInt8>, vocabulary: inout some TokenNumbering) -> [Token] {
    var run = Run(text: text)
    run.tokens.reserveCapacity(text.count / 5)
    while run.index < text.count { run.line(&vocabulary) }
    return run.tokens
  }

  /// As `tokens(in:vocabulary:)`, for who asks where the tokens are and not what they say: no symbol but a break's means anything.
  static func places(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
    var nothing = Unnumbered()
    return tokens(in: text, vocabulary: &nothing)
  }

  private struct Unnumbered: TokenNumbering {
    func symbol(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { Vocabulary.paragraphBreak + 1 }
  }

  /// One pass over one text.
  private struct Run {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0
    var tokens: [Token] = []
    /// Whether a blank line was met since the last token.
    var blank = false

    mutating func line(_ vocabulary: inout some TokenNumbering) {
      let start = index
      skipBlanks()
      structure(&vocabulary)
      while index < text.count, text[index] != 0x0A { token(&vocabulary) }
      if LineScan.isBlank(start..<index, in: text), !tokens.isEmpty { blank = true }
      index += 1
    }

    private mutating func skipBlanks() {
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    }

    /// The marks that open a line; a list item may stand in a quotation, and a heading in a list item.
    private mutating func structure(_ vocabulary: inout some TokenNumbering) {
      while let end = StructureMark.end(at: index, in: text) {
        add(from: index, to: end, .structure, &vocabulary)
        index = end
        skipBlanks()
      }
    }

    private mutating func token(_ vocabulary: inout some TokenNumbering) {
      let start = index
      let (kind, length) = CharacterClass.at(index, in: text)
      index += length
      switch kind {
      case .white: return
      case .letter, .digit:
        word(after: kind)
        add(from: start, to: index, .word, &vocabulary)
      case .ideograph:
        marks()
        add(from: start, to: index, .word, &vocabulary)
      case .mark, .other:
        if Self.isFlagHalf(start, in: text), Self.isFlagHalf(index, in: text) { index += 4 }
        marks()
        let kind: Token.Kind = text[start] == UInt8(ascii: "|") ? .structure : .punctuation
        add(from: start, to: index, kind, &vocabulary)
      }
    }

    private mutating func word(after first: CharacterClass) {
      var last = first
      while index < text.count {
        let (kind, length) = CharacterClass.at(index, in: text)
        if kind == .letter || kind == .digit {
          last = kind
        } else if kind != .mark {
          let inner = Self.innerLength(at: index, in: text)
          guard inner.length > 0, index + inner.length < text.count else { return }
          let next = CharacterClass.at(index + inner.length, in: text).class
          guard inner.digitsOnly ? last == .digit && next == .digit : next == .letter || next == .digit
          else { return }
        }
        index += length
      }
    }

    /// The length of a mark that may stand inside a word; 0 for any other.
    private static func innerLength(
      at index: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> (length: Int, digitsOnly: Bool) {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "-"): return (1, false)
      case UInt8(ascii: "."), UInt8(ascii: ","): return (1, true)
      // U+2019, the apostrophe.
      case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x99:
        return (3, false)
      default: return (0, false)
      }
    }

    /// Whether a regional indicator (U+1F1E6 to U+1F1FF) stands here: two of them are one flag.
    private static func isFlagHalf(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
      index + 4 <= text.count && text[index] == 0xF0 && text[index + 1] == 0x9F && text[index + 2] == 0x87
        && text[index + 3] >= 0xA6
    }

    /// Passes the marks that combine with what stands before them, and what a joiner joins.
    private mutating func marks() {
      while index < text.count, text[index] >= 0x80 {
        let (kind, length) = CharacterClass.at(index, in: text)
        guard kind == .mark else { return }
        // U+200D, the zero-width joiner of emoji.
        let joins = length == 3 && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x8D
        index += length
        if joins, index < text.count, text[index] >= 0x80 {
          let (next, length) = CharacterClass.at(index, in: text)
          if next == .other { index += length }
        }
      }
    }

    private mutating func add(
      from start: Int, to end: Int, _ kind: Token.Kind, _ vocabulary: inout some TokenNumbering
    ) {
      if blank, let last = tokens.last {
        let range = last.range.upperBound..<start
        tokens.append(
          Token(
            start: range.lowerBound, end: range.upperBound, symbol: Vocabulary.paragraphBreak,
            kind: .paragraphBreak))
      }
      blank = false
      let symbol = vocabulary.symbol(of: UnsafeBufferPointer(rebasing: text[start..<end]))
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: kind))
    }
  }
}
