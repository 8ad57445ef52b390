/// The lists of a text: which items are of one, which of them have a number, and which are the first.
struct OrderedLists {
  private struct List: Equatable {
    let indent: Int
    /// What stands behind its numbers; nil for bullets.
    let delimiter: UInt8?
    let number: Int
    /// Whether it stands behind the `>` of a quotation.
    var isQuoted = false
  }

  /// The number and sign of each item of a quotation, by its block: each line of one is a block.
  private var quotedMarks: [Int: Range<Int>] = [:]

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
      } else if block.kind == .quote {
        takeQuoted(index, block, in: text)
        open.removeAll { !$0.isQuoted && $0.indent >= indent }
      } else {
        open.removeAll { $0.isQuoted || $0.indent >= indent }
      }
    }
  }

  func isNumbered(_ block: Int) -> Bool { lists[block]?.delimiter != nil }

  /// Whether the number of a block shows on a page: those behind it are counted from it.
  func isFirst(_ block: Int) -> Bool { first.contains(block) }

  /// The number of the list that a block is an item of; nil for no item, and for one of a quotation.
  func list(of block: Int) -> Int? { lists[block].flatMap { $0.isQuoted ? nil : $0.number } }

  /// The number and sign that open an item of a quotation, in bytes; nil for any other block.
  func quotedMark(of block: Int) -> Range<Int>? { quotedMarks[block] }

  /// A line of a quotation: an item of a numbered list in it, or what goes on with one or ends it.
  private mutating func takeQuoted(_ index: Int, _ block: Block, in text: [UInt8]) {
    let words = text[block.range].drop { $0.isWhite || $0 == UInt8(ascii: ">") }
    let indent = words.startIndex - block.range.lowerBound
    let digits = words.prefix { (0x30...0x39).contains($0) }
    let rest = words.dropFirst(digits.count)
    guard !block.goesOn, !digits.isEmpty, digits.count <= 9, let sign = rest.first,
      sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"), rest.dropFirst().first.map(\.isWhite) ?? true
    else {
      if !block.goesOn { open.removeAll { $0.isQuoted && $0.indent >= indent } }
      return
    }
    quotedMarks[index] = words.startIndex..<rest.startIndex + 1
    take(index, indent, sign, isQuoted: true)
  }

  private mutating func take(_ index: Int, _ indent: Int, _ delimiter: UInt8?, isQuoted: Bool = false) {
    open.removeAll { $0.isQuoted != isQuoted ? !isQuoted : $0.indent > indent }
    if let list = open.last, list.isQuoted == isQuoted, list.indent == indent, list.delimiter == delimiter {
      lists[index] = list
      return
    }
    open.removeAll { $0.isQuoted == isQuoted && $0.indent == indent }
    let list = List(indent: indent, delimiter: delimiter, number: count, isQuoted: isQuoted)
    count += 1
    open.append(list)
    lists[index] = list
    if delimiter != nil { first.insert(index) }
  }
}
