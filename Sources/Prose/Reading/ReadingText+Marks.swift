/// Marks as who reads Markdown sees them: by their first character, whatever is joined to it, and not where they are escaped.
extension ReadingText {
  /// The one byte of a unit, or the mark of one byte that accents and the like are joined to; nil where a unit is anything else.
  func sign(of index: Int) -> UInt8? {
    let bytes = bytes(of: index)
    guard let first = bytes.first, bytes.count == 1 || first < 0x80 && first.isMark else { return nil }
    return bytes.dropFirst().allSatisfy { $0 >= 0x80 } ? first : nil
  }

  /// The bytes of some units, of each the first character alone.
  func mark(of units: Range<Int>) -> [UInt8] {
    units.flatMap { index in
      let bytes = bytes(of: index)
      if let sign = sign(of: index) { return [sign] }
      let first = bytes.first.map { $0 < 0xC0 ? 1 : $0 < 0xE0 ? 2 : $0 < 0xF0 ? 3 : 4 } ?? 0
      return bytes.first.map { $0 < 0x80 } ?? true ? Array(bytes) : Array(bytes.prefix(first))
    }
  }

  /// Whether a backslash before it makes a unit a character as any other.
  func isEscaped(_ index: Int) -> Bool { text.isEscaped(at: start(of: index)) }
}

extension [UInt8] {
  /// Whether a backslash stands before a mark that makes it a character as any other.
  func isEscaped(at place: Int) -> Bool {
    guard place > 0, place < count, self[place - 1] == UInt8(ascii: "\\"),
      Unicode.Scalar(self[place]).isASCII, !Character(Unicode.Scalar(self[place])).isLetter,
      (0x21...0x7E).contains(self[place]), !(0x30...0x39).contains(self[place])
    else { return false }
    return self[..<place].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }
}
