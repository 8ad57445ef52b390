import ArgumentParser
import BeraadKit
import Deliberation

struct MinutesCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "minutes", abstract: "What was decided about a paper between two days, as Markdown.",
    discussion: """
      In the paper's language, by day: each decision with what it is about and its reason, votes that were closed, and editions. \
      Both days count.

        beraad minutes housing --from 2026-01-15 --to 2026-01-15
        beraad minutes housing -o minutes.md
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd")) var from: String?
  @Option(help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd")) var to: String?
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write them to this file.", valueName: "file"))
  var file: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let minutes = try session.context.minutes(paper, from: from, to: to)
    guard let file else {
      return Report(answer: minutes.markdown, value: minutes, story: minutes.problems)
    }
    try session.context.write(minutes.markdown, to: file)
    return Report(answer: file + "\n", value: minutes, story: minutes.problems)
  }
}
