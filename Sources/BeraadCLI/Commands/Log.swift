import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct LogCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "log",
    abstract: Localized(
      en: "The story of a paper, newest first.",
      nl: "Het verhaal van een stuk, het nieuwste eerst."),
    english: """
      Behind each step stand the records that it brought, or whose change it put into the draft: beraad show ID tells of one.

        beraad log housing
        beraad log housing --draft
      """,
    dutch: """
      Achter elke stap staan de records die hij bracht, of waarvan hij de wijziging in het concept zette: beraad show NUMMER \
      vertelt er meer over.

        beraad log wonen
        beraad log wonen --draft
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Flag(
    help: ArgumentHelp(
      en: "Only the commits that changed its words.",
      nl: "Alleen de commits die de woorden veranderden."))
  var draft = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let entries = try session.context.log(paper).filter { !draft || $0.kind == "draft" }
    var table = Table(["commit", "at", "who", "what", "records"], first: ["commit", "what"])
    for entry in entries {
      table.add([
        entry.commit.abbreviated(), entry.at, entry.author, entry.summary,
        Self.named(entry.amendments.isEmpty ? entry.records : entry.amendments)[session.tableLanguage],
      ])
    }
    return Report(answer: table.text(session), value: entries)
  }

  /// The records of a commit that has few; a number where they are many.
  private static func named(_ ids: [String]) -> Localized {
    ids.count <= 6
      ? Localized(ids.joined(separator: " "))
      : Localized(en: "\(ids.count) records", nl: "\(ids.count) bijdragen")
  }
}
