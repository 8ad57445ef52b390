/// The end of a line that an author wants to see on the page: two spaces, or a backslash, before it.
enum HardBreak {
  /// Whether the first line's end in the white space between two words is one.
  static func isFirst(in gap: Range<Int>, of text: [UInt8]) -> Bool {
    guard let newline = text[gap].firstIndex(of: UInt8(ascii: "\n")) else { return false }
    var end = newline
    while end > gap.lowerBound, text[end - 1] == 0x0D { end -= 1 }
    // Of two backslashes one is a character.
    if end == gap.lowerBound {
      return text[..<end].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }
    return text[gap.lowerBound..<end].reversed().prefix { $0 == UInt8(ascii: " ") }.count >= 2
  }

  /// How many lines of a block end in one, its last left out.
  static func count(in block: Range<Int>, of text: [UInt8]) -> Int {
    block.count { index in
      guard text[index] == UInt8(ascii: "\n") else { return false }
      let start = text[block.lowerBound..<index].lastIndex { !$0.isWhite }.map { $0 + 1 } ?? block.lowerBound
      return isFirst(in: start..<index + 1, of: text)
    }
  }
}
