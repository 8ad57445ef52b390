import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct MinutesCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "minutes",
    abstract: Localized(
      en: "What was decided about a paper between two days, as Markdown.",
      nl: "Wat tussen twee dagen over een stuk is besloten, als Markdown."),
    english: """
      In the paper's language, by day: each decision with what it is about and its reason, votes that were closed, and editions. \
      Both days count.

        beraad minutes housing --from 2026-01-15 --to 2026-01-15
        beraad minutes housing -o minutes.md
      """,
    dutch: """
      In de taal van het stuk, per dag: elk besluit met waar het over gaat en de reden, stemmingen die zijn gesloten, en \
      edities. Beide dagen tellen mee.

        beraad minutes wonen --from 2026-01-15 --to 2026-01-15
        beraad minutes wonen -o notulen.md
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(help: ArgumentHelp(en: "The first day.", nl: "De eerste dag.", valueName: "yyyy-mm-dd"))
  var from: String?
  @Option(help: ArgumentHelp(en: "The last day.", nl: "De laatste dag.", valueName: "yyyy-mm-dd"))
  var to: String?
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "Write them to this file.", nl: "Schrijf de notulen in dit bestand.", valueName: "file"))
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
