/// A place in a line of Markdown, counted in columns: a tab goes up to the next stop of four, and may be passed in part.
struct LineCursor {
  private let text: [UInt8]
  private let end: Int
  /// The next byte that is no white space, or the end of the line.
  private(set) var index: Int
  private var column: Int
  /// The column of `index`.
  private var next: Int

  init(_ text: [UInt8], _ line: Range<Int>) {
    self.text = text
    (end, index, column, next) = (line.upperBound, line.lowerBound, 0, 0)
    skipWhite()
  }

  /// Columns of white space before the next byte.
  var indent: Int { next - column }
  var isBlank: Bool { index == end }
  /// What is left of the line, from the next byte that is no white space.
  var rest: MarkdownLine { MarkdownLine(text, index..<end) }
  var byte: UInt8? { index < end ? text[index] : nil }

  /// Passes white space.
  mutating func pass(columns: Int) { column = min(next, column + columns) }

  /// Passes a mark, and one column of the white space behind it.
  mutating func pass(mark length: Int) {
    index += length
    column = next + length
    next = column
    skipWhite()
    pass(columns: 1)
  }

  private mutating func skipWhite() {
    while index < end, text[index].isWhite {
      next += text[index] == UInt8(ascii: "\t") ? 4 - next % 4 : 1
      index += 1
    }
  }
}
