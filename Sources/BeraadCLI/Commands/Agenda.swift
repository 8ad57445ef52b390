import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct AgendaCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "agenda",
    abstract: Localized(
      en: "What a meeting has to decide about a paper, as a document to fill in.",
      nl: "Waarover een vergadering moet besluiten bij een stuk, als document om in te vullen."),
    english: """
      In the paper's language: contested places with their alternatives side by side, open votes, proposals, what stands alone, \
      and comments that wait for an answer; each with its place, its reasons and room for the outcome. As Markdown; with -o \
      by the file's ending: .md, .html to print, or .csv.

        beraad agenda housing
        beraad agenda housing -o agenda.html
      """,
    dutch: """
      In de taal van het stuk: omstreden plaatsen met de voorstellen naast elkaar, open stemmingen, voorstellen, wat op \
      zichzelf staat, en opmerkingen die op antwoord wachten; elk met de plaats, de redenen en ruimte voor de uitkomst. Als \
      Markdown; met -o bepaalt het eind van de bestandsnaam de vorm: .md, .html om af te drukken, of .csv.

        beraad agenda wonen
        beraad agenda wonen -o agenda.html
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "Write it to this file.", nl: "Schrijf de agenda in dit bestand.", valueName: "file"))
  var file: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let agenda = try session.context.agenda(paper)
    let count = agenda.items.count
    let story =
      agenda.problems + [
        Localized(
          en: "\(count) \(count == 1 ? "item" : "items") to decide.",
          nl: "\(count) \(count == 1 ? "punt" : "punten") om over te besluiten.")
      ]
    guard let file else {
      return Report(answer: agenda.text(.markdown), value: agenda, story: story)
    }
    try session.context.write(agenda.text(AgendaForm(ofFile: file)), to: file)
    return Report(answer: file + "\n", value: agenda, story: story)
  }
}
