import Deliberation

/// An agenda in Markdown, to be filled in.
struct AgendaMarkdown {
  private let agenda: MeetingAgenda
  private let phrases: AgendaPhrases

  init(_ agenda: MeetingAgenda) { (self.agenda, phrases) = (agenda, AgendaPhrases(agenda.language)) }

  var text: String {
    let head = """
      # \(phrases.agenda): \(MarkdownText.escaped(agenda.title))

      \(MarkdownText.escaped(agenda.alliance)). \(phrases.madeOn) \(phrases.date(agenda.date)) (`\(agenda.commit.prefix(10))`).

      """
    guard !agenda.items.isEmpty else { return head + "\n\(phrases.nothing)\n" }
    return head
      + agenda.sections.map { section in
        "\n## \(phrases.section(section.kind))\n" + section.items.map(item).joined()
      }.joined()
  }

  private func item(_ number: Int, _ item: MeetingAgenda.Item) -> String {
    let poll = item.kind == .apart ? "" : item.poll.map { " (\(phrases.voteOpen): `\($0)`)" } ?? ""
    let note = item.note.map { "\n\(words($0[phrases.language]))\n" } ?? ""
    let lead = item.kind == .comment ? phrases.isAbout : phrases.draftHas
    let draft = item.draft.isEmpty ? phrases.nothingThere : "“\(words(item.draft))”"
    let sentence = item.sentence.map { "\n\n\(phrases.inSentence): “\(words($0))”" } ?? ""
    let choices: String = zip(MeetingAgenda.letters, item.choices).map { letter, choice -> String in
      let name = item.choices.count > 1 ? "**\(letter)** " : ""
      let text = choice.text.isEmpty ? phrases.takenOut : "“\(words(choice.text))”"
      let why: String = choice.reasons.map { "\n  *\(phrases.because): \(words($0))*" }.joined()
      let ids: String = choice.ids.map { "`\($0)`\(choice.late.contains($0) ? " (\(phrases.late))" : "")" }
        .joined(separator: ", ")
      return
        "- \(name)\(MarkdownText.escaped(choice.partners.joined(separator: ", "))), \(ids): \(text)\(why)\n"
    }.joined()
    let boxes: String = phrases.boxes(item).map { "☐ \($0)" }.joined(separator: "   ")
    return """

      ### \(number). \(MarkdownText.escaped(item.place ?? phrases.noPlace))\(poll)

      \(lead): \(draft)\(sentence)
      \(note)
      \(choices)
      \(phrases.outcome): \(boxes)

      \(phrases.reason): ……………………………………………………………

      """
  }

  private func words(_ text: String) -> String { MarkdownText.escaped(MeetingAgenda.line(text)) }
}

/// Text of people inside a Markdown document that is made.
enum MarkdownText {
  /// The text as it is to be read: what Markdown would take for a mark stands behind a backslash.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]<>#|".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
