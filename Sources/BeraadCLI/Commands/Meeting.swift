import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct MeetingCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "meeting",
    abstract: Localized(
      en: "Keep the meetings of the alliance, and see what came of each.",
      nl: "De bijeenkomsten van de alliantie bijhouden, en zien wat er van elk geworden is."),
    subcommands: [
      MeetingNewCommand.self, MeetingSetCommand.self, MeetingListCommand.self, MeetingShowCommand.self,
    ])
}

/// What can be said of a meeting.
struct MeetingFactsOptions: ParsableArguments {
  @Option(help: ArgumentHelp(en: "The hall or the address.", nl: "De zaal of het adres.", valueName: "place"))
  var place: String?
  @Option(
    help: ArgumentHelp(
      en: "The region that it belongs to.", nl: "De regio waar zij bij hoort.", valueName: "region"))
  var region: String?
  @Option(help: ArgumentHelp(en: "Its day.", nl: "De dag.", valueName: "date")) var date: String?
  @Option(
    help: ArgumentHelp(
      en: "A working group or table; may be repeated.",
      nl: "Een werkgroep of tafel; mag vaker.", valueName: "name"))
  var group: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "How many came of a kind of organisation; may be repeated.",
      nl: "Hoeveel mensen er van een soort organisatie kwamen; mag vaker.", valueName: "kind=number"))
  var came: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "A paper that it is about; may be repeated. Otherwise all.",
      nl: "Een stuk waarover zij gaat; mag vaker. Anders alle.", valueName: "paper"))
  var about: [String] = []

  func facts(title: String?) -> MeetingFacts {
    var facts = MeetingFacts()
    (facts.title, facts.place, facts.region, facts.date) = (title, place, region, date)
    facts.groups = group.isEmpty ? nil : group
    facts.came = came.isEmpty ? nil : came
    facts.papers = about.isEmpty ? nil : about
    return facts
  }
}

struct MeetingNewCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "new",
    abstract: Localized(en: "Note a meeting.", nl: "Leg een bijeenkomst vast."),
    english: """
      A poll that has a meeting of this short name is held there, and what groups report is harvested from it.

        beraad meeting new leeds --title Leeds --date 2026-03-14 --region north --group "Table 1" --group "Table 2"
      """,
    dutch: """
      Een peiling met een bijeenkomst van deze korte naam wordt daar gehouden, en wat groepen opschrijven, wordt daar \
      geoogst.

        beraad meeting new assen --title Assen --date 2026-03-14 --region noord --group "Tafel 1" --group "Tafel 2"
      """)

  @Argument(
    help: ArgumentHelp(
      en: "Its short name: small letters, digits, hyphens.",
      nl: "De korte naam: kleine letters, cijfers, streepjes.", valueName: "meeting"))
  var meeting: String
  @Option(help: ArgumentHelp(en: "Its title.", nl: "De titel.", valueName: "title")) var title: String
  @OptionGroup var facts: MeetingFactsOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.newMeeting(meeting, facts.facts(title: title)))
  }
}

struct MeetingSetCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "set",
    abstract: Localized(
      en: "Change what is said of a meeting, or note who came.",
      nl: "Verander wat er over een bijeenkomst staat, of leg vast wie er kwam."),
    english: """
      What you leave out stays as it is; an empty value takes it away. Groups, numbers and papers take the place of those \
      that were there. A meeting that only a poll names is kept by itself from then on.

        beraad meeting set leeds --came "tenants' unions=14" --came "churches=6"
      """,
    dutch: """
      Wat u weglaat, blijft zoals het is; een lege waarde haalt iets weg. Groepen, aantallen en stukken komen in de plaats \
      van wat er stond. Een bijeenkomst die alleen een peiling noemt, staat daarna op zichzelf.

        beraad meeting set assen --came "huurdersverenigingen=14" --came "kerken=6"
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The meeting: its short name, or its title.",
      nl: "De bijeenkomst: de korte naam of de titel.", valueName: "meeting"))
  var meeting: String
  @Option(help: ArgumentHelp(en: "Its title.", nl: "De titel.", valueName: "title")) var title: String?
  @OptionGroup var facts: MeetingFactsOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.setMeeting(meeting, facts.facts(title: title)))
  }
}

struct MeetingListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(
      en: "List the meetings, those that only polls name among them.",
      nl: "Toon de bijeenkomsten, ook die alleen in een peiling staan."),
    english: """
        beraad meeting list
      """,
    dutch: """
        beraad meeting list
      """)

  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let meetings = try session.context.meetings()
    var table = Table(["meeting", "date", "region", "title", "people", "polls", "reports", "points", "open"])
    for row in meetings.rows {
      table.add([
        row.meeting, row.date ?? "", row.region ?? "", row.title, row.people.map(String.init) ?? "",
        row.polls.joined(separator: " "), "\(row.reports.count)", "\(row.points)", "\(row.open)",
      ])
    }
    let none = Localized(en: "There are no meetings.", nl: "Er zijn geen bijeenkomsten.")
    return Report(
      answer: table.text(session), value: meetings.rows,
      story: (meetings.rows.isEmpty ? [none] : []) + meetings.problems)
  }
}

struct MeetingShowCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "show",
    abstract: Localized(
      en: "Show a meeting: who came, what was asked and reported, and what came of it.",
      nl: "Toon een bijeenkomst: wie er kwam, wat er is gevraagd en opgeschreven, en wat ervan geworden is."),
    english: """
        beraad meeting show leeds
      """,
    dutch: """
        beraad meeting show assen
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The meeting: its short name, or its title.",
      nl: "De bijeenkomst: de korte naam of de titel.", valueName: "meeting"))
  var meeting: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let shown = try session.context.showMeeting(meeting)
    return Report(
      answer: MeetingText(shown, session.style(options), session.language).text, value: shown,
      story: shown.problems)
  }
}

extension Report {
  /// The meeting's short name on stdout, what happened on stderr.
  fileprivate init(_ row: MeetingSummary) {
    answer = row.meeting + "\n"
    value = row
    story = [row.story].compactMap(\.self)
  }
}
