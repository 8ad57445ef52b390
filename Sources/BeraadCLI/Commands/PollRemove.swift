import ArgumentParser
import BeraadKit
import Deliberation

struct PollRemoveCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "remove", abstract: "Take away a poll that was never opened.",
    discussion: """
      Its definition goes from main; the history keeps it. A poll that was opened stays.

        beraad poll remove housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.removePoll(poll)) }
}
