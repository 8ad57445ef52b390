import Prose

/// Rows of a table that come or go whole: lines of the source.
struct TableRows {
  let paper: PaperText

  typealias Words = (
    _ come: [ReturnedUnit], _ inside: StoryRun.Form, _ link: LinkAddress?, _ place: Int
  ) -> String

  /// The hunk of an edit that is one of rows; nil for any other.
  func hunk(_ edit: UnitEdit, _ words: Words) -> Hunk? {
    edit.gone.isEmpty ? inserted(edit, words) : edit.come.isEmpty ? deleted(edit) : nil
  }

  private func inserted(_ edit: UnitEdit, _ words: Words) -> Hunk? {
    let at = edit.gone.lowerBound
    guard at > 0, paper.units[at - 1].isEnd, edit.come.last?.end != nil,
      edit.come.allSatisfy({ $0.isCell }),
      let above = paper.cells[paper.paragraph(of: at - 1)], let line = line(of: above)
    else { return nil }
    let columns = paper.tables[above.table].columns
    let cells = edit.come.paragraphs
    guard above.column == columns - 1, !cells.isEmpty, cells.count % columns == 0 else { return nil }
    // Below the head stands the line that parts it from the rows.
    let offset = above.row == 0 ? self.line(from: line.upperBound + 1).upperBound : line.upperBound
    var text = ""
    for row in stride(from: 0, to: cells.count, by: columns) {
      text += "\n|"
      for cell in cells[row..<row + columns] { text += " \(words(Array(edit.come[cell]), [], nil, at)) |" }
    }
    return Hunk(range: offset..<offset, old: "", new: text)
  }

  private func deleted(_ edit: UnitEdit) -> Hunk? {
    let paragraphs =
      paper.paragraph(of: edit.gone.lowerBound)..<paper.paragraph(of: edit.gone.upperBound - 1) + 1
    guard edit.gone.lowerBound == paper.starts[paragraphs.lowerBound],
      edit.gone.upperBound == paper.starts[paragraphs.upperBound],
      let first = paper.cells[paragraphs.lowerBound], let last = paper.cells[paragraphs.upperBound - 1],
      first.table == last.table, first.column == 0, last.column == paper.tables[last.table].columns - 1,
      let top = line(of: first), let bottom = line(of: last)
    else { return nil }
    // A table without its head is none.
    guard first.row > 0 || last.row == paper.tables[last.table].rows - 1 else { return nil }
    let end = min(bottom.upperBound + 1, paper.source.count)
    // With a whole table goes the line behind its head, where that is the last, and one of the empty lines around it.
    var behind =
      first.row == 0 && last.row == 0 ? min(line(from: end).upperBound + 1, paper.source.count) : end
    if first.row == 0, behind < paper.source.count, line(from: behind).isEmpty { behind += 1 }
    let range = top.lowerBound..<behind
    return Hunk(range: range, old: String(decoding: paper.source[range], as: UTF8.self), new: "")
  }

  /// The line of a row, without its end; nil where no cell of it has words by which it is found.
  private func line(of cell: PaperText.Cell) -> Range<Int>? {
    let first = PaperText.Cell(table: cell.table, row: cell.row, column: 0)
    guard let paragraph = paper.rows[first] else { return nil }
    for number in paragraph..<min(paragraph + paper.tables[cell.table].columns, paper.starts.count - 1) {
      let unit = paper.units[paper.starts[number]]
      if !unit.isEnd { return line(from: paper.lineStart(before: unit.range.lowerBound)) }
    }
    return nil
  }

  private func line(from start: Int) -> Range<Int> {
    let start = min(start, paper.source.count)
    let end = paper.source[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? paper.source.count
    return start..<end
  }
}
