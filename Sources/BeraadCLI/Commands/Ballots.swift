import ArgumentParser
import BeraadKit
import Deliberation

struct BallotsCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "ballots", abstract: "Enter the ballots cast at a meeting.",
    discussion: """
      From a table token,BOARD,BOARD: a line a person. An item is its short name or its number on the board, several with \
      spaces between; or its text, several with ; between. All of them become one record, \
      sorted by token: nothing says who voted what, or when. The poll is pseudonymous, not secret: whoever knows \
      whose a token is can look it up. A line without any item is a blank ballot: it is kept, \
      and its token is used. A card's code is one token however it is written.

      Where nobody placed a sticker the meeting is entered all the same: with its blank ballots, or with the headings alone and \
      how many were there (--present).

      Every board has a column; a table that lacks one is refused, unless --partial says that nobody placed a sticker there.

      Where ballots were entered under another meeting, enter the right ones with --replace, and with --moved-from the meeting \
      that has them now; then enter that one again. Until then those ballots count at neither, and the poll is not closed.

      --cards holds every token against the codes that beraad poll tokens --list kept: what no card has is refused. Where \
      several sheets were printed, put their lists behind each other.

        beraad ballots housing/course --meeting leeds --from leeds.csv
        beraad ballots housing/course --meeting leeds --present 88 --from leeds.csv --cards ~/leeds-codes.csv
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(help: "How many were there, who placed none included.") var present: Int?
  @Option(help: ArgumentHelp("The codes of the cards; what none of them has is refused.", valueName: "file"))
  var cards: String?
  @Flag(help: "A board that the table lacks has no stickers.") var partial = false
  @Option(
    help: ArgumentHelp(
      "A meeting at which some of these were entered by mistake. May be repeated.", valueName: "meeting"))
  var movedFrom: [String] = []
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard meeting.from != nil else {
      throw ValidationError(
        en: "Ballots come from a table: give it with --from.",
        nl: "Stembriefjes komen uit een tabel: geef die met --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    var file = try meeting.file(session)
    (file.isPartial, file.movedFrom) = (partial, movedFrom)
    return Report(
      try session.context.ballots(
        in: poll, present: present, cards: try cards.map { try GivenFile.bytes($0, session: session) }, file))
  }
}
