import BeraadKit
import HTML

/// How words of a draft lead to what was said about them.
enum PaperMarks {
  static func marks(_ words: Words) -> ReadingMarks {
    let (comment, proposal) = (words("Opmerking", "Comment"), words("Voorstel", "Proposal"))
    return ReadingMarks(
      language: words.language,
      comment: { row, number in (comment, note(row.id, "\(comment) \(number)", "\(number)")) },
      change: { row, number in (proposal, note(row.id, "\(proposal) \(number)", "✎\(number)")) })
  }

  private static func note(_ id: String, _ name: String, _ sign: String) -> Markup {
    "<sup class=\"n\"><a href=\"#\(id)\" aria-label=\"\(name)\">\(sign)</a></sup>"
  }
}
