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
  private var open: (kind: Block.Kind, firstLine: Int, contentStart: Int, depth: Int, goesOn: Bool)?
  private var around: OpenBlocks
  /// Where the front matter ends; 0 where there is none.
  private let textStart: Int

  /// The blocks of a text, given where its lines begin (and the text ends).
  static func blocks(of source: [UInt8], lineStarts: [Int]) -> [Block] {
    let text = source.withLineFeeds
    let starts = text == source ? lineStarts : Lines.starts(of: text)
    var scanner = BlockScanner(text: text, starts: starts)
    for line in 0..<starts.count - 1 { scanner.take(line) }
    scanner.close(before: starts.count - 1)
    return scanner.blocks
  }

  private init(text: [UInt8], starts: [Int]) {
    self.text = text
    self.starts = starts
    around = OpenBlocks(text)
    textStart = FrontMatter(text).length
    // A byte order mark is no part of the first block, or a heading behind it would be none.
    if text.startsWithByteOrderMark { self.starts[0] = [UInt8].byteOrderMark.count }
  }

  private mutating func take(_ number: Int) {
    if takeFrontMatter(number) { return }
    let next = number + 2 < starts.count ? starts[number + 1]..<starts[number + 2] : nil
    switch around.read(starts[number]..<starts[number + 1], next: next) {
    case .blank: if open?.kind != .code { close(before: number) }
    case .goesOn: return
    case .begins(let kind, let contentStart, let depth, let goesOn):
      begin(kind, number, contentStart, depth: depth, goesOn: goesOn)
    case .code: if open?.kind != .code { begin(.code, number, starts[number]) }
    case .closesCode:
      if open?.kind != .code { begin(.code, number, starts[number]) }
      close(before: number + 1)
    }
  }

  /// In front matter the fences are rules; a key and the lines that belong to it are a block.
  private mutating func takeFrontMatter(_ number: Int) -> Bool {
    guard starts[number] < textStart else { return false }
    let line = MarkdownLine(text, starts[number]..<starts[number + 1])
    if number == 0 || starts[number + 1] >= textStart {
      begin(.rule, number, line.start)
    } else if !line.isBlank, line.indent == 0, !line.startsWithDash || open?.kind != .frontMatter {
      begin(.frontMatter, number, line.start)
    }
    return true
  }

  private mutating func begin(
    _ kind: Block.Kind, _ line: Int, _ contentStart: Int, depth: Int = 0, goesOn: Bool = false
  ) {
    close(before: line)
    open = (kind, line, contentStart, depth, goesOn)
  }

  private mutating func close(before line: Int) {
    guard let block = open else { return }
    var end = starts[line]
    while end > starts[block.firstLine], text[end - 1].isWhite { end -= 1 }
    blocks.append(
      Block(
        kind: block.kind, range: starts[block.firstLine]..<end,
        contentStart: min(block.contentStart, end), goesOn: block.goesOn, depth: block.depth))
    open = nil
  }
}
