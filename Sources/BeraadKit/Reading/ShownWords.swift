import Markdown

/// Words of a draft as its page shows them.
package enum ShownWords {
  /// What a reader sees of a piece of Markdown, without its marks: a heading without `#`, a list without its bullets.
  package static func of(_ source: String) -> String {
    // Most quotes are plain words.
    guard mayHaveMarks(source) else { return source }
    var text = ""
    let document = MarkdownDocument(parsing: Array(source.utf8))
    for event in document.events {
      switch event {
      case .text(let run): text += run.text
      case .lineBreak: text += "\n"
      case .enter(let element), .leave(let element):
        if !element.isSpan, !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
      case .noteReference: break
      }
    }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? source : text
  }

  /// Whether something in it may be Markdown. A number and a dash mean something only where a line begins.
  private static func mayHaveMarks(_ source: String) -> Bool {
    if source.utf8.contains(where: marks.contains) { return true }
    guard source.utf8.contains(where: openings.contains) else { return false }
    let first = source.utf8.first { $0 != UInt8(ascii: " ") }
    return source.utf8.contains(UInt8(ascii: "\n")) || first.map(openings.contains) ?? false
  }

  private static let marks = Set("#*_`>[]<&\\~|".utf8)
  private static let openings = Set("+-0123456789".utf8)
}
