/// Where sentences begin and end, roughly: at `.`, `!`, `?` and what follows them up to white space, at a blank line,
/// and at the ends of ideographic sentences.
package enum Sentence {
  /// The bytes of the sentence or sentences that a range stands in.
  package static func around(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    around(range, in: text, within: text.indices)
  }

  /// As `around`, without what lies outside a part of the text that has the range.
  static func around(_ range: Range<Int>, in text: [UInt8], within part: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > part.lowerBound, !isEnd(at: start, in: text) { start -= 1 }
    var end = range.upperBound
    while end < part.upperBound, !isEnd(at: end, in: text) { end += 1 }
    return start..<end
  }

  /// Where the sentences that a range stands in begin and end, in order.
  static func borders(of range: Range<Int>, in text: [UInt8]) -> [Int] {
    let all = around(range, in: text)
    return [all.lowerBound] + all.dropFirst().filter { isEnd(at: $0, in: text) } + [all.upperBound]
  }

  /// The sentences of a part of a text, in order, without the white space between them.
  static func ranges(in text: [UInt8], within part: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = part.lowerBound
    for index in part where index > start && isEnd(at: index, in: text) {
      ranges.append((start..<index).withoutSpace(in: text))
      start = index
    }
    ranges.append((start..<part.upperBound).withoutSpace(in: text))
    return ranges.filter { !$0.isEmpty }
  }

  /// Whether a sentence ends just before this byte.
  private static func isEnd(at index: Int, in text: [UInt8]) -> Bool {
    guard index > 0, index < text.count else { return false }
    let before = text[index - 1]
    if before == UInt8(ascii: "\n"), text[index] == UInt8(ascii: "\n") { return true }
    if before >= 0x80 {
      return index >= 3 && ideographic.contains { text[index - 3..<index].elementsEqual($0) }
    }
    guard text[index].isWhite else { return false }
    var mark = index - 1
    while mark > 0, closing.contains(text[mark]) { mark -= 1 }
    return text[mark] == UInt8(ascii: ".") || text[mark] == UInt8(ascii: "!")
      || text[mark] == UInt8(ascii: "?")
  }

  /// `。`, `！` and `？`, behind which no space stands.
  private static let ideographic: [[UInt8]] = [[0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F]]

  private static let closing: Set<UInt8> = [
    UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "_"),
  ]
}
