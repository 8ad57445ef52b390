/// The marks of Markdown's structure that open a line.
enum StructureMark {
  /// The end of the mark that starts at `index`, the first byte of a line that is not blank; nil where there is none.
  static func end(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "#"):
      let end = endOfRun(at: index, in: text)
      return end - index <= 6 && isBorder(end, in: text) ? end : nil
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return isBorder(index + 1, in: text) ? index + 1 : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      let end = endOfRun(at: index, in: text)
      return end - index >= 3 ? end : nil
    case UInt8(ascii: ">"): return index + 1
    case 0x30...0x39: return endOfNumber(at: index, in: text)
    default: return nil
    }
  }

  private static func endOfRun(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = index + 1
    while end < text.count, text[end] == text[index] { end += 1 }
    return end
  }

  /// `2.` and `2)`, of at most three digits: a year that ends a sentence may be wrapped to a line's start.
  private static func endOfNumber(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var end = index
    while end < text.count, end - index < 4, 0x30...0x39 ~= text[end] { end += 1 }
    guard end - index < 4, end < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")")
    else { return nil }
    return isBorder(end + 1, in: text) ? end + 1 : nil
  }

  private static func isBorder(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    index >= text.count || CharacterClass.isWhite(ascii: text[index])
  }
}
