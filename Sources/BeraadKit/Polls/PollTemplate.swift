package import Deliberation
import Storage

/// A poll as somebody writes it in an editor: a line for each thing that is said, and lines with # that explain.
package enum PollTemplate {
  /// What was written.
  package struct Filled: Sendable {
    package let question: String
    package let wish: PollWish
    package let replaces: String?
    package let facts: PollFacts
  }

  /// - Parameters:
  ///   - poll: what stands so far; nil for a new one.
  ///   - language: that of its words, which can be read in each.
  ///   - usualLeave: the wording of "leave it as it is" that comes with a motion by itself: it has no line.
  package static func text(
    of poll: Poll?, in language: Language = .english, usualLeave: String? = nil
  ) -> String {
    let words = TemplateWords(language)
    let kind = poll.flatMap { TemplateKey.Kind(rawValue: $0.form.name) } ?? .sticker
    let head = """
      \(words.head)
      \(language == .dutch ? "" : otherWords)
      \(words.line(.question, poll?.question.inOneLine ?? ""))

      \(words.kinds)
      \(words.line(.kind, kind.word(in: language)))

      \(words.replaces)
      \(words.line(.replaces, poll?.replaces?.description, example: words.earlierPoll))

      \(words.until)
      \(words.line(.until, poll?.deadline?.day, example: words.lastDay))
      \(words.line(.lang, poll?.textLanguage?.description, example: "nl"))

      """
    return switch poll?.form {
    case .sticker(let form) where form.isEvaluation: head + evaluation(form, words)
    case .sticker(let form): head + stickers(form, words)
    case .motion(let form): head + motion(form, words, usualLeave: usualLeave)
    case .stance: head
    case nil: head + stickers(nil, words) + evaluation(nil, words) + motion(nil, words)
    }
  }

  /// What an English template says of the Dutch words that may stand on it.
  private static let otherWords =
    "\(comment(TemplateKey.dutchWords))\n# and so may those behind them:\n\(comment(dutchValues))\n"

  private static let dutchValues = [
    "stickerpeiling", "evaluatie", "stemming", "motie", "standpunt", "geteld", "stembriefjes",
    "meerderheid", "twee-derde", "consent", "ja", "nee",
  ]

  /// Words on lines that are left out.
  private static func comment(_ words: [String]) -> String {
    var lines = ["#"]
    for word in words {
      if lines[lines.count - 1].count + word.count > 78 { lines.append("#") }
      lines[lines.count - 1] += " \(word),"
    }
    return String(lines.joined(separator: "\n").dropLast())
  }

  private static func stickers(_ form: StickerForm?, _ words: TemplateWords) -> String {
    func limit(_ key: TemplateKey, _ number: Int?, example: String) -> String {
      words.line(key, number?.description, example: example) + "\n"
    }
    let limits =
      limit(.perBoard, form.map { $0.limits.perBoard } ?? 2, example: "2")
      + limit(.total, form?.limits.total, example: "4")
      + limit(.perItem, form?.limits.perItem, example: "1")
    let boards =
      form.map { form in
        form.boards.map { board in
          words.line(.board, board.title.inOneLine) + "\n"
            + board.items.map { "- \($0.text.inOneLine)\n" }.joined()
        }
      } ?? words.boards.map { words.line(.board, $0) + "\n- \n- \n" }
    return """

      \(words.stickers)
      \(limits)\(words.source)
      \(words.line(.source, (form?.source ?? .counted).templateWord(in: words.language)))
      \(words.hideBelow)
      \(words.line(.hideBelow, "\(form?.hideBelow ?? StickerForm.usualHideBelow)"))

      \(boards.joined(separator: "\n"))
      \(words.line(.meeting, nil, example: words.meeting))
      \(form.map { meetings(of: $0, words) } ?? "")
      """
  }

  static func meetings(of form: StickerForm, _ words: TemplateWords) -> String {
    form.meetings.map { words.line(.meeting, MeetingLine.text(of: $0)) + "\n" }.joined()
  }

  private static func motion(
    _ form: MotionForm?, _ words: TemplateWords, usualLeave: String? = nil
  ) -> String {
    let mark = form == nil ? "# " : ""
    let texts =
      form.map { form in
        form.alternatives.filter { alternative in
          alternative.id.description != Alternative.leaveID || alternative != form.alternatives.last
            || usualLeave.map { $0 != alternative.text } == true
        }.map { words.line(.alternative, "\($0.id): \($0.text.inOneLine)") + "\n" }
      } ?? words.alternatives.map { words.line(.alternative, nil, example: $0) + "\n" }
    return """

      \(words.motion)
      \(texts.joined())\(words.terms)
      \(mark)\(words.line(.rule, (form?.rule ?? .majority).templateWord(in: words.language)))
      \(mark)\(words.line(.quorum, "\(form?.quorum ?? 0)"))
      \(mark)\(words.line(.weighted, words.yes(form?.isWeighted == true)))

      """
  }
}

extension Context {
  /// What stands of a poll so far, for an editor.
  ///
  /// - Throws: `Refusal` where it is opened, or was made of what partners proposed.
  package func pollTemplate(_ name: PollName, in language: Language = .english) throws -> String {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: name.paper).dossier
    let state = Slug(name.poll).flatMap { dossier.pollState($0) }
    guard state?.opening == nil else {
      throw Refusal(
        Localized(
          en: "\(name) was opened already: its definition is frozen.",
          nl: "\(name) was al geopend: de vraag ligt vast."),
        hints: [
          Localized(
            en: "ask anew, as another poll, with: beraad poll new \(name.paper) NAME --edit",
            nl: "vraag het opnieuw, als een andere peiling, met: beraad poll new \(name.paper) NAAM --edit")
        ], by: .pollOpened
      )
    }
    guard state?.poll.targets.isEmpty ?? true else {
      throw Refusal(
        Localized(
          en: "\(name) was made of what partners proposed: its wordings are theirs.",
          nl: "\(name) is gemaakt van wat partners voorstelden: de formuleringen zijn van hen."),
        hints: [
          Localized(
            en: "make it anew with: beraad poll new \(name.paper) \(name.poll) --contested ID",
            nl: "maak haar opnieuw met: beraad poll new \(name.paper) \(name.poll) --contested NUMMER")
        ])
    }
    var facts = PollFacts()
    facts.textLanguage = state?.poll.textLanguage
    let phrases = BallotPhrases(facts.language ?? dossier.paper.language ?? desk.roster.language)
    return PollTemplate.text(of: state?.poll, in: language, usualLeave: phrases.leave)
  }
}
