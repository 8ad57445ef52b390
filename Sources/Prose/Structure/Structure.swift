/// What a text comes to as Markdown, as far as a merge could break it.
struct Structure {
  /// How many blocks of each kind there are.
  private(set) var counts: [Block.Kind: Int] = [:]
  /// Labels of footnotes that are referred to and nowhere defined.
  private(set) var undefinedFootnotes: Set<ArraySlice<UInt8>> = []
  /// Labels that are defined more than once.
  private(set) var doubledFootnotes: Set<ArraySlice<UInt8>> = []
  /// Rows of a table with more or fewer cells than its first.
  private(set) var raggedRows = 0

  init(of text: [UInt8]) {
    var vocabulary = Vocabulary()
    let lines = Lines(text, &vocabulary)
    let blocks = BlockScanner.blocks(of: text, lineStarts: lines.starts)
    for block in blocks { counts[block.kind, default: 0] += 1 }
    countRaggedRows(blocks, text)
    collectFootnotes(blocks, text)
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

  private mutating func collectFootnotes(_ blocks: [Block], _ text: [UInt8]) {
    var defined: Set<ArraySlice<UInt8>> = []
    var used: Set<ArraySlice<UInt8>> = []
    for block in blocks where block.kind != .code {
      if block.kind == .footnote, let close = text[block.prefix].firstIndex(of: UInt8(ascii: "]")) {
        let label = text[block.range.lowerBound..<close].drop { $0 != UInt8(ascii: "^") }
        if !defined.insert(label).inserted { doubledFootnotes.insert(label) }
      }
      for atom in Atoms.ranges(in: text, block.content) where text[atom].starts(with: "[^".utf8) {
        used.insert(text[atom.lowerBound + 1..<atom.upperBound - 1])
      }
    }
    undefinedFootnotes = used.subtracting(defined)
  }
}

extension ArraySlice<UInt8> {
  /// Whether two newlines stand here with nothing but white space between them.
  fileprivate var hasBlankLine: Bool { count { $0 == UInt8(ascii: "\n") } > 1 }
}
