package import ArgumentParser
import Languages

/// The help of a command as it is shown, in the language that is spoken.
///
/// What a command says of itself it says in each language; what the parser puts around it is English only, and is said in Dutch here.
package enum HelpPage {
  /// The page of a command.
  package static func of(
    _ command: (any ParsableCommand.Type)? = nil, in root: any ParsableCommand.Type, columns: Int
  ) -> String {
    text(columns: columns) { width in
      command.map { root.helpMessage(for: $0, columns: width) } ?? root.helpMessage(columns: width)
    }
  }

  /// What the parser answers to `--help`, and to all else that it answers by itself.
  package static func answer(_ request: any Error, of root: any ParsableCommand.Type, columns: Int) -> String
  {
    text(columns: columns) { root.fullMessage(for: request, columns: $0) }
  }

  /// - Parameter render: the parser's page for so many columns.
  private static func text(columns: Int, _ render: (Int) -> String) -> String {
    guard Spoken.language == .dutch else { return render(max(columns, narrowest)) }
    let page = render(unbroken)
    // A version, or a script of completions.
    guard page.hasPrefix("OVERVIEW: ") || page.hasPrefix("USAGE: ") else { return page }
    return dutch(page, columns: max(columns, narrowest))
  }

  /// So wide that the parser breaks no line.
  private static let unbroken = 1 << 20
  /// Narrower than this the parser shows nothing.
  private static let narrowest = labels + 14
  /// The columns that the parser keeps for the names of options.
  private static let labels = 26

  private static func dutch(_ page: String, columns: Int) -> String {
    var isList = false
    return page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("USAGE: ") { isList = true }
      let said = ParserWords.ofHelp(String(line))
      guard !line.hasPrefix("USAGE: "), said.count > columns else { return said }
      guard isList else { return broken(said, columns: columns).joined(separator: "\n") }
      let label = said.prefix(labels)
      guard label.last == " " else { return said }
      let margin = String(repeating: " ", count: labels)
      return label
        + broken(String(said.dropFirst(labels)), columns: columns - labels).joined(separator: "\n" + margin)
    }.joined(separator: "\n")
  }

  /// The lines of a text, broken between words.
  private static func broken(_ text: String, columns: Int) -> [String] {
    var lines = [""]
    var width = 0
    for (number, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let length = word.count
      if number > 0, width + 1 + length > columns {
        lines.append(String(word))
        width = length
      } else {
        lines[lines.count - 1] += (number > 0 ? " " : "") + word
        width += length + (number > 0 ? 1 : 0)
      }
    }
    return lines
  }
}
