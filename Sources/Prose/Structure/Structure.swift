/// What a text comes to as Markdown, as far as a merge could break it.
struct Structure {
  /// How many blocks of each kind there are.
  private(set) var counts: [Block.Kind: Int] = [:]
  /// Rows of a table with more or fewer cells than its first, rows that stand under no head, and other blocks with a mark that may be left of
  /// a row.
  private(set) var raggedRows = 0
  /// Items whose mark is of another kind than that of the item before them, a number behind bullets: two lists to a reader.
  private(set) var partedItems = 0
  /// What the first row of each table says of the others, how many cells they have; and the first item of each list, whether they are
  /// numbered.
  private(set) var heads: [Int] = []

  init(of text: [UInt8]) {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    for block in blocks { counts[block.kind, default: 0] += 1 }
    countRaggedRows(blocks, text)
    countPartedItems(blocks, text)
  }

  private mutating func countRaggedRows(_ blocks: [Block], _ text: [UInt8]) {
    func isRow(_ index: Int, behind last: Int) -> Bool {
      index < blocks.count && blocks[index].kind == .tableRow
        && !text[blocks[last].range.upperBound..<blocks[index].range.lowerBound].hasBlankLine
    }
    var cells: Int?
    for (index, block) in blocks.enumerated() {
      guard block.kind == .tableRow else {
        cells = nil
        if block.kind.isRunningText, text[block.content].contains(UInt8(ascii: "|")) { raggedRows += 1 }
        continue
      }
      let count = MarkdownLine(text, block.range).pipes
      if let cells, isRow(index, behind: index - 1) {
        if cells != count { raggedRows += 1 }
        continue
      }
      cells = count
      heads.append(count)
      let hasHead =
        isRow(index + 1, behind: index) && MarkdownLine(text, blocks[index + 1].content).isTableDelimiter
      if !hasHead { raggedRows += 1 }
    }
  }

  private mutating func countPartedItems(_ blocks: [Block], _ text: [UInt8]) {
    // Of each depth, whether the list that is open there is numbered.
    var open: [Int: Bool] = [:]
    for block in blocks {
      open = open.filter { $0.key <= block.depth }
      guard block.kind == .item else {
        if block.depth == 0 { open = [:] }
        continue
      }
      let isNumbered = text[block.prefix].contains { (0x30...0x39).contains($0) }
      if let last = open[block.depth] {
        if last != isNumbered { partedItems += 1 }
      } else {
        heads.append(isNumbered ? -1 : -2)
      }
      open[block.depth] = isNumbered
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether two newlines stand here.
  var hasBlankLine: Bool { count { $0 == UInt8(ascii: "\n") } > 1 }
}
