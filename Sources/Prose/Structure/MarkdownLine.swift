/// What one line of Markdown looks like by itself.
struct MarkdownLine {
  let text: [UInt8]
  private let range: Range<Int>
  /// Columns of white space at its start; a tab counts for four.
  let indent: Int
  /// The first byte that is no white space, or the end.
  let textStart: Int
  /// The byte after the last that is no white space.
  let textEnd: Int
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

  /// How many cells it has, as a row.
  var cells: Int {
    let isClosed =
      textEnd - textStart > 1 && text[textEnd - 1] == UInt8(ascii: "|")
      && text[textEnd - 2] != UInt8(ascii: "\\")
    return pipes + 1 - (startsWithPipe ? 1 : 0) - (isClosed ? 1 : 0)
  }

  /// A row of `|---|:--:|`.
  var isTableDelimiter: Bool {
    guard pipes > 0 else { return false }
    var row = text[textStart..<textEnd]
    if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
    if row.last == UInt8(ascii: "|") { row = row.dropLast() }
    return row.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).allSatisfy { cell in
      var rest = cell.drop(while: \.isWhite)
      if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
      let dashes = rest.prefix { $0 == UInt8(ascii: "-") }.count
      rest = rest.dropFirst(dashes)
      if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
      return dashes > 0 && rest.allSatisfy(\.isWhite)
    }
  }

  /// Three or more backticks or tildes, and whether nothing follows them.
  var fence: (mark: UInt8, length: Int, isBare: Bool)? {
    guard let mark = byte(0), mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text[textStart..<textEnd].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = text[textStart + length..<textEnd]
    let isCode = mark == UInt8(ascii: "`") && rest.contains(mark)
    return isCode ? nil : (mark, length, rest.isEmpty)
  }

  /// What may begin a block.
  enum Opening: Equatable {
    case heading(level: Int)
    /// The underline of a heading, or a break.
    case rule
    case fence, html, quote
    /// A mark of so many bytes.
    case item(mark: Int), footnote(mark: Int)
  }

  /// The block that its start opens; nil for text. (CommonMark 0.29, §4 and §5.)
  ///
  /// - Parameter paragraph: whether a paragraph is open that it would interrupt. Not everything may do that: of numbers only 1,
  ///   no item without words, and no tag but those of blocks.
  func opening(interrupting paragraph: Bool) -> Opening? {
    guard let first = byte(0) else { return nil }
    switch first {
    case UInt8(ascii: ">"): return .quote
    case UInt8(ascii: "#"):
      let level = run(first)
      return level <= 6 && isGap(level) ? .heading(level: level) : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return fence.map { _ in .fence }
    case UInt8(ascii: "<"): return opensHTML(interrupting: paragraph) ? .html : nil
    case UInt8(ascii: "["): return footnoteMark.map { .footnote(mark: $0) }
    default:
      if isRule(first) || paragraph && isUnderline(first) { return .rule }
      guard let item = itemMark, !paragraph || item.mayInterrupt else { return nil }
      return .item(mark: item.length)
    }
  }

  /// The mark of a list item, and whether it may interrupt a paragraph.
  private var itemMark: (length: Int, mayInterrupt: Bool)? {
    guard let first = byte(0) else { return nil }
    let hasWords = { (length: Int) in afterGap(length) < textEnd }
    if Set("-*+".utf8).contains(first) { return isGap(1) ? (1, hasWords(1)) : nil }
    let digits = text[textStart..<textEnd].prefix { (0x30...0x39).contains($0) }
    let length = digits.count + 1
    guard (1...9).contains(digits.count),
      byte(digits.count) == UInt8(ascii: ".") || byte(digits.count) == UInt8(ascii: ")"), isGap(length)
    else { return nil }
    return (length, digits.elementsEqual("1".utf8) && hasWords(length))
  }

  /// The length of `[^label]:` at its start.
  private var footnoteMark: Int? {
    guard byte(1) == UInt8(ascii: "^"),
      let close = text[textStart..<textEnd].firstIndex(where: { $0 == UInt8(ascii: "]") || $0.isWhite }),
      text[close] == UInt8(ascii: "]"), close > textStart + 2, close + 1 < textEnd,
      text[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return close + 2 - textStart
  }

  /// Whether it is `[label]: address`, with a title or without; a remark after a word in brackets is none.
  var isLinkDefinition: Bool {
    guard byte(0) == UInt8(ascii: "["), let close = endOfLabel, close + 1 < textEnd,
      text[close + 1] == UInt8(ascii: ":")
    else { return false }
    let rest = text[close + 2..<textEnd].drop(while: \.isWhite)
    let end: Int?
    if rest.first == UInt8(ascii: "<") {
      end = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    } else {
      end = rest.firstIndex(where: \.isWhite) ?? textEnd
    }
    guard let end else { return false }
    let title = text[end..<textEnd].drop(while: \.isWhite)
    return title.first.map { title.startIndex > end && Set("\"'(".utf8).contains($0) } ?? true
  }

  /// Where the label that it begins with ends, at the `]`.
  var endOfLabel: Int? {
    var at = textStart + 1
    while at < textEnd {
      switch text[at] {
      case UInt8(ascii: "]"): return at > textStart + 1 ? at : nil
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// A line of nothing but three or more of one mark: a break.
  private func isRule(_ mark: UInt8) -> Bool {
    guard Set("-*_".utf8).contains(mark) else { return false }
    var count = 0
    for index in textStart..<textEnd where !text[index].isWhite {
      guard text[index] == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  /// A line of nothing but `=` or `-`: it makes a heading of a paragraph.
  private func isUnderline(_ mark: UInt8) -> Bool {
    (mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")) && run(mark) == textEnd - textStart
  }

  func byte(_ offset: Int) -> UInt8? {
    textStart + offset < textEnd ? text[textStart + offset] : nil
  }

  private func run(_ mark: UInt8) -> Int { text[textStart..<textEnd].prefix { $0 == mark }.count }

  private func isGap(_ offset: Int) -> Bool { byte(offset).map(\.isWhite) ?? true }

  /// The first byte behind a mark of so many bytes that is no white space.
  func afterGap(_ offset: Int) -> Int {
    var at = textStart + offset
    while at < textEnd, text[at].isWhite { at += 1 }
    return min(at, max(textEnd, textStart))
  }
}
