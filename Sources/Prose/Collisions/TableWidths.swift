/// The tables of a text, and hunks that change how many cells their rows have: a column of one and a row of another leave rows with more
/// or fewer cells than their head, or with cells in the wrong column.
struct TableWidths {
  /// With more bytes than this to read, two hunks of one table are taken to exclude each other, unseen.
  private static let mostBytes = 20_000_000

  private struct Touched {
    let index: Int
    /// The blocks that it touches, with all of each table.
    let blocks: Range<Int>
    let changesColumns: Bool
  }

  private let text: [UInt8]
  private let blocks: [Block]

  init(in text: [UInt8]) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  /// Which of some hunks exclude each other for the width of a table, by their index, each two once.
  static func meetings(of hunks: [Hunk], in text: [UInt8]) -> [(Int, Int)] {
    let candidates = hunks.indices.filter { hunks[$0].mayChangeRows }
    return candidates.count > 1 ? TableWidths(in: text).meetings(candidates, of: hunks) : []
  }

  private func meetings(_ candidates: [Int], of hunks: [Hunk]) -> [(Int, Int)] {
    let touched = candidates.compactMap { index -> Touched? in
      let around = blocksWithTables(around: hunks[index].range)
      guard blocks[around].contains(where: { $0.kind == .tableRow }) else { return nil }
      return Touched(index: index, blocks: around, changesColumns: changesColumns(hunks[index], around))
    }
    guard touched.contains(where: \.changesColumns) else { return [] }
    var found: [(Int, Int)] = []
    var open: [Touched] = []
    var bytes = 0
    for next in touched.sorted(by: { $0.blocks.lowerBound < $1.blocks.lowerBound }) {
      open.removeAll { $0.blocks.upperBound <= next.blocks.lowerBound }
      for one in open where one.changesColumns || next.changesColumns {
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

  private func changesColumns(_ hunk: Hunk, _ around: Range<Int>) -> Bool {
    let window = bytes(of: around, with: [hunk])
    let made = made(of: window, by: [hunk])
    return made.map { $0.widths != Structure(of: Array(text[window])).widths } ?? false
  }

  /// Whether both together leave rows of another width that neither leaves alone.
  private func excludeEachOther(_ pair: [Hunk], in window: Range<Int>) -> Bool {
    guard let both = made(of: window, by: pair) else { return false }
    let alone = pair.compactMap { made(of: window, by: [$0])?.raggedRows }
    let before = Structure(of: Array(text[window])).raggedRows
    return alone.count == 2 && both.raggedRows > max(alone[0], alone[1], alone[0] + alone[1] - before)
  }

  /// How many more rows of another width the tables have with a hunk; nil where it is none of this text.
  func raggedRows(with hunk: Hunk) -> (before: Int, after: Int)? {
    let window = bytes(of: blocksWithTables(around: hunk.range), with: [hunk])
    return made(of: window, by: [hunk]).map {
      (Structure(of: Array(text[window])).raggedRows, $0.raggedRows)
    }
  }

  private func made(of window: Range<Int>, by hunks: [Hunk]) -> Structure? {
    hunks.map { $0.shifted(-window.lowerBound) }.applied(to: Array(text[window])).map { Structure(of: $0) }
  }

  /// The blocks that a range touches, with all rows of the tables among and beside them, and the block behind: it may become a row.
  private func blocksWithTables(around range: Range<Int>) -> Range<Int> {
    let touched = blocks.touching(range)
    var (start, end) = (touched.lowerBound, touched.upperBound)
    while start > 0, blocks[start - 1].kind == .tableRow { start -= 1 }
    while end < blocks.count, blocks[end].kind == .tableRow { end += 1 }
    return start..<min(end + 1, blocks.count)
  }

  /// The bytes of some blocks and hunks.
  private func bytes(of touched: Range<Int>, with hunks: [Hunk]) -> Range<Int> {
    let ranges = blocks[touched].map(\.range) + hunks.map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? 0..<0) { $0.covering($1) }
  }
}

extension Hunk {
  /// Whether it has marks of a table's row.
  var mayChangeRows: Bool { [old, new].contains { $0.utf8.contains(UInt8(ascii: "|")) } }
}
