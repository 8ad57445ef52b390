/// Rows in columns: padded under headings on a terminal, tabs and no headings in a pipe.
struct Table {
  private let headings: [String]
  private let isHeadedAlways: Bool
  private var rows: [[String]] = []

  /// - Parameter isHeadedAlways: whether the headings stand in a pipe too: they tell what the columns are, where that
  ///   hangs on the content.
  init(_ headings: [String], isHeadedAlways: Bool = false) {
    (self.headings, self.isHeadedAlways) = (headings.map(\.harmlessLine), isHeadedAlways)
  }

  mutating func add(_ row: [String]) { rows.append(row.map(\.harmlessLine)) }

  var isEmpty: Bool { rows.isEmpty }

  func text(_ console: Console) -> String {
    guard !rows.isEmpty else { return "" }
    guard console.outputIsTerminal else {
      return ((isHeadedAlways ? [headings] : []) + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let line = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      .joined(separator: "  ")
      return line.prefix(max(console.columns, 40)).trimmingTrailingSpaces + "\n"
    }
    .joined()
  }
}

extension StringProtocol {
  var trimmingTrailingSpaces: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }
}
