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

  /// - Parameter poll: what stands so far; nil for a new one.
  package static func text(of poll: Poll?) -> String {
    let head = """
      # A poll, a line for each thing. Lines that begin with # are left out; nothing is
      # recorded where no question is left. Until the poll is opened you can change all of it.
      # The words before the colons may be Dutch:
      \(comment(TemplateKey.dutchWords))
      # and so may those behind them:
      \(comment(dutchValues))

      question: \(poll?.question ?? "")

      # sticker: people place stickers at the items of boards.
      # motion: partners choose between wordings. stance: partners say where they stand.
      # What stands below of another kind of poll, and was left as it is, says nothing.
      kind: \(poll?.form.name ?? "sticker")

      # The poll that this one asks anew:
      \(poll?.replaces.map { "replaces: \($0)" } ?? "# replaces: last-year")

      # The last day on which votes are asked for, and the language of the texts:
      \(poll?.deadline.map { "until: \($0.day)" } ?? "# until: 2026-03-31")
      \(poll?.textLanguage.map { "lang: \($0)" } ?? "# lang: nl")

      """
    return switch poll?.form {
    case .sticker(let form): head + stickers(form)
    case .motion(let form): head + motion(form)
    case .stance: head
    case nil: head + stickers(nil) + motion(nil)
    }
  }

  private static let dutchValues = [
    "stickerpeiling", "motie", "standpunt", "geteld", "stembriefjes", "meerderheid", "twee-derde", "consent",
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

  private static func stickers(_ form: StickerForm?) -> String {
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
    let meetings = form.map { form in
      form.meetings.map { meeting in
        "meeting: "
          + [meeting.title, meeting.region, meeting.date].compactMap(\.self).joined(separator: "; ") + "\n"
      }.joined()
    }
    return """

      # --- A sticker poll ---
      # How many stickers a person has: on each board, in all, at one item.
      \(limits)# counted on the wall, or ballots: a line a person.
      source: \(form?.source.rawValue ?? "counted")
      # Of a meeting or region where fewer people took part no figure is shown.
      hide-below: \(form?.hideBelow ?? StickerForm.usualHideBelow)

      \(boards)
      # meeting: Leeds; north; 2026-03-14
      \(meetings ?? "")
      """
  }

  private static func motion(_ form: MotionForm?) -> String {
    let mark = form == nil ? "# " : ""
    let texts =
      form.map { form in
        form.alternatives.filter { $0.id.description != Alternative.leaveID }.map {
          "alternative: \($0.id): \($0.text)\n"
        }.joined()
      } ?? "# alternative: A home for all\n# alternative: Homes first\n"
    return """

      # --- A motion; leaving the text as it is comes with the wordings ---
      \(texts)# majority, two-thirds or consent; how many partners have to vote; yes where votes count by weight.
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
  package func pollTemplate(_ name: PollName) throws -> String {
    let dossier = try Desk(self).dossier(of: name.paper).dossier
    let state = Slug(name.poll).flatMap { dossier.pollState($0) }
    guard state?.opening == nil else {
      throw Refusal(
        "\(name) was opened already: its definition is frozen.",
        hints: ["ask anew, as another poll, with: beraad poll new \(name.paper) NAME --edit"], by: .pollOpened
      )
    }
    guard state?.poll.targets.isEmpty ?? true else {
      throw Refusal(
        "\(name) was made of what partners proposed: its wordings are theirs.",
        hints: ["make it anew with: beraad poll new \(name.paper) \(name.poll) --contested ID"])
    }
    return PollTemplate.text(of: state?.poll)
  }
}
