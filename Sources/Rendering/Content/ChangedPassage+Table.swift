import Prose

extension ChangedPassage {
  /// What a hunk changes in a table, as two tables: the header, and the rows that differ. A row without its header says little, and is
  /// no table to any reader of Markdown. Nil where it changes anything else.
  static func inTable(_ hunk: Hunk, of text: [UInt8], place: Range<Int>?) -> Self? {
    guard hunk.old.utf8.contains(pipe) || hunk.new.utf8.contains(pipe) || hunk.range.isInRow(of: text),
      let lines = TableRows.lines(around: hunk.range, in: text),
      let changed = [hunk.shifted(-lines.lowerBound)].applied(to: Array(text[lines])),
      let old = TableRows(Array(text[lines])), let new = TableRows(changed)
    else { return nil }
    guard old.header == new.header, old.alignments == new.alignments else {
      return Self(before: old.markdown(old.rows[...]), after: new.markdown(new.rows[...]), place: place)
    }
    let same = zip(old.rows, new.rows).prefix { $0 == $1 }.count
    let sameAtEnd = min(
      zip(old.rows.reversed(), new.rows.reversed()).prefix { $0 == $1 }.count,
      min(old.rows.count, new.rows.count) - same)
    return Self(
      before: old.markdown(old.rows[same..<old.rows.count - sameAtEnd]),
      after: new.markdown(new.rows[same..<new.rows.count - sameAtEnd]), place: place)
  }

  private static let pipe = UInt8(ascii: "|")
}

extension TableRows {
  fileprivate func markdown(_ rows: ArraySlice<[[UInt8]]>) -> String {
    ([header, alignments] + rows).map { row in
      "| " + row.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}

extension Range<Int> {
  /// Whether its line may be a row of a table.
  fileprivate func isInRow(of text: [UInt8]) -> Bool {
    let start = text[..<lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return text[start...].prefix { $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "|"))
  }
}
