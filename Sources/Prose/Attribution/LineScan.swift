/// The lines of a text in UTF-8.
enum LineScan {
  /// Where the line that starts at `start` ends: the index of its line feed, or the text's end.
  static func end(of start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    while index + 8 <= bytes.count {
      // The high bit of every byte that is a line feed (and perhaps of higher ones: the lowest is always right).
      let word =
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        ^ 0x0A0A_0A0A_0A0A_0A0A
      let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Whether a line has nothing but white space.
  static func isBlank(_ line: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, CharacterClass.isWhite(ascii: text[index]) { index += 1 }
    return index == line.upperBound
  }
}
