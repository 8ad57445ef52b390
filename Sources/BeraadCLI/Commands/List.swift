import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct ListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(
      en:
        "List the comments, amendments, decisions or polls of a paper, points of reports, or all that a partner did.",
      nl:
        "Toon opmerkingen, voorstellen, besluiten of peilingen bij een stuk, punten uit verslagen, of alles wat een partner deed."
    ),
    english: """
      What stands on a partner's branch only is marked as not collected. With --partner and without a kind: its comments, \
      answers, changes, votes, stance and stickers, and what became of each; without a paper, in all of them. `list \
      quarantine` names what stands on partners' branches and stays out of main: at which commit, and why. `list points` has the points of all reports and what became of each, `list offers` what \
      organisations offer and need, by route and region.

        beraad list housing comments --open
        beraad list housing amendments --partner tenants --json
        beraad list --partner tenants
        beraad list housing --partner tenants --csv > tenants.csv
        beraad list quarantine
        beraad list points --open --meeting leeds
        beraad list offers
      """,
    dutch: """
      Wat alleen op de branch van een partner staat, is gemarkeerd als nog niet opgehaald. Met --partner en zonder soort: de \
      opmerkingen, antwoorden, wijzigingen, stemmen, het standpunt en de stickers van die partner, en wat er van elk \
      geworden is; zonder stuk in alle stukken. `list quarantine` noemt wat op branches van partners staat en buiten main \
      blijft: bij welke commit, en waarom. `list points` geeft de punten van alle verslagen en wat er van elk geworden is, \
      `list offers` wat organisaties te bieden en nodig hebben, per route en regio.

        beraad list wonen comments --open
        beraad list wonen amendments --partner huurders --json
        beraad list --partner huurders
        beraad list wonen --partner huurders --csv > huurders.csv
        beraad list quarantine
        beraad list points --open --meeting assen
        beraad list offers
      """)

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case comments, amendments, decisions, polls, points, offers, responses
  }

  @Argument(
    help: ArgumentHelp(
      en: "The paper, or quarantine, points or offers.",
      nl: "Het stuk; of quarantine, points of offers.", valueName: "paper"))
  var paper: String?
  @Argument(
    help: ArgumentHelp(
      en: "comments, amendments, decisions, polls, responses, points or offers.",
      nl:
        "comments (opmerkingen), amendments (voorstellen), decisions (besluiten), polls (peilingen), responses (reacties), points (punten) of offers (aanbod).",
      valueName: "subject"))
  var subject: Subject?
  @Flag(help: ArgumentHelp(en: "Only what is open.", nl: "Alleen wat openstaat.")) var open = false
  @Option(help: ArgumentHelp(en: "Only this partner's.", nl: "Alleen van deze partner.")) var partner: String?
  @Option(
    help: ArgumentHelp(
      en: "Only points of this meeting.",
      nl: "Alleen punten van deze bijeenkomst.", valueName: "meeting"))
  var meeting: String?
  @Flag(
    help: ArgumentHelp(
      en: "As comma-separated values, for a spreadsheet or a mail merge.",
      nl: "Als CSV, voor een spreadsheet of een mailing."))
  var csv = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  /// The points or offers of all reports. A paper of that name is named with what to list of it.
  private var ofAll: Subject? {
    guard subject == nil, partner == nil, let found = paper.flatMap(Subject.init(rawValue:)) else {
      return nil
    }
    return found == .points || found == .offers ? found : nil
  }

  /// A paper of that name is named with what to list of it.
  private var isQuarantine: Bool { paper == "quarantine" && subject == nil && partner == nil }

  func validate() throws {
    guard isQuarantine || ofAll != nil || partner != nil || (paper != nil && subject != nil) else {
      throw ValidationError(
        en:
          "Name a paper and what to list: comments, amendments, decisions, polls or points; or a partner, with --partner; or: list quarantine, list points, list offers.",
        nl:
          "Noem een stuk en wat u wilt zien: comments, amendments, decisions, polls of points; of een partner, met --partner; of: list quarantine, list points, list offers."
      )
    }
    guard !csv || !output.json else {
      throw ValidationError(en: "Give --csv or --json, not both.", nl: "Geef --csv of --json, niet allebei.")
    }
    guard meeting == nil || ofAll != nil || subject == .points || subject == .offers else {
      throw ValidationError(
        en: "--meeting goes with points and offers.", nl: "--meeting hoort bij points en offers.")
    }
    guard subject != nil || ofAll != nil || !open else {
      throw ValidationError(
        en: "--open needs a kind: comments, amendments, polls or points.",
        nl: "Bij --open hoort een soort: comments, amendments, polls of points.")
    }
  }

  func report(_ session: Session) throws -> Report {
    if let ofAll { return try points(session, nil, offers: ofAll == .offers) }
    if isQuarantine { return try quarantine(session) }
    let filter = ListFilter(openOnly: open, partner: partner)
    guard let paper, let subject else { return try rows(session, of: partner ?? "") }
    switch subject {
    case .comments: return try comments(session, paper, filter)
    case .amendments: return try amendments(session, paper, filter)
    case .decisions: return try decisions(session, paper, filter)
    case .polls: return try polls(session, paper, filter)
    case .responses: return try responses(session, paper)
    case .points, .offers: return try points(session, paper, offers: subject == .offers)
    }
  }

  /// A listing as the answer that was asked for: the table is made only where it is shown.
  func report<Row>(
    _ listing: Listing<Row>, _ session: Session, _ headings: [String], first: [String] = [],
    _ cells: (Row) -> [[String]]
  ) -> Report {
    if session.json { return Report(value: listing.rows, story: listing.problems) }
    var table = Table(headings, first: first)
    for row in listing.rows { for line in cells(row) { table.add(line) } }
    // Lines of a spreadsheet end with a carriage return, which no text for a terminal may have; its cells are harmless already.
    if csv { return Report(bytes: Array(table.csv.utf8), story: listing.problems) }
    return Report(answer: table.text(session), isExact: true, story: listing.problems)
  }

  private func rows(_ session: Session, of partner: String) throws -> Report {
    let language = language(session)
    return report(
      try session.context.rows(of: partner, on: paper), session,
      ["paper", "kind", "id", "on", "says", "because", "outcome", "reason", "edition", "at"],
      first: ["id", "says", "outcome", "reason"]
    ) { row in
      [
        [
          row.paper, PlainWords.kind(row.kind)[language], row.id, row.on, row.says, row.because ?? "",
          PlainWords.status(row.outcome)[language] + Self.mark(row.collected, row.late, language),
          row.reason ?? "",
          row.edition.map(String.init) ?? "", row.at,
        ]
      ]
    }
  }

  private func quarantine(_ session: Session) throws -> Report {
    let language = language(session)
    return report(
      try session.context.quarantine(), session, ["partner", "commit", "file", "why"],
      first: ["partner", "why"]
    ) { row in
      let kept = Localized(
        en: " Its records are taken, its commits are not.",
        nl: " De bijdragen zijn opgehaald, de commits niet.")
      return [
        [
          row.partner ?? "", row.commit.map { String($0.prefix(10)) } ?? "", row.path ?? "",
          (row.isHistoryOnly ? row.reason.joined(to: kept) : row.reason)[language],
        ]
      ]
    }
  }

  /// The language of the cells: a spreadsheet and a pipe have the words that programs know.
  func language(_ session: Session) -> Language { csv ? .english : session.tableLanguage }

  private static func mark(_ isCollected: Bool, _ isLate: Bool, _ language: Language) -> String {
    let late = Localized(en: " (late)", nl: " (te laat)")
    let uncollected = Localized(en: " (not collected)", nl: " (niet opgehaald)")
    return (isLate ? late[language] : "") + (isCollected ? "" : uncollected[language])
  }

  private func comments(_ session: Session, _ paper: String, _ filter: ListFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.comments(on: paper, filter), session,
      ["id", "partner", "kind", "outcome", "words", "on", "comment"],
      first: ["id", "partner", "comment", "on"]
    ) { row in
      [
        [
          row.id, row.partner, PlainWords.intent(row.kind)[language],
          PlainWords.status(row.outcome)[language] + Self.mark(row.collected, row.late, language),
          PlainWords.anchor(row.anchor.outcome)[language], row.anchor.quote, row.body,
        ]
      ]
    }
  }

  private func amendments(_ session: Session, _ paper: String, _ filter: ListFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.amendments(to: paper, filter), session,
      ["id", "partner", "status", "change", "reason", "class"], first: ["id", "partner", "change", "status"]
    ) { row in
      row.hunks.map { change in
        let again = change.putAgain.map { Localized(en: " as \($0)", nl: " als \($0)")[language] } ?? ""
        let before = row.again.joined(separator: ", ")
        return [
          "\(row.id)/\(change.hunk)", row.partner,
          PlainWords.status(change.status)[language] + again + Self.mark(row.collected, row.late, language),
          WordChange(old: change.old, new: change.new, shape: change.shape).bare(language),
          row.reason
            + (row.again.isEmpty
              ? "" : Localized(en: " (again: \(before))", nl: " (opnieuw: \(before))")[language]),
          change.class.flatMap(OpenClass.init)?.name[language] ?? "",
        ]
      }
    }
  }

  private func decisions(_ session: Session, _ paper: String, _ filter: ListFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.decisions(about: paper, filter), session,
      ["id", "outcome", "about", "poll", "reason"], first: ["id", "outcome", "reason"]
    ) { row in
      [
        [
          row.id, PlainWords.status(row.outcome)[language], row.targets.joined(separator: " "),
          row.poll ?? "",
          row.reason,
        ]
      ]
    }
  }

  private func polls(_ session: Session, _ paper: String, _ filter: ListFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.polls(of: paper, filter), session, ["poll", "type", "stage", "question"]
    ) { row in
      [
        [
          row.poll, PlainWords.kind(row.type)[language], PlainWords.pollStage(row.stage)[language],
          row.question,
        ]
      ]
    }
  }
}
