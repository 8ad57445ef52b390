/// Where the meetings differ most on a board, and whether chance alone could have made them differ as much.
///
/// Pearson's test of homogeneity over meetings and items (*On the criterion…*, Philosophical Magazine, 1900), at 5 %. A person who
/// places several stickers is one observation and not several: the statistic is divided by the most stickers of one person on the board,
/// above which no such design effect can go (after Rao and Scott, *The analysis of categorical data from complex sample surveys*,
/// Journal of the American Statistical Association, 1981). So it errs to "chance". The cell is the one with the largest adjusted
/// residual (Haberman, *The analysis of residuals in cross-classified tables*, Biometrics, 1973).
package struct MeetingDifference: Hashable, Sendable {
  /// Whether chance alone would make meetings differ as much in fewer than 5 of 100 cases.
  package let isMoreThanChance: Bool
  package let meeting: Slug
  package let item: Slug
  /// The item's share of the meeting's stickers on the board, in whole percents.
  package let share: Int
  /// Its share of the stickers of the other meetings together.
  package let elsewhere: Int

  /// A table of stickers, a row a meeting, a column an item.
  struct Table {
    let meetings: [Slug]
    let items: [Slug]
    let stickers: [[Int]]
    /// The most that one person can have placed.
    let mostByOne: Int
  }

  /// - Returns: nil where there are not two meetings and two items with stickers, or fewer than four stickers a cell on average: then the
  ///   test is no good (Roscoe and Byars, *An investigation of the restraints with respect to sample size commonly imposed on the use of
  ///   the chi-square statistic*, Journal of the American Statistical Association, 1971).
  init?(_ table: Table) {
    let rows = table.stickers.map { $0.reduce(0, +) }
    let columns = table.items.indices.map { item in table.stickers.reduce(0) { $0 + $1[item] } }
    let usedRows = rows.indices.filter { rows[$0] > 0 }
    let usedColumns = columns.indices.filter { columns[$0] > 0 }
    let all = Double(rows.reduce(0, +))
    guard usedRows.count > 1, usedColumns.count > 1,
      all >= Double(Self.fewestByCell * usedRows.count * usedColumns.count)
    else { return nil }
    var statistic = 0.0
    var most = (residual: -1.0, row: 0, column: 0)
    for row in usedRows {
      for column in usedColumns {
        let (ofRow, ofColumn) = (Double(rows[row]) / all, Double(columns[column]) / all)
        let expected = ofRow * ofColumn * all
        let difference = Double(table.stickers[row][column]) - expected
        let square = difference * difference
        statistic += square / expected
        let residual = square / (expected * (1 - ofRow) * (1 - ofColumn))
        if residual > most.residual { most = (residual, row, column) }
      }
    }
    let freedom = Double((usedRows.count - 1) * (usedColumns.count - 1))
    isMoreThanChance = statistic / Double(table.mostByOne) > Self.bound(freedom)
    meeting = table.meetings[most.row]
    item = table.items[most.column]
    let here = table.stickers[most.row][most.column]
    share = Self.percentage(here, of: rows[most.row])
    elsewhere = Self.percentage(
      columns[most.column] - here, of: rows.reduce(0, +) - rows[most.row])
  }

  private static let fewestByCell = 4

  /// What a χ² of so many degrees of freedom is above in 5 of 100 cases: Wilson and Hilferty, *The distribution of chi-square*, 1931. It
  /// is within 1 % for two degrees and more, 3 % for one. Only sums, products and roots: every machine finds the same.
  private static func bound(_ freedom: Double) -> Double {
    let part = 2 / (9 * freedom)
    let root = 1 - part + 1.644_853_627 * part.squareRoot()
    return freedom * root * root * root
  }

  private static func percentage(_ part: Int, of whole: Int) -> Int { (200 * part + whole) / (2 * whole) }
}
