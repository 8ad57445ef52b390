import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct InboxCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "inbox",
    abstract: Localized(en: "What still needs a decision.", nl: "Wat nog een besluit vraagt."),
    english: """
      Contested places first, with the alternatives side by side; then what is put to a vote, what wants one yes, what was \
      proposed for a passage that was rewritten since, and what has no place in the draft any more; then what merges by \
      itself; then the comments that nobody answered, and how many points of meetings nothing took up. Polls that are open, and corrections that wait for another closing, are \
      named before these. A change that takes words out of the passage of an item that clearly came \
      first at the meetings is named before these (poll tie). Below each stands what can be typed about it.

        beraad inbox housing
      """,
    dutch: """
      Eerst de omstreden plaatsen, met de voorstellen naast elkaar; dan wat in stemming is, wat één ja vraagt, wat is \
      voorgesteld voor een passage die sindsdien is herschreven, en wat geen plaats meer heeft in het concept; dan wat \
      vanzelf samengaat; dan de opmerkingen die niemand beantwoordde, en hoeveel punten van bijeenkomsten nog niet zijn \
      opgepakt. Daarvóór staan peilingen die open zijn, correcties die op een nieuwe sluiting wachten, en wijzigingen die \
      woorden weghalen uit de passage van een onderdeel dat op de bijeenkomsten duidelijk bovenaan kwam (poll tie). Onder \
      alles staat wat u erover kunt typen.

        beraad inbox wonen
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let inbox = try session.context.inbox(paper)
    let style = session.style(options)
    let none = Localized(
      en: "Nothing in \(inbox.paper) waits for the committee.",
      nl: "In \(inbox.paper) wacht niets op de commissie.")
    return Report(
      answer: inbox.text(style, session.language), value: inbox,
      story: inbox.problems + (inbox.isEmpty ? [none] : []))
  }
}

extension Inbox {
  fileprivate func text(_ style: Style, _ language: Language) -> String {
    var text = ""
    func section(_ title: InboxSection, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += text.isEmpty ? "" : "\n"
      text += style(.bold, title.words[language]) + "\n" + lines.map { "  \($0)\n" }.joined()
    }
    func said(_ sentences: [Localized]) -> [String] { sentences.map { $0[language].harmlessLine } }
    func items(_ kind: OpenClass) -> [String] {
      proposals.filter { $0.class == kind.rawValue }.flatMap { $0.lines(style, language) }
    }
    func places(_ isVote: Bool) -> [String] {
      contested.filter { ($0.poll != nil) == isVote }.flatMap { $0.lines(style, language) }
    }
    section(.lacking, said(lacking))
    section(.apart, said(exclusions.map(\.story)))
    section(.voted, said(voted))
    section(.openPolls, openPolls.map { $0.sentence[language] } + said(doubleVotes + meetingsLeftOut))
    section(.corrections, said(corrections))
    section(
      .halls,
      halls.flatMap { [$0.sentence[language].harmlessLine] + $0.advice.map { "  \($0[language])" } })
    section(.draft, [conflictMarks].compactMap { $0?[language] })
    section(.contested, places(false))
    section(.voting, places(true) + items(.voting))
    section(.decidedApart, items(.apart))
    section(.proposals, items(.proposal))
    section(.rewritten, items(.rewritten))
    section(.unplaced, items(.unplaced))
    section(.there, items(.there))
    section(.clean, clean.flatMap { $0.lines(style, language) })
    section(.comments, comments.map { $0.line(style, language) })
    section(.points, openPoints.map { [$0.sentence(paper)[language]] } ?? [])
    return text
  }
}

/// What stands over a part of the inbox.
private enum InboxSection {
  case lacking, apart, voted, openPolls, corrections, halls, draft, contested, voting, decidedApart,
    proposals,
    rewritten, unplaced, there, clean, comments, points

  var words: Localized {
    switch self {
    case .lacking:
      Localized(
        en: "Main does not have what something rests on", nl: "Op main ontbreekt waar iets op rust")
    case .apart:
      Localized(en: "Made apart: settle which holds", nl: "Los van elkaar gemaakt: los op welke geldt")
    case .voted:
      Localized(en: "Voted, and not in the draft yet", nl: "Gestemd, en nog niet in het concept")
    case .openPolls:
      Localized(
        en: "Polls that are open: no edition before they are closed",
        nl: "Peilingen die open zijn: geen editie voordat ze zijn gesloten")
    case .corrections:
      Localized(
        en: "Corrections that wait for another closing",
        nl: "Verbeteringen die wachten op een nieuwe sluiting")
    case .halls:
      Localized(
        en: "Against what the meetings found most important",
        nl: "Tegen wat de bijeenkomsten het belangrijkst vonden")
    case .draft: Localized(en: "The draft", nl: "Het concept")
    case .contested:
      Localized(
        en: "Contested: the draft keeps its words until people choose",
        nl: "Omstreden: het concept houdt zijn woorden tot mensen kiezen")
    case .voting: Localized(en: "Put to a vote", nl: "Ligt ter stemming voor")
    case .decidedApart:
      Localized(en: "Decided apart, and not settled", nl: "Los van elkaar besloten, en niet opgelost")
    case .proposals, .rewritten, .unplaced, .there, .clean: ofChanges
    case .points:
      Localized(
        en: "Points of meetings that nothing took up", nl: "Punten uit de zalen die nergens zijn opgepakt")
    case .comments:
      Localized(en: "Comments that nobody answered", nl: "Opmerkingen die niemand beantwoordde")
    }
  }

  private var ofChanges: Localized {
    switch self {
    case .proposals:
      Localized(
        en: "Proposals: they fit by their words, and want one yes",
        nl: "Voorstellen: de woorden passen, en wachten op één ja")
    case .rewritten:
      Localized(
        en: "Passage rewritten: take them where they stand with one yes, or have them put again",
        nl: "Passage herschreven: neem ze over waar ze staan met één ja, of laat ze opnieuw indienen")
    case .unplaced:
      Localized(
        en: "Unplaced: the draft has no place for them any more",
        nl: "Zonder plaats: het concept heeft er geen plek meer voor")
    case .there: Localized(en: "In the draft already", nl: "Staat al in het concept")
    default:
      Localized(en: "Merges by itself once adopted", nl: "Past zoals het er staat, zodra het is overgenomen")
    }
  }
}

extension Inbox.OpenPoints {
  fileprivate func sentence(_ paper: String) -> Localized {
    let list = isOwn ? "beraad list \(paper) points --open" : "beraad list points --open"
    return Localized(
      en:
        "\(points) \(points == 1 ? "point" : "points") of \(reports) \(reports == 1 ? "report" : "reports"), with: \(list)",
      nl:
        "\(points) \(points == 1 ? "punt" : "punten") uit \(reports) \(reports == 1 ? "verslag" : "verslagen"), met: \(list)"
    )
  }
}

extension ShownPlace {
  fileprivate func lines(_ style: Style, _ language: Language) -> [String] {
    let lead = Localized(en: "draft:", nl: "concept:")[language]
    return ["\(style(.yellow, PlainWords.meeting(kind)[language]))  \(lead) “\(draft.harmlessLine)”"]
      + alternatives.map { choice in
        let names = zip(choice.targets, choice.classes).map {
          named($0, $1, isLate: choice.late.contains($0), language)
        }
        return
          "    \(names.joined(separator: ", "))  \(choice.partners.joined(separator: ", ").harmlessLine): “\(choice.text.harmlessLine)”"
      } + next.map { "    \(PlainWords.with[language]) \($0[language])" }
  }

  /// A change, and how it stands where that is otherwise than the place.
  private func named(_ target: String, _ kind: String, isLate: Bool, _ language: Language) -> String {
    let name = kind == self.class ? nil : OpenClass(rawValue: kind)?.name[language] ?? kind
    let marks = [name, isLate ? PlainWords.tooLate[language] : nil].compactMap(\.self)
    return marks.isEmpty ? target : "\(target) (\(marks.joined(separator: ", ")))"
  }
}

extension Inbox.Item {
  fileprivate func lines(_ style: Style, _ language: Language) -> [String] {
    let mark = PlainWords.mark(collected: collected, late: late)[language]
    let look = attention.map { $0.words[language] }.joined(separator: "; ")
    return [
      "\(style(.green, target))  \(partner.harmlessLine), \(PlainWords.status(status)[language])\(mark): \(reason.harmlessLine)",
      "    \(change.text(style, language))",
    ] + (attention.isEmpty ? [] : ["    \(PlainWords.look[language]) \(look)"])
      + next.map { "    \(PlainWords.with[language]) \($0[language])" }
  }
}

extension CommentRow {
  fileprivate func line(_ style: Style, _ language: Language) -> String {
    let mark = PlainWords.mark(collected: collected, late: late)[language]
    let (quote, intent) = (anchor.quote.harmlessLine, PlainWords.intent(kind)[language])
    let lead = Localized(en: "on “\(quote)”", nl: "bij “\(quote)”")[language]
    return "\(style(.blue, id))  \(partner), \(intent)\(mark), \(lead): \(body.harmlessLine)"
  }
}
