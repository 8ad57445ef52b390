/// Cuts a text into the units of a `ReadingText`, in one pass over its tokens.
struct ReadingScanner {
  private let text: [UInt8]
  let blocks: [Block]
  let lists: OrderedLists
  private(set) var symbols: ReadingSymbols
  private(set) var units: [ReadingText.Unit] = []
  private(set) var firstNumbers: Set<Int> = []
  /// The block of the current token.
  private var block = 0
  /// Whether the last token was a mark that is words here.
  private var isBehindText = false
  /// Where a backslash stands that is a part of the mark behind it.
  private var backslash: Int?

  init(_ text: [UInt8], _ vocabulary: Vocabulary) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    lists = OrderedLists(blocks, in: text)
    symbols = ReadingSymbols(vocabulary)
  }

  mutating func run() {
    let tokens = text.withUnsafeBufferPointer { Tokenizer.tokens(in: $0, vocabulary: &symbols) }
    for token in tokens where token.kind != .paragraphBreak {
      while block + 1 < blocks.count, blocks[block].range.upperBound <= token.range.lowerBound { block += 1 }
      guard blocks.indices.contains(block) else { return }
      if repeatsQuote(token) || endsHeading(token) { continue }
      if isBackslashOnly(token) {
        backslash = token.range.lowerBound
        continue
      }
      let token = token.beginning(at: backslash)
      backslash = nil
      isBehindText = isText(token)
      let words = isBehindText ? parts(of: token) : [token]
      for word in words { add(word) }
    }
  }

  // MARK: Marks that are words

  /// Whether a token that would open a block stands at the start of a line that goes on with a paragraph: the year that a sentence
  /// ends in, wrapped to a line's start.
  private func isText(_ token: Token) -> Bool {
    guard token.kind == .structure, token.range.count > 1, blocks[block].kind.isRunningText else {
      return false
    }
    if blocks[block].kind == .paragraph || blocks[block].goesOn { return true }
    // No mark opens a second line of a block, nor stands behind words.
    guard let last = units.last, last.block == block else { return false }
    return last.range.lowerBound >= blocks[block].contentStart
      && (isBehindText || text[last.range.upperBound..<token.range.lowerBound].contains(UInt8(ascii: "\n")))
  }

  /// The tokens that the same bytes are within a line: a number, and each mark.
  private mutating func parts(of token: Token) -> [Token] {
    let digits = text[token.range].prefix { (0x30...0x39).contains($0) }
    let marks = token.range.lowerBound + digits.count..<token.range.upperBound
    return ([digits.startIndex..<digits.endIndex] + marks.map { $0..<$0 + 1 }).filter { !$0.isEmpty }.map {
      part in
      Token(
        start: part.lowerBound, end: part.upperBound, symbol: symbols.symbol(Array(text[part])),
        kind: part == digits.startIndex..<digits.endIndex ? .word : .punctuation)
    }
  }

  private mutating func add(_ token: Token) {
    if let symbol = breakSymbol(before: token.range.lowerBound) {
      takeBackslash(of: symbol)
      let start = units.last?.range.upperBound ?? 0
      units.append(
        ReadingText.Unit(range: start..<token.range.lowerBound, symbol: symbol, block: block, isBreak: true))
    }
    if lengthensRule(token) || endsSpelling(token) {
      units[units.count - 1].range = units[units.count - 1].range.covering(token.range)
      return
    }
    units.append(
      ReadingText.Unit(range: token.range, symbol: symbol(of: token), block: block, isBreak: false))
  }

  /// The symbol of a token: one for all numbers of items, and one for all bullets.
  private mutating func symbol(of token: Token) -> UInt32 {
    let isOfItem = blocks[block].kind == .item && token.range.upperBound <= blocks[block].contentStart
    if breaksText(block) { return symbols.symbol("---") }
    guard isOfItem || lists.quotedMark(of: block) == token.range else { return token.symbol }
    if lists.isNumbered(block) {
      if lists.isFirst(block) { firstNumbers.insert(units.count) }
      return symbols.symbol([UInt8(ascii: "1"), text[token.range.upperBound - 1]])
    }
    return symbols.symbol("-")
  }

  /// Whether a token is one more dash of those under a table's head, or one more mark of a break or of a heading's underline.
  private func lengthensRule(_ token: Token) -> Bool {
    if breaksText(block) || underlines(block) {
      return units.last?.block == block && units.last?.isBreak == false
    }
    let dash = UInt8(ascii: "-")
    guard blocks[block].kind == .tableRow, token.range.count == 1, text[token.range.lowerBound] == dash,
      let last = units.last, last.range.upperBound == token.range.lowerBound,
      text[last.range.lowerBound] == dash
    else { return false }
    return MarkdownLine(text, blocks[block].range).isTableDelimiter
  }

  // MARK: Spellings

  /// Whether a block is a break between two parts of a text: whatever its marks, and how many. Below a paragraph a line of dashes makes a
  /// heading of it.
  private func breaksText(_ number: Int) -> Bool {
    guard blocks[number].kind == .rule, let mark = text[blocks[number].range].first(where: { !$0.isWhite }),
      "*-_".utf8.contains(mark)
    else { return false }
    guard number > 0, blocks[number - 1].kind == .paragraph, blocks[number].isUnderline(in: text) else {
      return true
    }
    return text[blocks[number - 1].range.upperBound..<blocks[number].range.lowerBound].hasBlankLine
  }

  /// Whether a block is the line below a heading: how many marks it has says nothing.
  private func underlines(_ number: Int) -> Bool {
    number > 0 && blocks[number].kind == .rule && blocks[number - 1].kind == .paragraph
      && blocks[number].isUnderline(in: text)
  }

  /// Whether a token is a backslash before a mark that means nothing by itself.
  private func isBackslashOnly(_ token: Token) -> Bool {
    let end = token.range.upperBound
    return token.range.count == 1 && text[token.range.lowerBound] == UInt8(ascii: "\\") && end < text.count
      && Self.plainMarks.contains(text[end]) && text.isEscaped(at: end) && mayBeSpelled
  }

  /// Marks that are no more with a backslash before them than without, wherever they stand within a line.
  private static let plainMarks = Set(".,;:'\"?%/=@".utf8)

  /// Whether the block has words, and no code in which every sign is what it is.
  private var mayBeSpelled: Bool {
    (blocks[block].kind.isRunningText || blocks[block].kind == .tableRow)
      && !text[blocks[block].range].contains(UInt8(ascii: "`"))
  }

  /// Whether a token is of the marks that may close a heading, which no page shows: the last word has them as a part of it.
  private mutating func endsHeading(_ token: Token) -> Bool {
    guard blocks[block].kind == .heading, let last = units.last, last.block == block, !last.isBreak else {
      return false
    }
    let content = text[blocks[block].content]
    let marks = content.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let start = content.endIndex - marks
    guard marks > 0, start > content.startIndex, text[start - 1].isWhite, token.range.lowerBound >= start
    else {
      return false
    }
    units[units.count - 1].range = last.range.covering(token.range)
    return true
  }

  /// Whether a token is of `&amp;` behind its sign, which stands for the sign alone.
  private func endsSpelling(_ token: Token) -> Bool {
    guard let last = units.last, last.block == block, !last.isBreak,
      text[last.range.lowerBound] == UInt8(ascii: "&"), last.range.upperBound == token.range.lowerBound,
      text[last.range.lowerBound...].starts(with: Self.ampersand), mayBeSpelled
    else { return false }
    // What is left may be the name of another sign.
    let rest = text[(last.range.lowerBound + Self.ampersand.count)...]
    return last.range.count < Self.ampersand.count && rest.first.map { $0.isWhite } ?? true
  }

  private static let ampersand = Array("&amp;".utf8)

  // MARK: Breaks

  /// The break between the last unit and a token that starts at `start`; nil where it goes on in one line or passage.
  private mutating func breakSymbol(before start: Int) -> UInt32? {
    guard let last = units.last else {
      let indent = indentation(before: start, from: 0)
      return indent == 0 ? nil : symbols.symbol("\n" + String(repeating: " ", count: indent))
    }
    let gap = text[last.range.upperBound..<start]
    guard gap.contains(UInt8(ascii: "\n")) else { return nil }
    if last.block == block {
      if blocks[block].kind == .code || blocks[block].kind == .frontMatter {
        return symbols.symbol(gap.withoutBlanksAtLineEnds)
      }
      return hardBreak(in: gap)
    }
    if blocks[block].goesOn { return hardBreak(in: gap) }
    let indent = indentation(before: start, from: gap.startIndex)
    let isBlank = gap.hasBlankLine || blocks[last.block].isApart(from: blocks[block], in: text)
    if isBlank, indent == 0 { return Vocabulary.paragraphBreak }
    return symbols.symbol((isBlank ? "\n\n" : "\n") + String(repeating: " ", count: indent))
  }

  /// How far the line is indented that a token opens: within items and notes how deep it stands, in code by columns.
  private func indentation(before start: Int, from: Int) -> Int {
    guard blocks[block].kind == .code || blocks[block].kind == .frontMatter else {
      return blocks[block].depth * 2
    }
    let lineStart = text[from..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? from
    return text[lineStart..<start].prefix(while: \.isWhite).reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
  }

  /// The break that an author asks for at the end of a line.
  private mutating func hardBreak(in gap: ArraySlice<UInt8>) -> UInt32? {
    HardBreak.isFirst(in: gap.startIndex..<gap.endIndex, of: text) ? symbols.symbol("  \n") : nil
  }

  /// The backslash that asks for a break is a part of it, as two spaces are.
  private mutating func takeBackslash(of symbol: UInt32) {
    guard let last = units.last, symbol == symbols.symbol("  \n"), text[last.range].elementsEqual("\\".utf8),
      text[last.range.upperBound] == UInt8(ascii: "\n") || text[last.range.upperBound] == 0x0D
    else { return }
    units.removeLast()
  }

  // MARK: Quotations

  /// Whether a token is the `>` before a line that goes on with the sentence of the line before.
  private func repeatsQuote(_ token: Token) -> Bool {
    guard blocks[block].goesOn, token.kind == .structure, text[token.range.lowerBound] == UInt8(ascii: ">")
    else {
      return false
    }
    return text[blocks[block].range.lowerBound..<token.range.lowerBound].allSatisfy {
      $0.isWhite || $0 == UInt8(ascii: ">")
    }
  }
}

extension ArraySlice<UInt8> {
  /// White space without that before the end of a line, which no reader sees.
  fileprivate var withoutBlanksAtLineEnds: [UInt8] {
    reduce(into: []) { kept, byte in
      if byte == 0x0A { while let last = kept.last, last != 0x0A { kept.removeLast() } }
      kept.append(byte)
    }
  }
}

extension Token {
  /// The same from an earlier byte on, where there is one.
  fileprivate func beginning(at start: Int?) -> Token {
    start.map { Token(start: $0, end: range.upperBound, symbol: symbol, kind: kind) } ?? self
  }
}
