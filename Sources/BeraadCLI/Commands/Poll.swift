import ArgumentParser
import BeraadKit

struct PollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll", abstract: "Put a question, open it, close it, or list what there is.",
    subcommands: [
      PollNewCommand.self, PollOpenCommand.self, PollCloseCommand.self, PollListCommand.self,
    ])
}

extension PollName: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

struct PollNewCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Put a question.",
    discussion: """
      From a definition in JSON: a sticker poll, a motion or a stance. Until the poll is opened, another \
      definition takes the place of the first.

        beraad poll new housing course --from course.json
        beraad poll new housing stand --from stand.json
      """)

  @Argument(help: "The paper.") var paper: String
  @Argument(help: "The poll's short name: small letters, digits, hyphens.") var poll: String
  @Option(help: ArgumentHelp("The definition; - is standard input.", valueName: "file")) var from: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let definition = try GivenFile.bytes(from, session: session)
    return Report(
      try session.context.newPoll(PollName(paper: paper, poll: poll), definition: definition))
  }
}

struct PollOpenCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a poll, and freeze its definition.",
    discussion: """
      Who may vote, and with what weight, is what reviewers.json says at this moment.

        beraad poll open housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.openPoll(poll)) }
}

struct PollCloseCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a poll.",
    discussion: """
      What the partners' branches at hand hold at this moment counts, collected or not; what comes later does not.

        beraad collect && beraad poll close housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.closePoll(poll)) }
}

struct PollListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the polls of a paper.",
    discussion: """
        beraad poll list housing
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let polls = try session.context.polls(of: paper)
    var table = Table(["poll", "kind", "stage", "votes", "meetings", "question"])
    for poll in polls.rows {
      let counted = poll.meetings.map { "\(poll.counted ?? 0)/\($0)" } ?? ""
      table.add([poll.poll, poll.type, poll.stage, "\(poll.votes)", counted, poll.question])
    }
    let none = polls.rows.isEmpty ? ["\(paper) has no polls."] : []
    return Report(answer: table.text(session.console), value: polls.rows, story: none + polls.problems)
  }
}

extension Report {
  /// The id of what was recorded on stdout, or the poll where only its definition was written.
  init(_ step: PollStep) {
    answer = (step.record ?? "\(step.paper)/\(step.poll)") + "\n"
    value = step
    story = step.story + step.warnings
  }
}
