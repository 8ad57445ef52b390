extension MeetingDifference {
  /// A table with what its rows and columns add up to.
  struct Margins {
    private(set) var cells: [[Int]]
    private(set) var rows: [Int]
    private(set) var columns: [Int]
    let all: Int

    init(_ cells: [[Int]]) {
      self.cells = cells
      rows = cells.map { $0.reduce(0, +) }
      columns = (cells.first ?? []).indices.map { column in cells.reduce(0) { $0 + $1[column] } }
      all = rows.reduce(0, +)
    }

    /// The table with its smallest rows and columns merged, as far as χ² asks; nil where less than two of either are left.
    static func tested(_ cells: [[Int]]) -> Margins? {
      let whole = Margins(cells)
      let columns = whole.columns.indices.filter { whole.columns[$0] > 0 }
      var merged = Margins(
        cells.filter { row in row.contains { $0 > 0 } }.map { row in columns.map { row[$0] } })
      while merged.rows.count > 1, merged.columns.count > 1 {
        if merged.isTestable { return merged }
        let (rows, columns) = (merged.rows.count, merged.columns.count)
        guard rows > 2 || columns > 2 else { return nil }
        // What is smaller beside the mean of its kind goes first.
        let smallest = ((merged.rows.min() ?? 0) * rows, (merged.columns.min() ?? 0) * columns)
        if columns > 2, rows == 2 || smallest.1 <= smallest.0 {
          merged.mergeColumns()
        } else {
          merged.mergeRows()
        }
      }
      return nil
    }

    private var isTestable: Bool {
      var few = 0
      for row in rows {
        for column in columns {
          // Whole numbers: 1,000,000 stickers squared are far below what fits.
          if row * column < all { return false }
          if row * column < 5 * all { few += 1 }
        }
      }
      return few * 5 <= rows.count * columns.count
    }

    private mutating func mergeRows() {
      let (one, other) = Self.smallestTwo(rows)
      cells[one] = zip(cells[one], cells[other]).map { $0 + $1 }
      rows[one] += rows[other]
      cells.remove(at: other)
      rows.remove(at: other)
    }

    private mutating func mergeColumns() {
      let (one, other) = Self.smallestTwo(columns)
      for row in cells.indices {
        cells[row][one] += cells[row][other]
        cells[row].remove(at: other)
      }
      columns[one] += columns[other]
      columns.remove(at: other)
    }

    /// The smallest two, the first of equal ones before the later.
    private static func smallestTwo(_ sums: [Int]) -> (Int, Int) {
      var (first, second) = sums[0] <= sums[1] ? (0, 1) : (1, 0)
      for index in sums.indices.dropFirst(2) {
        if sums[index] < sums[first] {
          (first, second) = (index, first)
        } else if sums[index] < sums[second] {
          second = index
        }
      }
      return (min(first, second), max(first, second))
    }

    /// Pearson's χ².
    var statistic: Double {
      var sum = 0.0
      for (row, ofRow) in rows.enumerated() {
        for (column, ofColumn) in columns.enumerated() {
          let expected = Double(ofRow) * Double(ofColumn) / Double(all)
          let difference = Double(cells[row][column]) - expected
          sum += difference * difference / expected
        }
      }
      return sum
    }

    /// The cell with the largest adjusted residual among those that expect a sticker.
    var mostDifferent: (row: Int, column: Int)? {
      var most: (residual: Double, row: Int, column: Int)?
      for (row, ofRow) in rows.enumerated() {
        for (column, ofColumn) in columns.enumerated()
        where ofRow * ofColumn >= all && ofRow < all && ofColumn < all && all > 0 {
          let expected = Double(ofRow) * Double(ofColumn) / Double(all)
          let difference = Double(cells[row][column]) - expected
          let spread =
            expected * (1 - Double(ofRow) / Double(all)) * (1 - Double(ofColumn) / Double(all))
          let residual = difference * difference / spread
          if residual > most?.residual ?? -1 { most = (residual, row, column) }
        }
      }
      return most.map { ($0.row, $0.column) }
    }
  }
}
