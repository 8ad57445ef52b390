import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct StatusCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "status",
    abstract: Localized(
      en: "What is open, for you and for the committee.",
      nl: "Wat er openstaat, voor u en voor de commissie."),
    english: """
        beraad status
        beraad status --as tenants --json
      """,
    dutch: """
        beraad status
        beraad status --as huurders --json
      """)

  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    // What is so in this clone alone is no part of the answer, which every clone gives alike.
    let (status, unfinished, unsent) = try session.context.statusHere()
    let style = session.style(options)
    let story = status.problems + unfinished + (unsent?.story ?? [])
    return Report(answer: status.text(style, session.language), value: status, story: story)
  }
}

extension Status {
  fileprivate func text(_ style: Style, _ language: Language) -> String {
    let who =
      partner.map { Localized(en: "You are \($0).", nl: "U bent \($0).") }
      ?? offRoster.map { Localized(en: "You were \($0).", nl: "U was \($0).") }
      ?? Localized(
        en: "You are nobody yet: say who with --as, or with: beraad init --as PARTNER",
        nl: "U bent nog niemand: zeg wie met --as, of met: beraad init --as PARTNER")
    let name = style(.bold, alliance.harmlessLine)
    let head = Localized(
      en: "\(name), on the branch \(branch). \(who.english)\n",
      nl: "\(name), op de branch \(branch). \(who.dutch)\n"
    )[language]
    let lost = lostPapers.map { "\n\(style(.bold, $0.paper))\n  \($0.loss[language])\n" }.joined()
    if papers.isEmpty, lost.isEmpty {
      return head
        + Localized(
          en: "There is no paper yet: begin one with beraad new.\n",
          nl: "Er is nog geen stuk: begin er een met beraad new.\n")[language]
    }
    let quiet = papers.filter(\.isQuietReport)
    return head
      + papers.filter { !$0.isQuietReport }.map { paper in
        let stage = paper.stage.map { " (\(PlainWords.stage($0)[language].harmlessLine))" } ?? ""
        return
          "\n\(style(.bold, paper.paper))  \(paper.title.harmlessLine)\(stage)\n\(paper.lines(language))"
      }.joined() + Self.quiet(quiet.count, language) + lost
  }

  /// The reports of meetings in which nothing is open, in one line: there may be very many.
  private static func quiet(_ reports: Int, _ language: Language) -> String {
    guard reports > 0 else { return "" }
    let counted = Localized.count(
      reports, en: ("report in which nothing is open", "reports in which nothing is open"),
      nl: ("verslag waarin niets openstaat", "verslagen waarin niets openstaat"))
    return "\n\(counted[language])\n"
  }
}

extension Status.PaperStatus {
  fileprivate var isQuietReport: Bool {
    kind == PaperKind.report.rawValue && told.isEmpty
  }

  fileprivate func lines(_ language: Language) -> String {
    let none = Localized(en: "nothing is open", nl: "er staat niets open")
    return (told.isEmpty ? [none] : told).map { "  \($0[language].harmlessLine)\n" }.joined()
  }

  /// What is open of it, a sentence each.
  private var told: [Localized] {
    var lines = counts
    lines += lacking + voted + corrections
    lines += [conflictMarks].compactMap(\.self)
    if !unvoted.isEmpty {
      let names = unvoted.joined(separator: ", ")
      lines.append(Localized(en: "you have not voted in: \(names)", nl: "u stemde nog niet in: \(names)"))
    }
    lines += votesTooLate + openPolls.map(\.sentence) + doubleVotes + meetingsLeftOut
    lines += deadlines.map(\.line)
    if editions > 0 {
      lines.append(
        .count(
          editions, en: ("edition published", "editions published"),
          nl: ("editie gepubliceerd", "edities gepubliceerd")))
    }
    return lines + exclusions.map(\.story)
  }

  /// How much is open, each where there is any.
  private var counts: [Localized] {
    let found: [(count: Int, words: (Int) -> Localized)] = [
      (
        openComments,
        {
          .count(
            $0, en: ("comment without an answer", "comments without an answer"),
            nl: ("opmerking zonder antwoord", "opmerkingen zonder antwoord"))
        }
      ),
      (
        openChanges,
        {
          .count(
            $0, en: ("proposed change without a decision", "proposed changes without a decision"),
            nl: ("voorgestelde wijziging zonder besluit", "voorgestelde wijzigingen zonder besluit"))
        }
      ),
      (
        waiting,
        {
          .count(
            $0, en: ("adopted change that waits to be merged", "adopted changes that wait to be merged"),
            nl: (
              "overgenomen wijziging die wacht op samenvoegen",
              "overgenomen wijzigingen die wachten op samenvoegen"
            ))
        }
      ),
      (
        uncollected,
        {
          .count(
            $0, en: ("record not collected yet", "records not collected yet"),
            nl: ("bijdrage nog niet opgehaald", "bijdragen nog niet opgehaald"))
        }
      ),
      (
        ownUncollected,
        { .count($0, en: ("of them yours", "of them yours"), nl: ("daarvan van u", "daarvan van u")) }
      ),
    ]
    return found.filter { $0.count > 0 }.map { $0.words($0.count) }
  }
}

extension Status.DeadlineRow {
  fileprivate var line: Localized {
    let what =
      poll.map { Localized(en: "votes in \($0)", nl: "stemmen in \($0)") }
      ?? Localized(en: "comments and changes", nl: "opmerkingen en wijzigingen")
    let left =
      switch daysLeft {
      case 0: Localized(en: "today is the last day", nl: "vandaag is de laatste dag")
      case 1: Localized(en: "1 day left", nl: "nog 1 dag")
      case 2...: Localized(en: "\(daysLeft) days left", nl: "nog \(daysLeft) dagen")
      default:
        Localized(en: "over; what comes later is marked", nl: "voorbij; wat later komt, krijgt een merk")
      }
    return Localized(
      en: "\(what.english) until \(until): \(left.english)",
      nl: "\(what.dutch) tot en met \(until): \(left.dutch)")
  }
}
