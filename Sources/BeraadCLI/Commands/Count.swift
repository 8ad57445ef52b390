import ArgumentParser
import BeraadKit

struct CountCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "count", abstract: "Enter the stickers counted on the wall of a meeting.",
    discussion: """
      From a table board,item,stickers (or bord,onderdeel,stickers), as a spreadsheet saves it. Stickers and people \
      have to fit: nobody has more stickers than the poll allows, and whoever placed any placed at least one. What \
      does not fit is refused as a whole, with every line that is not right.

        beraad count housing/course --meeting leeds --people 64 --from leeds.csv
        beraad count housing/course --meeting leeds --people 65 --from leeds.csv --replace --because "Counted again."
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(help: "How many people placed stickers.") var people: Int
  @Option(help: "How many were there, who placed none included.") var present: Int?
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.count(in: poll, people: people, present: present, meeting.file(session)))
  }
}

/// What `count` and `ballots` ask of a meeting.
struct MeetingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The meeting, as the poll names it.", valueName: "meeting")) var meeting: String
  @Option(help: ArgumentHelp("The table; - is standard input.", valueName: "file")) var from: String
  @Flag(help: "Take the place of what was entered for this meeting before.") var replace = false
  @Option(help: ArgumentHelp("Why it is replaced.", valueName: "why")) var because: String?

  func validate() throws {
    guard replace == (because != nil) else {
      throw ValidationError("--replace and --because go together.")
    }
  }

  func file(_ session: Session) throws -> MeetingFile {
    MeetingFile(meeting: meeting, table: try GivenFile.bytes(from, session: session), replacing: because)
  }
}
