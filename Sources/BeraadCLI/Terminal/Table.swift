import BeraadKit
import Deliberation

/// Rows in columns: padded under headings on a terminal, tabs and no headings in a pipe.
struct Table {
  private let headings: [String]
  private let isHeadedAlways: Bool
  private let first: [String]
  private var rows: [[String]] = []
  /// Columns between two columns of the table.
  private static let gap = 2
  /// A column is not cut below this.
  private static let narrowest = 6
  /// What matters most is not cut below this for the sake of what matters less.
  private static let legible = 24

  /// - Parameters:
  ///   - isHeadedAlways: whether the headings stand in a pipe too: they tell what the columns are, where that
  ///     hangs on the content.
  ///   - first: the headings of what matters most, which stand first on a terminal; a pipe has the columns in their order.
  init(_ headings: [String], isHeadedAlways: Bool = false, first: [String] = []) {
    (self.headings, self.isHeadedAlways) = (headings.map(\.harmlessLine), isHeadedAlways)
    self.first = first
  }

  mutating func add(_ row: [String]) { rows.append(row.map(\.harmlessLine)) }

  var isEmpty: Bool { rows.isEmpty }

  /// The rows under their headings, for a spreadsheet.
  var csv: String { SpreadsheetText.csv([headings] + rows) }

  func text(_ session: Session) -> String {
    guard session.console.outputIsTerminal else { return text(session.console, session.language) }
    // An id is cut to what names the record before the widths are told: 33 characters of it leave no room for words.
    let ends = (cell: "\u{1F}" as Character, row: "\u{1E}" as Character)
    let all = rows.map { $0.joined(separator: String(ends.cell)) }.joined(separator: String(ends.row))
    var short = self
    short.rows = ShortIDs.shortened(all, in: session.context).components(by: ends.row)
      .map { $0.components(by: ends.cell) }
    return short.text(session.console, session.language)
  }

  func text(_ console: Console, _ language: Language = .english) -> String {
    guard !rows.isEmpty else { return "" }
    guard console.outputIsTerminal else {
      return ((isHeadedAlways ? [headings] : []) + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }
    let order =
      first.compactMap(headings.firstIndex) + headings.indices.filter { !first.contains(headings[$0]) }
    let shown = headings.map { TableHeadings.shown($0, language) }
    var all = ([shown] + rows).map { row in order.map { row[$0] } }
    let natural = order.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let widths = widths(of: natural, to: max(console.columns, 40))
    all = all.map { Array($0.prefix(widths.count)) }
    return all.map { row in
      zip(row, widths).map { text, width in
        let shown = text.count > width ? text.prefix(max(width - 1, 0)).trimmingTrailingSpaces + "…" : text
        return shown + String(repeating: " ", count: max(width - shown.count, 0))
      }
      .joined(separator: String(repeating: " ", count: Self.gap)).trimmingTrailingSpaces + "\n"
    }
    .joined()
  }

  /// The widths of the columns that a terminal has room for: where the words that matter would be cut to a few letters, the last
  /// columns are left off. A pipe and a spreadsheet have them all.
  private func widths(of natural: [Int], to columns: Int) -> [Int] {
    var count = natural.count
    while true {
      let widths = Self.fitted(Array(natural.prefix(count)), to: columns)
      let isLegible = (0..<min(first.count, count)).allSatisfy {
        widths[$0] >= min(natural[$0], Self.legible)
      }
      if isLegible || count <= max(first.count, 1) { return widths }
      count -= 1
    }
  }

  /// Whether a terminal shows all of it but for the end of the last column.
  func fits(_ console: Console) -> Bool {
    let all = [headings] + rows
    let natural = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let last = min(natural.last ?? 0, 2 * Self.narrowest)
    return natural.dropLast().reduce(0, +) + last + Self.gap * max(natural.count - 1, 0) <= console.columns
  }

  /// The widths of columns that fit a terminal: what is wide gives way first, all of it alike.
  private static func fitted(_ natural: [Int], to columns: Int) -> [Int] {
    var left = columns - gap * max(natural.count - 1, 0)
    var widths = natural
    for (done, column) in natural.indices.sorted(by: { natural[$0] < natural[$1] }).enumerated() {
      let share = left / (natural.count - done)
      widths[column] = min(natural[column], max(share, narrowest))
      left -= widths[column]
    }
    return widths
  }
}

extension String {
  fileprivate func components(by end: Character) -> [String] {
    split(separator: end, omittingEmptySubsequences: false).map(String.init)
  }
}

extension StringProtocol {
  var trimmingTrailingSpaces: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }
}
