/// The tables and lists of a text, and hunks that change how many cells all rows have, or whether all items are numbered: a column of one and
/// a row of another leave rows with more or fewer cells than their head, or with cells in the wrong column; a bullet behind numbers is a
/// list of its own.
struct RowsAndItems {
  /// With more bytes than this to read, two hunks of one table or list are taken to exclude each other, unseen.
  private static let mostBytes = 20_000_000

  private struct Touched {
    let index: Int
    /// The blocks that it touches, with all of each table and list.
    let blocks: Range<Int>
    let changesHeads: Bool
    /// Whether it is a move: what comes between its parts meanwhile may be left behind, or be parted.
    let isMove: Bool

    var mayMeet: Bool { changesHeads || isMove }
  }

  private let text: [UInt8]
  private let blocks: [Block]

  init(in text: [UInt8]) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  /// Which of some hunks exclude each other for the form of a table or list, by their index, each two once.
  static func meetings(of hunks: [Hunk], in text: [UInt8]) -> [(Int, Int)] {
    let candidates = hunks.indices.filter { hunks[$0].mayChangeRows }
    return candidates.count > 1 ? RowsAndItems(in: text).meetings(candidates, of: hunks) : []
  }

  private func meetings(_ candidates: [Int], of hunks: [Hunk]) -> [(Int, Int)] {
    let touched = candidates.compactMap { index -> Touched? in
      let around = wholeRuns(around: hunks[index].range)
      guard blocks[around].contains(where: isRowOrItem) else { return nil }
      let isMove = hunks[index].parts.count > 1
      return Touched(
        index: index, blocks: around, changesHeads: changesHeads(hunks[index]), isMove: isMove)
    }
    guard touched.contains(where: \.mayMeet) else { return [] }
    var found: [(Int, Int)] = []
    var open: [Touched] = []
    var bytes = 0
    for next in touched.sorted(by: { $0.blocks.lowerBound < $1.blocks.lowerBound }) {
      open.removeAll { $0.blocks.upperBound <= next.blocks.lowerBound }
      for one in open where one.mayMeet || next.mayMeet {
        let pair = [hunks[one.index], hunks[next.index]]
        let window = self.bytes(of: one.blocks.covering(next.blocks), with: pair)
        bytes += window.count
        if bytes > Self.mostBytes || excludeEachOther(pair, in: window) {
          found.append((one.index, next.index))
        }
      }
      open.append(next)
    }
    return found
  }

  /// Whether a hunk changes what the head of a table or list says of all its rows or items.
  func changesHeads(_ hunk: Hunk) -> Bool {
    // A table that moves leaves as many heads as there were, but not where it was.
    let parts = hunk.parts
    if parts.count > 1 { return parts.contains(where: changesHeads) }
    let around = wholeRuns(around: hunk.range)
    let touchesHead = around.contains { index in
      isRowOrItem(blocks[index]) && (index == 0 || blocks[index - 1].kind != blocks[index].kind)
        && blocks[index].range.lowerBound <= hunk.range.upperBound
        && hunk.range.lowerBound <= blocks[index].range.upperBound
    }
    guard touchesHead else { return false }
    let window = bytes(of: around, with: [hunk])
    let made = made(of: window, by: [hunk])
    return made.map { $0.heads != Structure(of: Array(text[window])).heads } ?? false
  }

  /// Whether both together leave rows of another width, items of another kind, or where one is a move more tables and lists, that neither
  /// leaves alone.
  private func excludeEachOther(_ pair: [Hunk], in window: Range<Int>) -> Bool {
    guard let both = made(of: window, by: pair) else { return false }
    let alone = pair.compactMap { made(of: window, by: [$0]) }
    let before = Structure(of: Array(text[window]))
    func isMore(_ number: (Structure) -> Int) -> Bool {
      let (one, other) = (number(alone[0]), number(alone[1]))
      return number(both) > max(one, other, one + other - number(before))
    }
    let isMove = pair.contains { $0.parts.count > 1 }
    return alone.count == 2 && (isMore(\.misfits) || isMove && isMore(\.heads.count))
  }

  /// What is counted of tables and lists.
  struct Form {
    /// Rows and items that do not fit.
    let misfits: Int
    /// Tables and lists.
    let runs: Int
    /// Blocks of any kind.
    let blocks: Int

    fileprivate init(_ structure: Structure) {
      (misfits, runs) = (structure.misfits, structure.heads.count)
      blocks = structure.counts.values.reduce(0, +)
    }
  }

  /// What stands before and behind a hunk, as far as it decides how the tables and lists read.
  func surroundings(of hunk: Hunk) -> [ArraySlice<UInt8>] {
    let window = bytes(of: wholeRuns(around: hunk.range), with: [hunk])
    return [
      text[window.lowerBound..<hunk.range.lowerBound], text[hunk.range],
      text[hunk.range.upperBound..<window.upperBound],
    ]
  }

  /// The tables and lists without a hunk and with it; nil where it is none of this text.
  func forms(with hunk: Hunk) -> (before: Form, after: Form)? {
    let window = bytes(of: wholeRuns(around: hunk.range), with: [hunk])
    guard let made = made(of: window, by: [hunk]) else { return nil }
    return (Form(Structure(of: Array(text[window]))), Form(made))
  }

  private func made(of window: Range<Int>, by hunks: [Hunk]) -> Structure? {
    hunks.flatMap(\.parts).map { $0.shifted(-window.lowerBound) }.applied(to: Array(text[window])).map {
      Structure(of: $0)
    }
  }

  /// The blocks that a range touches, with all rows and items of the tables and lists among and beside them, and the block behind: it may
  /// become a row.
  private func wholeRuns(around range: Range<Int>) -> Range<Int> {
    let touched = blocks.touching(range)
    var (start, end) = (touched.lowerBound, touched.upperBound)
    while start > 0, isRowOrItem(blocks[start - 1]) { start -= 1 }
    while end < blocks.count, isRowOrItem(blocks[end]) { end += 1 }
    return start..<min(end + 1, blocks.count)
  }

  private func isRowOrItem(_ block: Block) -> Bool {
    block.kind == .tableRow || block.kind == .item || block.depth > 0
  }

  /// The bytes of some blocks and hunks.
  private func bytes(of touched: Range<Int>, with hunks: [Hunk]) -> Range<Int> {
    let ranges = blocks[touched].map(\.range) + hunks.map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? 0..<0) { $0.covering($1) }
  }
}

extension Structure {
  fileprivate var misfits: Int { raggedRows + partedItems }
}

extension Hunk {
  /// Whether it has marks of a table's row, or a line that may begin with the mark of an item.
  var mayChangeRows: Bool {
    [old, new].contains { text in
      text.utf8.contains(UInt8(ascii: "|"))
        || text.utf8.split(separator: UInt8(ascii: "\n")).contains(where: Self.beginsItem)
    }
  }

  private static func beginsItem(_ line: Substring.UTF8View) -> Bool {
    let words = line.drop(while: \.isWhite)
    let digits = words.prefix { (0x30...0x39).contains($0) }.count
    let mark = words.dropFirst(digits)
    guard let first = mark.first, (digits == 0 ? "-*+" : ".)").utf8.contains(first) else { return false }
    return mark.dropFirst().first?.isWhite ?? true
  }
}
