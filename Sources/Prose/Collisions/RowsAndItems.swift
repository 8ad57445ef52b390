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
      return Touched(index: index, blocks: around, changesHeads: changesHeads(hunks[index]))
    }
    guard touched.contains(where: \.changesHeads) else { return [] }
    var found: [(Int, Int)] = []
    var open: [Touched] = []
    var bytes = 0
    for next in touched.sorted(by: { $0.blocks.lowerBound < $1.blocks.lowerBound }) {
      open.removeAll { $0.blocks.upperBound <= next.blocks.lowerBound }
      for one in open where one.changesHeads || next.changesHeads {
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

  /// Whether both together leave rows of another width, or items of another kind, that neither leaves alone.
  private func excludeEachOther(_ pair: [Hunk], in window: Range<Int>) -> Bool {
    guard let both = made(of: window, by: pair) else { return false }
    let alone = pair.compactMap { made(of: window, by: [$0])?.misfits }
    let before = Structure(of: Array(text[window])).misfits
    return alone.count == 2 && both.misfits > max(alone[0], alone[1], alone[0] + alone[1] - before)
  }

  /// How many rows or items do not fit their tables and lists without a hunk and with it; nil where it is none of this text.
  func misfits(with hunk: Hunk) -> (before: Int, after: Int)? {
    let window = bytes(of: wholeRuns(around: hunk.range), with: [hunk])
    return made(of: window, by: [hunk]).map { (Structure(of: Array(text[window])).misfits, $0.misfits) }
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
