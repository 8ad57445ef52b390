import ArgumentParser
import BeraadKit

struct BallotsCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "ballots", abstract: "Enter the ballots cast at a meeting.",
    discussion: """
      From a table token,BOARD,BOARD: a line a person, items divided by spaces. All of them become one record, \
      sorted by token: nothing says who voted what, or when. The poll is pseudonymous, not secret: whoever knows \
      whose a token is can look it up.

        beraad ballots housing/course --meeting leeds --from leeds.csv
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard meeting.from != nil else {
      throw ValidationError("Ballots come from a table: give it with --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.ballots(in: poll, meeting.file(session)))
  }
}
