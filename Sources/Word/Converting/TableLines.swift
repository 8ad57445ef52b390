/// A table in Markdown.
enum TableLines {
  /// The lines of a table, the head first; none where it has no cell.
  static func lines(_ rows: [[String]]) -> [String] {
    guard let columns = rows.map(\.count).max(), columns > 0 else { return [] }
    func line(_ cells: [String]) -> String {
      let padded = cells + [String](repeating: "", count: columns - cells.count)
      return "|" + padded.map { " \($0) |" }.joined()
    }
    return [line(rows[0]), "|" + String(repeating: " --- |", count: columns)] + rows.dropFirst().map(line)
  }
}

extension String {
  /// Without the line's ends within it, which a heading and a cell do not have.
  var inOneLine: String { replacing("\\\n", with: " ").replacing("\n", with: " ") }

  /// Its words with one blank between each.
  var foldedBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
