/// Which items of a text have a number, and which of those are the first of their list.
struct OrderedLists {
  private var numbered: Set<Int> = []
  private var first: Set<Int> = []
  /// The lists that the next block may go on with, outermost first.
  private var open: [(indent: Int, isNumbered: Bool)] = []

  init(_ blocks: [Block], in text: [UInt8]) {
    for (index, block) in blocks.enumerated() {
      let indent = text[block.range].prefix(while: \.isWhite).count
      if block.kind == .item {
        let mark = text[block.range.lowerBound + indent]
        take(index, indent, isNumbered: (0x30...0x39).contains(mark))
      } else {
        open.removeAll { $0.indent >= indent }
      }
    }
  }

  func isNumbered(_ block: Int) -> Bool { numbered.contains(block) }

  /// Whether the number of a block shows on a page: those behind it are counted from it.
  func isFirst(_ block: Int) -> Bool { first.contains(block) }

  private mutating func take(_ index: Int, _ indent: Int, isNumbered: Bool) {
    if isNumbered { numbered.insert(index) }
    open.removeAll { $0.indent > indent }
    if let list = open.last, list.indent == indent, list.isNumbered == isNumbered { return }
    open.removeAll { $0.indent == indent }
    open.append((indent, isNumbered))
    if isNumbered { first.insert(index) }
  }
}
