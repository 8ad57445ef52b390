/// Cuts Markdown into blocks, a line at a time.
///
/// Finer than a Markdown parser and without its nesting: every list item, table row and front-matter key is a
/// block, so that a merge can keep one whole while its neighbour changes. It never fails; what it does not know
/// is a paragraph.
struct BlockScanner {
  private let text: [UInt8]
  private var starts: [Int]
  private var blocks: [Block] = []
  /// The block that the next line may continue.
  private var open: (kind: Block.Kind, firstLine: Int, contentStart: Int)?
  private var fence: (mark: UInt8, length: Int)?
  /// Where the front matter ends; 0 where there is none.
  private let textStart: Int
  private var isInTable = false
  private var isAfterItem = false

  /// The blocks of a text, given where its lines begin (and the text ends).
  static func blocks(of text: [UInt8], lineStarts starts: [Int]) -> [Block] {
    var scanner = BlockScanner(text: text, starts: starts)
    for line in 0..<starts.count - 1 { scanner.take(line) }
    scanner.close(before: starts.count - 1)
    return scanner.blocks
  }

  private init(text: [UInt8], starts: [Int]) {
    self.text = text
    self.starts = starts
    textStart = FrontMatter(text).length
    // A byte order mark is no part of the first block, or a heading behind it would be none.
    if text.startsWithByteOrderMark { self.starts[0] = [UInt8].byteOrderMark.count }
  }

  private mutating func take(_ number: Int) {
    let line = MarkdownLine(text, starts[number]..<starts[number + 1])
    if takeFrontMatter(line, number) || takeFence(line, number) { return }
    if line.isBlank {
      if open?.kind == .code { return }
      close(before: number)
      isInTable = false
      return
    }
    let start = line.start
    if line.pipes > 0, isInTable || line.startsWithPipe || nextIsDelimiter(number) {
      isInTable = true
      begin(.tableRow, number, start)
      return
    }
    isInTable = false
    if line.indent >= 4, !isAfterItem, open == nil || open?.kind == .code {
      if open == nil { begin(.code, number, start) }
      return
    }
    if let marker = line.marker {
      begin(marker.kind, number, marker.contentStart)
      isAfterItem = marker.kind == .item
    } else if let open, open.kind.isRunningText, open.kind != .heading {
      return
    } else {
      begin(.paragraph, number, line.textStart)
      if line.indent == 0 { isAfterItem = false }
    }
  }

  /// In front matter the fences are rules; a key and the lines that belong to it are a block.
  private mutating func takeFrontMatter(_ line: MarkdownLine, _ number: Int) -> Bool {
    guard starts[number] < textStart else { return false }
    if number == 0 || starts[number + 1] >= textStart {
      begin(.rule, number, line.start)
    } else if !line.isBlank, line.indent == 0, !line.startsWithDash || open?.kind != .frontMatter {
      begin(.frontMatter, number, line.start)
    }
    return true
  }

  private mutating func takeFence(_ line: MarkdownLine, _ number: Int) -> Bool {
    if let fence {
      if let other = line.fence, other.mark == fence.mark, other.length >= fence.length, other.isBare {
        self.fence = nil
        close(before: number + 1)
      }
      return true
    }
    guard let opening = line.fence else { return false }
    begin(.code, number, line.start)
    fence = (opening.mark, opening.length)
    return true
  }

  private func nextIsDelimiter(_ number: Int) -> Bool {
    number + 2 < starts.count && MarkdownLine(text, starts[number + 1]..<starts[number + 2]).isTableDelimiter
  }

  private mutating func begin(_ kind: Block.Kind, _ line: Int, _ contentStart: Int) {
    close(before: line)
    open = (kind, line, contentStart)
  }

  private mutating func close(before line: Int) {
    guard let block = open else { return }
    var end = starts[line]
    while end > starts[block.firstLine], text[end - 1].isWhite { end -= 1 }
    blocks.append(
      Block(
        kind: block.kind, range: starts[block.firstLine]..<end,
        contentStart: min(block.contentStart, end)))
    open = nil
  }
}
