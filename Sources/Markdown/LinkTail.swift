/// What follows the text of a link: `](address "title")`, `][label]`, `][]` or `]` alone.
///
/// That the link is one is known; only where it ends is to be found. The order of the trials and the shape of each part are those of
/// CommonMark (0.29, section 6.6) as cmark-gfm reads it.
enum LinkTail {
  /// The offset after the tail.
  ///
  /// - Parameter bracket: where the `]` stands.
  static func end(in text: [UInt8], after bracket: Int) -> Int {
    let next = bracket + 1
    guard next < text.count else { return next }
    if text[next] == UInt8(ascii: "("), let end = inlineEnd(in: text, from: next + 1) { return end }
    if text[next] == UInt8(ascii: "["), let end = labelEnd(in: text, from: next + 1) { return end }
    return next
  }

  private static func inlineEnd(in text: [UInt8], from start: Int) -> Int? {
    guard var index = addressEnd(in: text, from: skipWhite(text, start)) else { return nil }
    let title = skipWhite(text, index)
    if title > index, let end = titleEnd(in: text, from: title) { index = end }
    index = skipWhite(text, index)
    return index < text.count && text[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  private static func addressEnd(in text: [UInt8], from start: Int) -> Int? {
    if start < text.count, text[start] == UInt8(ascii: "<") { return pointedEnd(in: text, from: start + 1) }
    var index = start
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1].isPunctuation: index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth == 0: return index
      case UInt8(ascii: ")"): depth -= 1
      case let byte where isWhite(byte): return index
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func pointedEnd(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\\"): index += 2
      case 0x0A, UInt8(ascii: "<"): return nil
      default: index += 1
      }
    }
    return nil
  }

  /// The end of a title. A quote after a backslash ends it only if no other does.
  private static func titleEnd(in text: [UInt8], from start: Int) -> Int? {
    guard start < text.count else { return nil }
    let close: UInt8
    switch text[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = text[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var last: Int?
    for index in text.indices[(start + 1)...] {
      if text[index] == UInt8(ascii: "("), close == UInt8(ascii: ")"), text[index - 1] != UInt8(ascii: "\\") {
        return last
      }
      guard text[index] == close else { continue }
      last = index + 1
      if text[index - 1] != UInt8(ascii: "\\") { return last }
    }
    return last
  }

  private static func labelEnd(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < text.count, index - start <= 1000 {
      switch text[index] {
      case UInt8(ascii: "]"): return index + 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1].isPunctuation: index += 2
      default: index += 1
      }
    }
    return nil
  }

  private static func skipWhite(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < text.count, isWhite(text[index]) { index += 1 }
    return index
  }

  private static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
