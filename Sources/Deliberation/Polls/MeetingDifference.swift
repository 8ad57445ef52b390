/// Where the meetings differ most on a board, and whether chance alone could have made them differ as much.
///
/// Pearson's test of homogeneity over meetings and items (*On the criterion…*, Philosophical Magazine, 1900), at 5 %. A person who
/// places several stickers is one observation and not several: the statistic is divided by the most stickers of one person on the board,
/// above which no such design effect can go (after Rao and Scott, *The analysis of categorical data from complex sample surveys*,
/// Journal of the American Statistical Association, 1981). So it errs to "chance".
///
/// Where halls are uneven and items rare, χ² is no measure of chance: the smallest meetings are merged with each other, and so are the
/// rarest items, until every cell expects one sticker, and four of five cells expect five (Cochran, *Some methods for strengthening the
/// common χ² tests*, Biometrics, 1954). Of 1,000 drawn polls without any difference 4.3 to 5.0 % are above the bound then, for five halls
/// of much the same size as for one of 5,000 people and sixty of 20; without merging it is up to 30 % (`MeetingDifferenceRateTests`).
///
/// The cell is the one with the largest adjusted residual (Haberman, *The analysis of residuals in cross-classified tables*, Biometrics,
/// 1973) among those of the meetings and items as they are that expect one sticker.
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

  /// - Returns: nil where there are not two meetings and two items with stickers, or too few to say anything of, however they are merged.
  init?(_ table: Table) {
    let whole = Margins(table.stickers)
    guard let merged = Margins.tested(table.stickers), let most = whole.mostDifferent else { return nil }
    let freedom = Double((merged.rows.count - 1) * (merged.columns.count - 1))
    isMoreThanChance = merged.statistic / Double(table.mostByOne) > Self.bound(freedom)
    meeting = table.meetings[most.row]
    item = table.items[most.column]
    let here = table.stickers[most.row][most.column]
    share = Self.percentage(here, of: whole.rows[most.row])
    elsewhere = Self.percentage(
      whole.columns[most.column] - here, of: whole.all - whole.rows[most.row])
  }

  /// What a χ² of so many degrees of freedom is above in 5 of 100 cases: Wilson and Hilferty, *The distribution of chi-square*, 1931. It
  /// is within 1 % for two degrees and more, 3 % for one. Only sums, products and roots: every machine finds the same.
  static func bound(_ freedom: Double) -> Double {
    let part = 2 / (9 * freedom)
    let root = 1 - part + 1.644_853_627 * part.squareRoot()
    return freedom * root * root * root
  }

  private static func percentage(_ part: Int, of whole: Int) -> Int { (200 * part + whole) / (2 * whole) }
}
