import ArgumentParser
import BeraadKit
import Deliberation

struct NewCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a paper, or adopt an existing Markdown file with its history.",
    discussion: """
      An adopted file moves to papers/; its words keep their authors.

        beraad new housing --title "A home for everyone" --kind manifesto
        beraad new poverty --title "Poverty" --adopt poverty.md
      """)

  @Argument(help: "The paper's short name: small letters, digits, hyphens.") var paper: String
  @Option(help: ArgumentHelp("The title.", valueName: "title")) var title: String
  @Option(help: "What kind of text it is.") var kind: PaperKind = .manifesto
  @Option(help: "The language of the text; the alliance's if left out.") var lang: Language?
  @Option(help: ArgumentHelp("A committed Markdown file to adopt.", valueName: "file")) var adopt: String?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.newPaper(paper, title: title, kind: kind, language: lang, adopting: adopt))
  }
}

extension PaperKind: ExpressibleByArgument {}
