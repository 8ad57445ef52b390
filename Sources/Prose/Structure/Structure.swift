/// What a text comes to as Markdown, as far as a merge could break it.
struct Structure {
  /// How many blocks of each kind there are.
  private(set) var counts: [Block.Kind: Int] = [:]
  /// Rows of a table with more or fewer cells than its first.
  private(set) var raggedRows = 0

  init(of text: [UInt8]) {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    for block in blocks { counts[block.kind, default: 0] += 1 }
    countRaggedRows(blocks, text)
  }

  private mutating func countRaggedRows(_ blocks: [Block], _ text: [UInt8]) {
    var cells: Int?
    for (index, block) in blocks.enumerated() {
      guard block.kind == .tableRow else {
        cells = nil
        continue
      }
      let isNext =
        index > 0 && !text[blocks[index - 1].range.upperBound..<block.range.lowerBound].hasBlankLine
      let count = MarkdownLine(text, block.range).pipes
      if isNext, let cells, cells != count { raggedRows += 1 }
      if !isNext || cells == nil { cells = count }
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether two newlines stand here.
  var hasBlankLine: Bool { count { $0 == UInt8(ascii: "\n") } > 1 }
}
