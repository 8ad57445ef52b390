import ArgumentParser
import BeraadKit
import Deliberation

struct AgendaCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "agenda", abstract: "What a meeting has to decide about a paper, as a document to fill in.",
    discussion: """
      In the paper's language: contested places with their alternatives side by side, open votes, proposals, what stands alone, \
      and comments that wait for an answer; each with its place, its reasons and room for the outcome. As Markdown; with -o \
      by the file's ending: .md, .html to print, or .csv.

        beraad agenda housing
        beraad agenda housing -o agenda.html
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write it to this file.", valueName: "file"))
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
