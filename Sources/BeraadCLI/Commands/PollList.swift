import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(en: "List the polls of a paper.", nl: "Toon de peilingen bij een stuk."),
    english: """
        beraad poll list housing
      """,
    dutch: """
        beraad poll list wonen
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let polls = try session.context.polls(of: paper)
    var table = Table(["poll", "kind", "stage", "votes", "meetings", "question"])
    for poll in polls.rows {
      let counted = poll.meetings.map { "\(poll.counted ?? 0)/\($0)" } ?? ""
      let language = session.tableLanguage
      table.add([
        poll.poll, PlainWords.kind(poll.type)[language], PlainWords.pollStage(poll.stage)[language],
        "\(poll.votes)", counted, poll.question,
      ])
    }
    let none = Localized(en: "\(paper) has no polls.", nl: "\(paper) heeft geen peilingen.")
    return Report(
      answer: table.text(session), value: polls.rows,
      story: (polls.rows.isEmpty ? [none] : []) + polls.problems)
  }
}
