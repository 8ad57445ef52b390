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

  func text(_ session: Session) -> String { text(session.console, session.language) }

  func text(_ console: Console, _ language: Language = .english) -> String {
    guard !rows.isEmpty else { return "" }
    guard console.outputIsTerminal else {
      return ((isHeadedAlways ? [headings] : []) + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }
    let order =
      first.compactMap(headings.firstIndex) + headings.indices.filter { !first.contains(headings[$0]) }
    let shown = headings.map { TableHeadings.shown($0, language) }
    let all = ([shown] + rows).map { row in order.map { row[$0] } }
    let natural = order.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let widths = Self.fitted(natural, to: max(console.columns, 40))
    return all.map { row in
      zip(row, widths).map { text, width in
        let shown = text.count > width ? text.prefix(max(width - 1, 0)).trimmingTrailingSpaces + "…" : text
        return shown + String(repeating: " ", count: max(width - shown.count, 0))
      }
      .joined(separator: String(repeating: " ", count: Self.gap)).trimmingTrailingSpaces + "\n"
    }
    .joined()
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

extension StringProtocol {
  var trimmingTrailingSpaces: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }
}
