import ArgumentParser
import BeraadKit
import Deliberation

struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "meeting", abstract: "Keep the meetings of the alliance, and see what came of each.",
    subcommands: [
      MeetingNewCommand.self, MeetingSetCommand.self, MeetingListCommand.self, MeetingShowCommand.self,
    ])
}

/// What can be said of a meeting.
struct MeetingFactsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The hall or the address.", valueName: "place")) var place: String?
  @Option(help: "The region that it belongs to.") var region: String?
  @Option(help: ArgumentHelp("Its day.", valueName: "date")) var date: String?
  @Option(help: ArgumentHelp("A working group or table; may be repeated.", valueName: "name"))
  var group: [String] = []
  @Option(
    help: ArgumentHelp("How many came of a kind of organisation; may be repeated.", valueName: "kind=number"))
  var came: [String] = []
  @Option(help: ArgumentHelp("A paper that it is about; may be repeated. Otherwise all.", valueName: "paper"))
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
  static let configuration = CommandConfiguration(
    verb: "new", abstract: "Note a meeting.",
    discussion: """
      A poll that has a meeting of this short name is held there, and what groups report is harvested from it.

        beraad meeting new leeds --title Leeds --date 2026-03-14 --region north --group "Table 1" --group "Table 2"
      """)

  @Argument(help: "Its short name: small letters, digits, hyphens.") var meeting: String
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String
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
  static let configuration = CommandConfiguration(
    verb: "set", abstract: "Change what is said of a meeting, or note who came.",
    discussion: """
      What you leave out stays as it is; an empty value takes it away. Groups, numbers and papers take the place of those \
      that were there. A meeting that only a poll names is kept by itself from then on.

        beraad meeting set leeds --came "tenants' unions=14" --came "churches=6"
      """)

  @Argument(help: "The meeting: its short name, or its title.") var meeting: String
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
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
  static let configuration = CommandConfiguration(
    verb: "list", abstract: "List the meetings, those that only polls name among them.",
    discussion: """
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
  static let configuration = CommandConfiguration(
    verb: "show", abstract: "Show a meeting: who came, what was asked and reported, and what came of it.",
    discussion: """
        beraad meeting show leeds
      """)

  @Argument(help: "The meeting: its short name, or its title.") var meeting: String
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
