/// Finds the words and marks of a stretch of UTF-8, one after the other.
///
/// A word is a run of letters, digits and combining marks, with `'`, `’`, `-` inside it and `.`, `,` between
/// digits. An ideograph or kana is a word by itself, since those scripts do without spaces; any other mark stands
/// alone, with what combines with it. A byte that is no UTF-8 is a mark.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) {
    self.bytes = bytes
    at = part.lowerBound
    end = part.upperBound
  }

  private enum Kind { case white, letter, digit, alone, joining, mark }

  /// The bytes of the next word or mark; nil at the end.
  mutating func next() -> Range<Int>? {
    var (kind, length) = peek(at)
    while kind == .white {
      at += length
      (kind, length) = peek(at)
    }
    guard length > 0 else { return nil }
    let start = at
    var last = kind
    at += length
    if kind == .letter || kind == .digit { last = takeWord(kind) }
    takeJoining(after: last)
    return start..<at
  }

  /// Takes the rest of a word, and says of what kind its last character is.
  private mutating func takeWord(_ first: Kind) -> Kind {
    var last = first
    while true {
      let (kind, length) = peek(at)
      switch kind {
      case .letter, .digit:
        last = kind
        at += length
      case .joining:
        at += length
      case .mark:
        let (following, _) = peek(at + length)
        guard isInner(at, length, between: last, following) else { return last }
        at += length
      case .white, .alone:
        return last
      }
    }
  }

  /// Takes combining marks, and the character that a zero-width joiner binds to the ones before.
  private mutating func takeJoining(after kind: Kind) {
    var (next, length) = peek(at)
    while next == .joining {
      let binds = length == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x8D
      at += length
      (next, length) = peek(at)
      if binds, next == .mark || next == .alone {
        at += length
        (next, length) = peek(at)
      }
    }
  }

  /// Whether a mark stays inside a word: apostrophe or hyphen between letters or digits, point or comma between digits.
  private func isInner(_ index: Int, _ length: Int, between before: Kind, _ after: Kind) -> Bool {
    guard after == .letter || after == .digit else { return false }
    switch bytes[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return true
    case UInt8(ascii: "."), UInt8(ascii: ","): return before == .digit && after == .digit
    case 0xE2: return length == 3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
    default: return false
    }
  }

  /// The kind and length of the character at an index; `(mark, 0)` at the end.
  private func peek(_ index: Int) -> (Kind, Int) {
    guard index < end else { return (.mark, 0) }
    let byte = bytes[index]
    if byte < 0x80 { return (Self.ascii(byte), 1) }
    guard let (scalar, length) = UTF8Reader.scalar(at: index, in: bytes, end: end) else { return (.mark, 1) }
    return (Self.kind(scalar), length)
  }

  private static func ascii(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x09...0x0D, 0x20: .white
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    default: .mark
    }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: return .letter
    case 0x2010...0x2027: return .mark
    case 0x3040...0x30FF: return .alone
    case 0x200D: return .joining
    case 0x1F1E6...0x1F1FF: return .letter
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return .white }
    if properties.isGraphemeExtend || properties.isEmojiModifier { return .joining }
    if properties.isIdeographic { return .alone }
    if properties.numericType == .decimal { return .digit }
    if properties.isAlphabetic { return .letter }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .joining
    default: return .mark
    }
  }
}
