import ArgumentParser
import BeraadKit
import Deliberation

struct PollMeetingCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "meeting", abstract: "Add a meeting to a sticker poll that is not opened yet.",
    discussion: """
      Of a meeting that the alliance keeps (beraad meeting) its name is enough: title, region and day are copied from there.

        beraad poll meeting housing/course "Leeds" --region north --date 2026-03-14
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Argument(help: "The meeting's title; its short name is made of it.") var title: String
  @Option(help: "The region that it belongs to.") var region: String?
  @Option(help: ArgumentHelp("Its day.", valueName: "date")) var date: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.addMeeting(title, region: region, date: date, to: poll))
  }
}
