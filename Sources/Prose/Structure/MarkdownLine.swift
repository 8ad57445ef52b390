/// What one line of Markdown looks like by itself.
struct MarkdownLine {
  private let text: [UInt8]
  private let range: Range<Int>
  /// Columns of white space at its start; a tab counts for four.
  let indent: Int
  /// The first byte that is no white space, or the end.
  let textStart: Int
  /// The byte after the last that is no white space.
  private let textEnd: Int
  var start: Int { range.lowerBound }

  init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    self.range = range
    var at = range.lowerBound
    var columns = 0
    while at < range.upperBound, text[at].isWhite {
      columns += text[at] == UInt8(ascii: "\t") ? 4 : 1
      at += 1
    }
    var end = range.upperBound
    while end > at, text[end - 1].isWhite { end -= 1 }
    indent = columns
    textStart = at
    textEnd = end
  }

  var isBlank: Bool { textStart == textEnd }
  var startsWithDash: Bool { byte(0) == UInt8(ascii: "-") }
  var startsWithPipe: Bool { byte(0) == UInt8(ascii: "|") }
  /// How many `|` it has that are not escaped.
  var pipes: Int {
    var count = 0
    for index in textStart..<textEnd
    where text[index] == UInt8(ascii: "|")
      && (index == textStart || text[index - 1] != UInt8(ascii: "\\"))
    { count += 1 }
    return count
  }

  /// A row of `|---|:--:|`.
  var isTableDelimiter: Bool {
    guard pipes > 0 else { return false }
    let allowed: Set<UInt8> = [
      UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
    ]
    return text[textStart..<textEnd].contains(UInt8(ascii: "-"))
      && text[textStart..<textEnd].allSatisfy(allowed.contains)
  }

  /// Three or more backticks or tildes, and whether nothing follows them.
  var fence: (mark: UInt8, length: Int, isBare: Bool)? {
    guard let mark = byte(0), mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text[textStart..<textEnd].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = text[textStart + length..<textEnd]
    return rest.contains(UInt8(ascii: "`")) ? nil : (mark, length, rest.isEmpty)
  }

  /// What the mark at its start makes of it, and where the words begin; nil for plain text.
  var marker: (kind: Block.Kind, contentStart: Int)? {
    guard let first = byte(0) else { return nil }
    switch first {
    case UInt8(ascii: "#"):
      let level = run(first)
      return level <= 6 && isGap(level) ? (.heading, afterGap(level)) : nil
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "_"):
      if isRule(first) { return (.rule, start) }
      return first != UInt8(ascii: "=") && first != UInt8(ascii: "_") && isGap(1) ? (.item, afterGap(1)) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = text[textStart..<textEnd].prefix { (0x30...0x39).contains($0) }.count
      guard digits < 10, byte(digits) == UInt8(ascii: ".") || byte(digits) == UInt8(ascii: ")"),
        isGap(digits + 1)
      else { return nil }
      return (.item, afterGap(digits + 1))
    case UInt8(ascii: ">"):
      return (.quote, afterGap(1))
    case UInt8(ascii: "<"):
      return (.html, start)
    case UInt8(ascii: "["):
      return definition
    default:
      return nil
    }
  }

  /// `[^label]:` begins a footnote, `[label]:` a link definition.
  private var definition: (kind: Block.Kind, contentStart: Int)? {
    guard let close = text[textStart..<textEnd].firstIndex(of: UInt8(ascii: "]")),
      close + 1 < textEnd, text[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return byte(1) == UInt8(ascii: "^")
      ? (.footnote, afterGap(close + 2 - textStart)) : (.linkDefinition, start)
  }

  /// A line of nothing but three or more of one mark: a break, or the underline of a heading.
  private func isRule(_ mark: UInt8) -> Bool {
    var count = 0
    for index in textStart..<textEnd where !text[index].isWhite {
      guard text[index] == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  private func byte(_ offset: Int) -> UInt8? {
    textStart + offset < textEnd ? text[textStart + offset] : nil
  }

  private func run(_ mark: UInt8) -> Int { text[textStart..<textEnd].prefix { $0 == mark }.count }

  private func isGap(_ offset: Int) -> Bool { byte(offset).map(\.isWhite) ?? true }

  private func afterGap(_ offset: Int) -> Int {
    var at = textStart + offset
    while at < textEnd, text[at].isWhite { at += 1 }
    return min(at, max(textEnd, textStart))
  }
}
