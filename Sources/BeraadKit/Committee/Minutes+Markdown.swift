import Deliberation

extension Minutes {
  /// The minutes as a Markdown document, in the language of the paper.
  package var markdown: String {
    let phrases = AgendaPhrases(language)
    let decided = entries.count { $0.kind == "decision" }
    let head = """
      # \(phrases.minutes): \(MarkdownText.escaped(title))

      \(MarkdownText.escaped(alliance)), \(phrases.span(from, to)): \(phrases.decisions(decided)).

      """
    guard !entries.isEmpty else { return head + "\n\(phrases.noDecisions)\n" }
    var text = head
    var day = ""
    for (index, entry) in entries.enumerated() {
      if entry.at.prefix(10) != day {
        day = String(entry.at.prefix(10))
        text += "\n## \(phrases.date(day))\n"
      }
      text += entry.markdown(number: index + 1, phrases)
    }
    return text
  }
}

extension Minutes.Entry {
  fileprivate func markdown(number: Int, _ phrases: AgendaPhrases) -> String {
    let head =
      switch kind {
      case "edition": phrases.isDutch ? "Editie \(outcome) gepubliceerd" : "Edition \(outcome) published"
      case "closing": (phrases.isDutch ? "Peiling gesloten: " : "Poll closed: ") + (poll ?? "")
      default: (Outcome(rawValue: outcome).map(phrases.outcome) ?? outcome).capitalizedFirst
      }
    let basis =
      kind == "decision"
      ? poll.map { " (\(phrases.isDutch ? "na stemming" : "after the vote") `\($0)`)" } : nil
    var text = "\n### \(number). \(MarkdownText.escaped(head))\(basis ?? "")\n\n"
    text += about.map { $0.markdown(phrases) }.joined()
    if !about.isEmpty { text += "\n" }
    if kind == "closing" {
      text += MarkdownText.escaped(
        result.map { "\(MeetingAgenda.line($0)) " } ?? "\(phrases.outcome): \(outcome). ")
      if let turnout { text += "\(MarkdownText.escaped(MeetingAgenda.line(turnout))) " }
    }
    if !reason.isEmpty {
      let label = kind == "decision" ? "\(phrases.reason): " : ""
      text += "\(label)\(MarkdownText.escaped(MeetingAgenda.line(reason)))\n\n"
    }
    let later = replacedBy.map {
      phrases.isDutch ? "; later vervangen door `\($0)`" : "; replaced later by `\($0)`"
    }
    return text + "\(MarkdownText.escaped(by)), `\(id)`\(later ?? "")\n"
  }
}

extension Minutes.Subject {
  fileprivate func markdown(_ phrases: AgendaPhrases) -> String {
    func quoted(_ text: String, _ none: String) -> String {
      text.isEmpty ? none : "“\(MarkdownText.escaped(shortened(MeetingAgenda.line(text))))”"
    }
    let who = MarkdownText.escaped(partner) + (place.map { ", \(MarkdownText.escaped($0))" } ?? "")
    let within = sentence.map { "  \n  \(phrases.inSentence): \(quoted($0, ""))" } ?? ""
    guard let new else {
      // A point says itself what it is: its table, and its words.
      let kind = target.first == Record.Kind.point.letter ? "" : ", \(phrases.remark.lowercased())"
      return "- \(who)\(kind): \(quoted(old, phrases.nothingThere)) (`\(target)`)\(within)\n"
    }
    return
      "- \(who): \(quoted(old, phrases.nothingThere)) → \(quoted(new, phrases.takenOut)) (`\(target)`)\(within)\n"
  }
  /// Of a long passage, as of one that moved, the beginning and the end.
  private func shortened(_ text: String) -> String {
    guard text.count > 2 * Self.end + 20 else { return text }
    return "\(text.prefix(Self.end)) … \(text.suffix(Self.end))"
  }

  /// How many characters of each end of a long passage are shown.
  private static let end = 120
}
