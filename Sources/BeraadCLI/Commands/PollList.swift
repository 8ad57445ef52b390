import ArgumentParser
import BeraadKit
import Deliberation

struct PollListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "list", abstract: "List the polls of a paper.",
    discussion: """
        beraad poll list housing
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let polls = try session.context.polls(of: paper)
    var table = Table(["poll", "kind", "stage", "votes", "meetings", "question"])
    for poll in polls.rows {
      let counted = poll.meetings.map { "\(poll.counted ?? 0)/\($0)" } ?? ""
      table.add([poll.poll, poll.type, poll.stage, "\(poll.votes)", counted, poll.question])
    }
    let none = polls.rows.isEmpty ? ["\(paper) has no polls."] : []
    return Report(
      answer: table.text(session.console), value: polls.rows,
      story: (none + polls.problems).map { Localized($0) })
  }
}
