/// A table in Markdown.
enum TableLines {
  /// The lines of a table, the head first; none where it has no cell.
  static func lines(_ rows: [[String]]) -> [String] {
    guard let columns = rows.map(\.count).max(), columns > 0 else { return [] }
    func line(_ cells: [String]) -> String {
      // Markdown needs no empty cells at a row's end; of a table wider than Word's can be they would be most of it.
      let missing = columns > StoryReader.mostColumns ? 0 : columns - cells.count
      let padded = cells + [String](repeating: "", count: missing)
      return "|" + padded.map { " \($0) |" }.joined()
    }
    let head = rows[0] + [String](repeating: "", count: columns - rows[0].count)
    return [line(head), "|" + String(repeating: " --- |", count: columns)] + rows.dropFirst().map(line)
  }
}

extension String {
  /// Without the line's ends within it, which a heading and a cell do not have.
  var inOneLine: String { replacing("\\\n", with: " ").replacing("\n", with: " ") }

  /// Its words with one blank between each.
  var foldedBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Without blanks at its end.
  func trimmedEnd(unless isKept: Bool) -> String {
    guard !isKept, last == " " else { return self }
    return String(self[...(lastIndex { $0 != " " } ?? startIndex)])
  }

  var trimmedBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...end])
  }
}

extension [ReturnedUnit] {
  /// Parts in which all have the same of something.
  func chunked(by key: (ReturnedUnit) -> Int) -> [ArraySlice<ReturnedUnit>] {
    var parts: [ArraySlice<ReturnedUnit>] = []
    var start = startIndex
    for index in indices where index > start && key(self[index]) != key(self[start]) {
      parts.append(self[start..<index])
      start = index
    }
    return start < endIndex ? parts + [self[start...]] : parts
  }
}
