/// What goes when words are deleted: they, marks that would have nothing left between them, and one of the spaces around.
struct Deletion {
  let text: [UInt8]
  var range: Range<Int>
  /// What stays of the range: marks that belong to words outside it.
  private(set) var rest: [UInt8] = []
  /// The pairs of marks of which one half stands before the range and one behind.
  private var around: [InlinePairs.Pair] = []

  init(of range: Range<Int>, in text: [UInt8]) {
    self.text = text
    self.range = range
    takeMarks()
    takeStroke()
    let pairs = InlinePairs(around: self.range, in: text)
    around = pairs.pairs.filter { [range = self.range] in
      $0.open.upperBound <= range.lowerBound && range.upperBound <= $0.close.lowerBound
    }
    let halves = pairs.halves(in: self.range)
    rest = (halves.closing + halves.opening).flatMap { text[$0] }
    if !halves.closing.isEmpty { takeSpaceBefore(from: 0) }
    if !halves.opening.isEmpty { takeSpaceBehind(upTo: text.count) }
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    guard let index = blocks.firstIndex(where: { $0.range.contains(self.range.lowerBound) }) else { return }
    let block = blocks[index]
    if block.kind == .tableRow, takeRows(blocks) { return }
    if rest.isEmpty,
      let last = blocks.indices[index...].last(where: { blocks[$0].range.contains(self.range.upperBound - 1) }
      ),
      blocks[last].goesOn, last > index
    {
      takeLines(index...last, of: blocks)
      return
    }
    guard block.kind != .code, rest.isEmpty, self.range.upperBound <= block.range.upperBound else { return }
    let isAtStart = text[start(of: block)..<max(start(of: block), self.range.lowerBound)].allSatisfy(
      \.isWhite)
    let isAtEnd = text[self.range.upperBound..<block.range.upperBound].allSatisfy(\.isWhite)
    switch (isAtStart, isAtEnd) {
    case (true, true): takeBlock(index, of: blocks)
    case (true, false)
    where index > 0 && closes(at: self.range.upperBound)
      && block.goesOn:
      self.range = blocks[index - 1].range.upperBound..<self.range.upperBound
    case (true, false): takeSpaceBehind(upTo: block.range.upperBound)
    case (false, true): takeSpaceBefore(from: block.contentStart)
    case (false, false): takeOneSpace(in: block.content)
    }
  }

  /// Where the words of a block begin: behind the box of a task.
  private func start(of block: Block) -> Int {
    let start = block.contentStart
    let boxes = ["[ ]", "[x]", "[X]"]
    let isTask = block.kind == .item && boxes.contains { text[start...].starts(with: $0.utf8) }
    return isTask && start + 3 < text.count && text[start + 3].isWhite ? start + 4 : start
  }

  /// All words of some rows: the rows go whole, and with all rows the table. A head without words stays, for below it there are others.
  private mutating func takeRows(_ blocks: [Block]) -> Bool {
    let touched = blocks.indices.filter { blocks[$0].range.overlaps(range) }
    guard let first = touched.first, let last = touched.last,
      touched.allSatisfy({ blocks[$0].kind == .tableRow })
    else { return false }
    let start = min(range.lowerBound, blocks[first].contentStart)
    let left =
      text[start..<range.lowerBound]
      + text[range.upperBound..<max(range.upperBound, blocks[last].range.upperBound)]
    guard left.allSatisfy({ $0.isWhite || $0 == UInt8(ascii: "|") }) else { return false }
    func isRow(_ index: Int) -> Bool { blocks.indices.contains(index) && blocks[index].kind == .tableRow }
    if isRow(first - 1) {
      range = blocks[first - 1].range.upperBound..<blocks[last].range.upperBound
      rest = []
      return true
    }
    guard !isRow(last + 1) else { return false }
    takeBlocks(first...last, of: blocks)
    rest = []
    return true
  }

