/// A copy of a text, of the same length, in which what md4c must not see is overwritten: the offsets stay true, and
/// what is shown is read from the text itself.
struct MaskedText {
  private(set) var bytes: [UInt8]

  init(_ source: [UInt8]) {
    bytes = source
    if bytes.starts(with: byteOrderMark) { blank(0..<byteOrderMark.count) }
    // md4c reports a NUL without its place.
    for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x01 }
  }

  /// Makes lines empty.
  mutating func blank(_ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
  }

  /// Keeps md4c from taking `[^label]: words` within a quotation or a list for the definition of a link, which it would
  /// leave out of the text.
  mutating func guardReferences() {
    for line in Lines(bytes) {
      let start = bytes[line].firstIndex { !Self.openers.contains($0) } ?? line.upperBound
      guard let bracket = FootnoteDefinition.label(in: bytes, at: start, before: line.upperBound) else {
        continue
      }
      bytes[bracket.lowerBound - 2] = UInt8(ascii: "x")
    }
  }

  /// What can stand before the text of a line in a quotation or a list.
  private static let openers = Set(" \t>-*+0123456789.)".utf8)
}
