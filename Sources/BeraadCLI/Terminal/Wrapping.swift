/// Text for people, broken at words where a terminal is too narrow for its lines.
enum Wrapping {
  /// Narrower than this nothing is broken: every word would stand alone.
  private static let narrowest = 20
  /// A line that somebody may copy into a shell stays whole.
  private static let copied = ["with:", "hint:", "in its place:"]

  /// The text, no line longer than the terminal where words allow; a line goes on below where its words began.
  static func wrapped(_ text: String, columns: Int) -> String {
    guard columns >= narrowest else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrappedLine(String($0), columns: columns) }.joined(separator: "\n")
  }

  private static func wrappedLine(_ line: String, columns: Int) -> String {
    guard line.utf8.count > columns, width(line) > columns else { return line }
    let words = line.drop { $0 == " " }
    if copied.contains(where: { bare(String(words)).hasPrefix($0) }) { return line }
    let indent = indent(of: line, columns: columns)
    var (lines, current, used, style) = ([String](), "", 0, "")
    for piece in pieces(of: line) {
      let wide = width(piece)
      if used + wide > columns, used > indent.count, piece.contains(where: { $0 != " " }) {
        lines.append(current.trimmingTrailingSpaces + (style.isEmpty ? "" : Style.reset))
        current = indent + style
        used = indent.count
      }
      let isGap = piece.allSatisfy { $0 == " " }
      guard !isGap || lines.isEmpty || used > indent.count else { continue }
      current += piece
      used += wide
      style = Style.ending(piece, after: style)
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// What a line that goes on begins with: its white space, and the mark of a margin.
  private static func indent(of line: String, columns: Int) -> String {
    let bare = bare(line)
    var indent = String(bare.prefix { $0 == " " })
    let rest = bare.dropFirst(indent.count)
    if rest.hasPrefix("│ ") { indent += "│ " + rest.dropFirst(2).prefix { $0 == " " } }
    return indent.count * 2 < columns ? indent : ""
  }

  /// The words, and the white space between them, in order.
  private static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    var isSpace: Bool?
    for character in line {
      if (character == " ") == isSpace {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
        isSpace = character == " "
      }
    }
    return pieces
  }

  /// The columns that a text takes: what only colours it takes none.
  static func width(_ text: String) -> Int { bare(text).count }

  private static func bare(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    return Style.codes.reduce(text) { $0.replacing($1, with: "") }
  }
}
