import Deliberation
import HTML

/// Where an item was found important: its stickers at each meeting, or in each region, with how much that is of what was placed there.
///
/// A level says it as a shade and as a pattern, beside the figure: of no stickers, of less than half an even share of the board, of
/// less than an even share, of less than twice that, and of more.
struct HeatMap {
  let columns: [Column]
  /// In the order of the board's ranking.
  let rows: [Row]

  struct Column {
    let title: String
  }

  struct Row {
    let text: String
    /// Nil where a figure is hidden.
    let figures: [Int?]
  }

  /// More columns are too narrow to be read in a picture.
  static let mostColumns = 12

  /// - Parameters:
  ///   - groups: the meetings or regions, by what their figures are named.
  ///   - counts: the figures of an item.
  init<Group: Hashable>(
    _ items: [StickerTally.ItemTally], _ groups: [(id: Group, title: String)],
    _ counts: (StickerTally.ItemTally) -> [Group: Int?]
  ) {
    columns = groups.map { Column(title: $0.title) }
    rows = items.map { item in
      let known = counts(item)
      return Row(text: item.text, figures: groups.map { known[$0.id] ?? 0 })
    }
  }

  /// How full a cell is, from 0 to 4; nil where it is hidden.
  func level(row: Int, column: Int) -> Int? {
    guard let stickers = rows[row].figures[column] else { return nil }
    let all = rows.reduce(0) { $0 + ($1.figures[column] ?? 0) }
    // The share of an even share, in halves: stickers / all, as a part of 1 / items.
    let halves = all == 0 ? 0 : stickers * rows.count * 2 / all
    switch halves {
    case _ where stickers == 0: return 0
    case 0: return 1
    case 1: return 2
    case 2, 3: return 3
    default: return 4
    }
  }
}

// MARK: - As a picture

extension HeatMap {
  private static let labelWidth = 236
  private static let rowHeight = 30
  private static let lineHeight = 15

  private func headings(_ cell: Int) -> [[String]] {
    columns.map { BarChart.lines(of: $0.title, width: max(5, cell / 7)) }
  }

  private func cell(_ width: Int) -> Int { (width - Self.labelWidth) / max(1, columns.count) }

  /// Whether a word fits into a cell, in the letters of its figures.
  func hasRoom(for word: String, width: Int) -> Bool { word.count * 8 < cell(width) }

  /// In pixels.
  func height(width: Int) -> Int {
    let head = (headings(cell(width)).map(\.count).max() ?? 0) * Self.lineHeight + 8
    return head + rows.reduce(0) { $0 + Self.height(of: $1) } + 4
  }

  private static func lines(of row: Row) -> [String] { BarChart.lines(of: row.text, width: 32) }

  private static func height(of row: Row) -> Int { max(rowHeight, lines(of: row).count * lineHeight + 12) }

  /// - Parameters:
  ///   - id: begins the ids of its title and description.
  ///   - figure: a number as it is written; of what is hidden, its word.
  func markup(
    width: Int, id: String, title: String, description: String, figure: (Int?) -> String
  ) -> Markup {
    let cell = cell(width)
    let headings = headings(cell)
    let most = headings.map(\.count).max() ?? 0
    var y = most * Self.lineHeight + 8
    var parts = Markup()
    for (column, lines) in headings.enumerated() {
      let x = Self.labelWidth + column * cell + cell / 2
      for (number, line) in lines.enumerated() {
        let at = (most - lines.count + number + 1) * Self.lineHeight
        parts += "<text class=\"heading\" x=\"\(x)\" y=\"\(at)\" text-anchor=\"middle\">\(line)</text>\n"
      }
    }
    for (number, row) in rows.enumerated() {
      for (index, line) in Self.lines(of: row).enumerated() {
        parts += "<text class=\"item\" x=\"0\" y=\"\(y + 19 + index * Self.lineHeight)\">\(line)</text>\n"
      }
      let height = Self.height(of: row)
      for column in columns.indices {
        parts += self.cell(
          (row: number, column: column), x: Self.labelWidth + column * cell, y: y, width: cell - 3,
          height: height - 3,
          figure(row.figures[column]))
      }
      y += height
    }
    return """
      <svg class="heat" role="img" aria-labelledby="\(id)-t \(id)-d" width="\(width)" height="\(y + 4)">
      <title id="\(id)-t">\(title)</title>
      <desc id="\(id)-d">\(description)</desc>
      \(parts)</svg>

      """
  }

  private func cell(
    _ place: (row: Int, column: Int), x: Int, y: Int, width: Int, height: Int, _ figure: String
  ) -> Markup {
    let level = level(row: place.row, column: place.column)
    let shade: Markup =
      level.map {
        "<rect class=\"cell h\($0)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n"
      } ?? ""
    let line: Markup =
      (level ?? 0) == 0
      ? ""
      : "<line class=\"mark p\(level ?? 0)\" x1=\"\(x)\" y1=\"\(y + height - 2)\" x2=\"\(x + width)\" y2=\"\(y + height - 2)\"/>\n"
    return
      "\(shade)\(line)<text class=\"number\" x=\"\(x + width / 2)\" y=\"\(y + height / 2 + 4)\" text-anchor=\"middle\">\(figure)</text>\n"
  }
}
