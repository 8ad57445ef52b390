import ArgumentParser
import BeraadKit

struct BallotsCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "ballots", abstract: "Enter the ballots cast at a meeting.",
    discussion: """
      From a table token,BOARD,BOARD: a line a person, items divided by spaces. All of them become one record, \
      sorted by token: nothing says who voted what, or when. The poll is pseudonymous, not secret: whoever knows \
      whose a token is can look it up. A line without any item is a blank ballot: that there was one is kept, and nothing \
      else of it. A card's code is one token however it is written.

      --cards holds every token against the codes that beraad poll tokens --list kept: what no card has is refused. Where \
      several sheets were printed, put their lists behind each other.

        beraad ballots housing/course --meeting leeds --from leeds.csv
        beraad ballots housing/course --meeting leeds --present 88 --from leeds.csv --cards ~/leeds-codes.csv
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(help: "How many were there, who placed none included.") var present: Int?
  @Option(help: ArgumentHelp("The codes of the cards; what none of them has is refused.", valueName: "file"))
  var cards: String?
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
    Report(
      try session.context.ballots(
        in: poll, present: present, cards: try cards.map { try GivenFile.bytes($0, session: session) },
        meeting.file(session)))
  }
}
