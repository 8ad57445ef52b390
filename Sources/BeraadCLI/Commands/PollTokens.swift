import ArgumentParser
import BeraadKit
import Deliberation

struct PollTokensCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "tokens", abstract: "Make the cards of a meeting, each with a token: a page to print and cut out.",
    discussion: """
      For a poll with ballots on paper. Each card has a random code, as a QR code and in letters, and behind them is a ballot to \
      copy. The codes are in that file and nowhere else: not in the repository, and nobody keeps a list. The file is \
      written outside the work tree, and never over another one.

      --list keeps the codes alone too, so that beraad ballots --cards refuses a code that no card has. Who has that \
      list knows nothing of a person; it leads to nobody as long as the cards were given out at random.

        beraad poll tokens housing/course --meeting leeds --count 80 -o ~/leeds.html
        beraad poll tokens housing/course --meeting leeds --count 80 -o ~/leeds.html --list ~/leeds-codes.csv
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(help: ArgumentHelp("The meeting, as the poll names it.", valueName: "meeting")) var meeting: String
  @Option(help: "How many cards.") var count: Int
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The page; it must not be there yet.", valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      "Keep the codes in a file too, a line each; it must not be there yet.", valueName: "file"))
  var list: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let sheet = try session.context.makeTokens(count, at: meeting, of: poll, to: file, keeping: list)
    return Report(
      answer: sheet.file + "\n", value: sheet,
      story: [
        "Made \(sheet.cards) \(sheet.cards == 1 ? "card" : "cards") for \(sheet.meeting).",
        "Print them, give them out at random, keep no list of who got which, and throw the file away.",
      ]
        + (sheet.list.map {
          [
            "The codes are in \($0): hold the ballots against it with: beraad ballots \(poll) --meeting \(sheet.meeting) --from FILE --cards \($0)"
          ]
        } ?? [])
        + (sheet.stage == "draft"
          ? ["The poll is not open yet: if its boards change, print the ballots again."] : []))
  }
}
