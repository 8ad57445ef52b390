import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollRemoveCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "remove",
    abstract: Localized(
      en: "Take away a poll that was never opened.",
      nl: "Haal een peiling weg die nooit open is geweest."),
    english: """
      Its definition goes from main; the history keeps it. A poll that was opened stays.

        beraad poll remove housing/course
      """,
    dutch: """
      De definitie gaat van main; de geschiedenis houdt haar. Een peiling die open is geweest, blijft.

        beraad poll remove wonen/koers
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.removePoll(poll)) }
}
