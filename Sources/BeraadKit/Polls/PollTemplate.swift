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
  ///   - language: that of the lines which explain. What is read of it is the same in each.
  package static func text(of poll: Poll?, in language: Language = .english) -> String {
    let explained = TemplateWords(language)
    let head = """
      \(explained.head)
      \(comment(TemplateKey.dutchWords))
      \(explained.values)
      \(comment(dutchValues))

      question: \(poll?.question ?? "")

      \(explained.kinds)
      kind: \(poll?.form.name ?? "sticker")

      \(explained.replaces)
      \(poll?.replaces.map { "replaces: \($0)" } ?? "# replaces: last-year")

      \(explained.until)
      \(poll?.deadline.map { "until: \($0.day)" } ?? "# until: 2026-03-31")
      \(poll?.textLanguage.map { "lang: \($0)" } ?? "# lang: nl")

      """
    return switch poll?.form {
    case .sticker(let form) where form.isEvaluation: head + evaluation(form, explained)
    case .sticker(let form): head + stickers(form, explained)
    case .motion(let form): head + motion(form, explained)
    case .stance: head
    case nil: head + stickers(nil, explained) + evaluation(nil, explained) + motion(nil, explained)
    }
  }

  private static let dutchValues = [
    "stickerpeiling", "evaluatie", "motie", "standpunt", "geteld", "stembriefjes", "meerderheid",
    "twee-derde", "consent",
    "ja", "nee",
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

  private static func stickers(_ form: StickerForm?, _ explained: TemplateWords) -> String {
    func limit(_ name: String, _ number: Int?, example: String) -> String {
      number.map { "\(name): \($0)\n" } ?? "# \(name): \(example)\n"
    }
    let limits =
      limit("per-board", form.map { $0.limits.perBoard } ?? 2, example: "2")
      + limit("total", form?.limits.total, example: "4")
      + limit("per-item", form?.limits.perItem, example: "1")
    let boards =
      form.map { form in
        form.boards.map { "board: \($0.title)\n" + $0.items.map { "- \($0.text)\n" }.joined() }.joined(
          separator: "\n")
      } ?? "board: Worries\n- \n- \n\nboard: Hopes\n- \n- \n"
    return """

      \(explained.stickers)
      \(limits)\(explained.source)
      source: \(form?.source.rawValue ?? "counted")
      \(explained.hideBelow)
      hide-below: \(form?.hideBelow ?? StickerForm.usualHideBelow)

      \(boards)
      # meeting: Leeds; north; 2026-03-14
      \(form.map(meetings(of:)) ?? "")
      """
  }

  static func meetings(of form: StickerForm) -> String {
    form.meetings.map { meeting in
      "meeting: "
        + [meeting.title, meeting.region, meeting.date].compactMap(\.self).joined(separator: "; ") + "\n"
    }.joined()
  }

  private static func motion(_ form: MotionForm?, _ explained: TemplateWords) -> String {
    let mark = form == nil ? "# " : ""
    let texts =
      form.map { form in
        form.alternatives.filter { $0.id.description != Alternative.leaveID }.map {
          "alternative: \($0.id): \($0.text)\n"
        }.joined()
      } ?? "# alternative: A home for all\n# alternative: Homes first\n"
    return """

      \(explained.motion)
      \(texts)\(explained.terms)
      \(mark)rule: \(form?.rule.rawValue ?? "majority")
      \(mark)quorum: \(form?.quorum ?? 0)
      \(mark)weighted: \(form?.isWeighted == true ? "yes" : "no")

      """
  }
}

extension Context {
  /// What stands of a poll so far, for an editor.
  ///
  /// - Throws: `Refusal` where it is opened, or was made of what partners proposed.
  package func pollTemplate(_ name: PollName, in language: Language = .english) throws -> String {
    let dossier = try Desk(self).dossier(of: name.paper).dossier
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
    return PollTemplate.text(of: state?.poll, in: language)
  }
}
