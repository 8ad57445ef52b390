import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct CollisionsCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "collisions",
    abstract: Localized(
      en: "Which proposed changes touch the same words.",
      nl: "Welke voorgestelde wijzigingen dezelfde woorden raken."),
    english: """
      Every pair that meets, and how: same-text and same-deletion are one change made twice; the others are for people. \
      Over all open amendments to a paper; or over the changes in FILE, a line of JSON each: {"id", "base": file, \
      "hunks": [{"start", "end", "new"}]}, in bytes.

        beraad collisions housing
        beraad collisions --from changes.jsonl --json
      """,
    dutch: """
      Elk paar dat elkaar raakt, en hoe: same-text en same-deletion zijn één wijziging die twee keer is voorgesteld; over de \
      andere gaan mensen. Van alle open voorstellen bij een stuk; of van de wijzigingen in BESTAND, elk een regel JSON: \
      {"id", "base": bestand, "hunks": [{"start", "end", "new"}]}, in bytes.

        beraad collisions wonen
        beraad collisions --from wijzigingen.jsonl --json
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String?
  @Option(
    help: ArgumentHelp(
      en: "Changes as lines of JSON, instead of a paper.",
      nl: "Wijzigingen als regels JSON, in plaats van een stuk.", valueName: "file"))
  var from: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard (paper == nil) != (from == nil) else {
      throw ValidationError(
        en: "Name a paper, or a file with --from.", nl: "Noem een stuk, of een bestand met --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let report =
      if let from { try session.context.collisions(inFile: from) } else {
        try session.context.collisions(of: paper ?? "")
      }
    var table = Table(["change", "and", "meet by"])
    for pair in report.pairs {
      table.add([pair.a, pair.b, PlainWords.meeting(pair.class)[session.tableLanguage]])
    }
    return Report(answer: table.text(session), value: report, story: Self.leftOut(of: report))
  }

  /// What is not told, and by whom.
  private static func leftOut(of report: CollisionReport) -> [Localized] {
    guard let shortened = report.shortened else { return [] }
    let owners = (report.shortenedBy ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let whose = owners.isEmpty ? "" : " (\(owners.map { "\($0.key): \($0.value)" }.joined(separator: ", ")))"
    return [
      Localized(
        en:
          "\(shortened.count) changes meet more others than can be listed\(whose): how these meet each other is told in part. Every pair with another change is there.",
        nl:
          "\(shortened.count) wijzigingen komen er meer andere tegen dan te noemen zijn\(whose): hoe die elkaar raken, is deels verteld. Elk paar met een andere wijziging staat erbij."
      )
    ]
  }
}