  /// Words that go over several lines of a quotation, whose paragraph goes on over them.
  private mutating func takeLines(_ lines: ClosedRange<Int>, of blocks: [Block]) {
    let (first, last) = (blocks[lines.lowerBound], blocks[lines.upperBound])
    let start = max(first.contentStart, range.lowerBound)
    let isAtEnd = text[range.upperBound..<last.range.upperBound].allSatisfy(\.isWhite)
    let goesOn = lines.upperBound + 1 < blocks.count && blocks[lines.upperBound + 1].goesOn
    guard text[first.contentStart..<start].allSatisfy(\.isWhite) else {
      takeOneSpace(in: first.contentStart..<last.range.upperBound)
      return
    }
    switch (isAtEnd, goesOn) {
    case (true, false) where first.goesOn:
      range = blocks[lines.lowerBound - 1].range.upperBound..<last.range.upperBound
    case (true, false): takeBlocks(lines, of: blocks)
    case (true, true): range = start..<blocks[lines.upperBound + 1].contentStart
    case (false, _) where first.goesOn && closes(at: range.upperBound):
      range = blocks[lines.lowerBound - 1].range.upperBound..<range.upperBound
      takeSeparator()
    case (false, _):
      range = start..<range.upperBound
      takeSpaceBehind(upTo: last.range.upperBound)
    }
  }

  // MARK: Marks

  /// Takes pairs of marks along, and a link with its address, that stand around the words and nothing else.
  private mutating func takeMarks() {
    while range.lowerBound > 0, range.upperBound < text.count {
      let (before, behind) = (text[range.lowerBound - 1], text[range.upperBound])
      if before == UInt8(ascii: "["), behind == UInt8(ascii: "]"),
        let end = endOfLink(behind: range.upperBound)
      {
        let isImage = range.lowerBound > 1 && text[range.lowerBound - 2] == UInt8(ascii: "!")
        range = range.lowerBound - (isImage ? 2 : 1)..<end
      } else if before == behind, Set("*_`~".utf8).contains(before) {
        range = range.lowerBound - 1..<range.upperBound + 1
      } else if before == UInt8(ascii: "("), behind == UInt8(ascii: ")") {
        range = range.lowerBound - 1..<range.upperBound + 1
      } else if let quotes = Self.quotes.first(where: { stand($0, around: range) }) {
        range = range.lowerBound - quotes.open.count..<range.upperBound + quotes.close.count
      } else {
        return
      }
    }
  }

  private func stand(_ quotes: (open: [UInt8], close: [UInt8]), around range: Range<Int>) -> Bool {
    text[..<range.lowerBound].suffix(quotes.open.count).elementsEqual(quotes.open)
      && text[range.upperBound...].starts(with: quotes.close)
  }

  private static let quotes: [(open: [UInt8], close: [UInt8])] = [
    ("\"", "\""), ("“", "”"), ("„", "”"), ("„", "“"), ("‘", "’"), ("«", "»"), ("»", "«"), ("‹", "›"),
    ("(", ")"),
  ].flatMap { open, close in
    // In French a space stands inside them.
    ["", "\u{A0}", "\u{202F}", " "].map { (Array((open + $0).utf8), Array(($0 + close).utf8)) }
  }

  private func endOfLink(behind close: Int) -> Int? {
    Atoms.ranges(in: text, close..<min(text.count, close + 2_000)).first { $0.lowerBound == close + 1 }?
      .upperBound
  }

  /// Of two words with a stroke between them, as in "he/she", one is left without it.
  private mutating func takeStroke() {
    let stroke = UInt8(ascii: "/")
    func isPart(_ index: Int) -> Bool { text.indices.contains(index) && !text[index].isMark }
    let (start, end) = (range.lowerBound, range.upperBound)
    guard start < end, !isPart(start - 1), !isPart(end) else { return }
    let isBefore = start > 1 && text[start - 1] == stroke && isPart(start - 2)
    let isBehind = end + 1 < text.count && text[end] == stroke && isPart(end + 1)
    if isBehind {
      range = start..<end + 1
    } else if isBefore {
      range = start - 1..<end
    }
  }

  // MARK: Spaces

  /// The whole block with its mark, and the lines between it and the next, or else the one before.
  private mutating func takeBlock(_ index: Int, of blocks: [Block]) {
    guard blocks[index].kind != .tableRow, blocks[index].kind != .frontMatter else { return }
    takeBlocks(index...index, of: blocks)
  }

  private mutating func takeBlocks(_ taken: ClosedRange<Int>, of blocks: [Block]) {
    let (first, last) = (taken.lowerBound, taken.upperBound)
    if last + 1 < blocks.count {
      range = blocks[first].range.lowerBound..<blocks[last + 1].range.lowerBound
    } else if first > 0 {
      range = blocks[first - 1].range.upperBound..<blocks[last].range.upperBound
    } else {
      range = blocks[first].range.lowerBound..<blocks[last].range.upperBound
    }
  }

  private mutating func takeSpaceBehind(upTo end: Int) {
    while range.upperBound < end, text[range.upperBound].isWhite {
      range = range.lowerBound..<range.upperBound + 1
    }
  }

