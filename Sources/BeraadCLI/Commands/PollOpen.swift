import ArgumentParser
import BeraadKit
import Deliberation

struct PollOpenCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "open", abstract: "Open a poll, and freeze its definition.",
    discussion: """
      Who may vote, and with what weight, is what reviewers.json says at this moment.

        beraad poll open housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.openPoll(poll)) }
}
