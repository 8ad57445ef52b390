/// The lists of a text: which items are of one, which of them have a number, and which are the first.
struct OrderedLists {
  private struct List: Equatable {
    let indent: Int
    /// What stands behind its numbers; nil for bullets.
    let delimiter: UInt8?
    let number: Int
  }

  /// The list of each item, by its block.
  private var lists: [Int: List] = [:]
  private var first: Set<Int> = []
  /// The lists that the next block may go on with, outermost first.
  private var open: [List] = []
  private var count = 0

  init(_ blocks: [Block], in text: [UInt8]) {
    for (index, block) in blocks.enumerated() {
      let indent = text[block.range].prefix(while: \.isWhite).count
      if block.kind == .item {
        let mark = text[block.range.lowerBound + indent..<block.contentStart]
        let delimiter = mark.first { !(0x30...0x39).contains($0) }
        take(index, indent, mark.first == delimiter ? nil : delimiter)
      } else {
        open.removeAll { $0.indent >= indent }
      }
    }
  }

  func isNumbered(_ block: Int) -> Bool { lists[block]?.delimiter != nil }

  /// Whether the number of a block shows on a page: those behind it are counted from it.
  func isFirst(_ block: Int) -> Bool { first.contains(block) }

  /// The number of the list that a block is an item of; nil for no item.
  func list(of block: Int) -> Int? { lists[block]?.number }

  private mutating func take(_ index: Int, _ indent: Int, _ delimiter: UInt8?) {
    open.removeAll { $0.indent > indent }
    if let list = open.last, list.indent == indent, list.delimiter == delimiter {
      lists[index] = list
      return
    }
    open.removeAll { $0.indent == indent }
    let list = List(indent: indent, delimiter: delimiter, number: count)
    count += 1
    open.append(list)
    lists[index] = list
    if delimiter != nil { first.insert(index) }
  }
}