  mutating func takeSpaceBefore(from start: Int) {
    while range.lowerBound > start, text[range.lowerBound - 1].isWhite {
      range = range.lowerBound - 1..<range.upperBound
    }
  }

  /// Of the spaces on both sides, the one that would stand double or before a mark that wants none. A line's end stays.
  private mutating func takeOneSpace(in content: Range<Int>) {
    let before = text[content.lowerBound..<range.lowerBound].reversed().prefix(while: \.isWhite).count
    let behind = text[range.upperBound..<content.upperBound].prefix(while: \.isWhite).count
    let gaps = (
      text[range.lowerBound - before..<range.lowerBound], text[range.upperBound..<range.upperBound + behind]
    )
    if before > 0, behind > 0 {
      if gaps.0.contains(UInt8(ascii: "\n")), !gaps.1.contains(UInt8(ascii: "\n")) {
        takeSpaceBehind(upTo: content.upperBound)
      } else {
        takeSpaceBefore(from: content.lowerBound)
        takeDash()
      }
    } else if before > 0, closes(at: range.upperBound) {
      takeSpaceBefore(from: content.lowerBound)
      takeSeparator()
      takeLastDash(from: content.lowerBound)
    } else if behind > 0, opens(before: range.lowerBound) {
      takeSpaceBehind(upTo: content.upperBound)
    } else if let fixed = fixedSpace(before: range.lowerBound), fixedSpace(behind: range.upperBound) != nil {
      range = range.lowerBound - fixed..<range.upperBound
    } else if before == 0, behind == 0 {
      takeWideSeparator()
      takeDash()
      takeLastDash(from: content.lowerBound)
    }
  }

  /// The bytes of a space that no line breaks at, where one stands before a place.
  private func fixedSpace(before index: Int) -> Int? {
    Self.fixedSpaces.first { text[..<index].suffix($0.count).elementsEqual($0) }?.count
  }

  private func fixedSpace(behind index: Int) -> Int? {
    Self.fixedSpaces.first { text[index...].starts(with: $0) }?.count
  }

  private static let fixedSpaces = ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}"].map { Array($0.utf8) }

  /// Of a comma before and the mark behind one is left, the one behind where that ends more.
  private mutating func takeSeparator() {
    for mark in Self.separators where text[..<range.lowerBound].suffix(mark.count).elementsEqual(mark) {
      if text[range.upperBound...].starts(with: mark) {
        range = range.lowerBound..<range.upperBound + mark.count
      } else if Self.ends.contains(where: { text[range.upperBound...].starts(with: $0) }),
        mark != [UInt8(ascii: ";")]
      {
        range = range.lowerBound - mark.count..<range.upperBound
      }
      return
    }
  }

  /// The same in a script that puts no spaces between words.
  private mutating func takeWideSeparator() {
    if Self.wide.contains(where: { text[..<range.lowerBound].suffix($0.count).elementsEqual($0) }) {
      takeSeparator()
    }
  }

  private static let wide = ["、", "，", "；"].map { Array($0.utf8) }
  private static let separators = [",", ";", "،", "؛"].map { Array($0.utf8) } + wide
  static let ends = [".", ";", ":", "!", "?", "؛", "؟", "۔", "。", "！", "？", "；"].map {
    Array($0.utf8)
  }

  /// Whether a mark stands there that no space stands before: the second half of a pair, a comma, a full stop, a bracket that closes, the
  /// number of a note.
  private func closes(at index: Int) -> Bool {
    if around.contains(where: { $0.close.lowerBound == index }) { return true }
    let rest = text[index...]
    // A line that its author ended goes on ending there.
    if ["\\\n", "\\\r"].contains(where: { rest.starts(with: $0.utf8) }) { return true }
    return [
      ".", ",", ";", ":", "!", "?", ")", "]", "}", "…", "”", "’", "»", "›", "،", "؛", "؟", "۔", "[^",
      "\u{A0}", "\u{202F}",
    ]
    .contains { rest.starts(with: $0.utf8) }
  }

  /// Whether a mark stands before that no space stands behind: the first half of a pair, a bracket or a quotation mark that opens.
  private func opens(before index: Int) -> Bool {
    if around.contains(where: { $0.open.upperBound == index }) { return true }
    let head = text[..<index]
    return ["(", "[", "{", "“", "„", "‘", "«", "‹", "\u{A0}", "\u{202F}"].contains { mark in
      head.reversed().starts(with: mark.utf8.reversed())
    }
  }
}
