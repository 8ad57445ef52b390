/// A table of GitHub's Markdown as rows of cells.
package struct TableRows: Sendable {
  /// The cells of its first row, without the space around them.
  package let header: [[UInt8]]
  /// What stands in the second row: how each column is aligned.
  package let alignments: [[UInt8]]
  /// The other rows; each has as many cells as the header.
  package let rows: [[[UInt8]]]

  /// Nil where the text is anything but one table.
  package init?(_ text: [UInt8]) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0[...] }
    let rows = lines.filter { !$0.allSatisfy(\.isWhite) }
    guard rows.count > 1, rows.allSatisfy({ $0.contains(UInt8(ascii: "|")) }) else { return nil }
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    guard blocks.count == rows.count, blocks.allSatisfy({ $0.kind == .tableRow }) else { return nil }
    let cells = rows.map(Self.cells)
    (header, alignments) = (cells[0], cells[1])
    let count = header.count
    self.rows = cells[2...].map { row in
      (row + Array(repeating: [], count: max(0, count - row.count))).prefix(count).map { $0 }
    }
  }

  /// The lines of the table that a range stands in, or stands behind, with their line ends; nil where there is none near.
  ///
  /// It looks at the lines around only, so that its cost does not grow with the text.
  package static func lines(around range: Range<Int>, in text: [UInt8]) -> Range<Int>? {
    func start(of index: Int) -> Int {
      text[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }
    func end(of index: Int) -> Int {
      text[index...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
    }
    func isRow(_ lower: Int) -> Bool { text[lower..<end(of: lower)].contains(UInt8(ascii: "|")) }
    var lower = start(of: range.lowerBound)
    // New rows at the end stand before the line behind the table.
    if lower == text.count || !isRow(lower), range.isEmpty, range.lowerBound == lower, lower > 0 {
      lower = start(of: lower - 1)
    }
    guard lower < text.count, isRow(lower) else { return nil }
    var upper = end(of: lower)
    while lower > 0, case let above = start(of: lower - 1), isRow(above) { lower = above }
    while upper < text.count, upper < range.upperBound || isRow(upper) {
      guard isRow(upper) else { return nil }
      upper = end(of: upper)
    }
    return range.upperBound <= upper ? lower..<upper : nil
  }

  private static func cells(of line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    cells = cells.map { cell in
      guard let first = cell.firstIndex(where: { !$0.isWhite && $0 != UInt8(ascii: "\r") }),
        let last = cell.lastIndex(where: { !$0.isWhite && $0 != UInt8(ascii: "\r") })
      else { return [] }
      return Array(cell[first...last])
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}
