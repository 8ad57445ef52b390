import ArgumentParser
import BeraadKit
package import Deliberation
import Help

/// `docs/cli.md` and `docs/cli.nl.md`, made from the commands themselves, so that they cannot say anything else than `--help`.
package enum Reference {
  /// The page in a language, in Markdown.
  package static func markdown(_ language: Language) -> String {
    Spoken.$language.withValue(language) {
      var page = introduction[language]
      for group in Root.configuration.groupedSubcommands {
        page += "\n## \(group.name)\n"
        for command in group.subcommands { page += section(for: command, path: ["beraad"]) }
      }
      return page
    }
  }

  private static let introduction = Localized(
    en: """
      # The command line

      Made by `make docs` from the commands' own help; do not edit. In Dutch: [cli.nl.md](cli.nl.md). Exit codes: 0 done, \
      1 refused or failed, 2 people have to decide, 64 the command line is wrong, 70 a mistake in Beraad.

      """,
    nl: """
      # De opdrachten

      Gemaakt met `make docs` uit de uitleg van de opdrachten zelf; verander het daar. In het Engels: [cli.md](cli.md). \
      Exitcodes: 0 gedaan, 1 geweigerd of mislukt, 2 mensen moeten beslissen, 64 de opdracht is verkeerd getypt, 70 een \
      fout in Beraad.

      """)

  private static func section(for command: any ParsableCommand.Type, path: [String]) -> String {
    let name = path + [command.configuration.commandName ?? ""]
    let help = HelpPage.of(command, in: Root.self, columns: 100)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingTrailingSpaces
    }
    let own = "\n### \(name.joined(separator: " "))\n\n```text\n\(lines.joined(separator: "\n"))\n```\n"
    return own + command.configuration.subcommands.map { section(for: $0, path: name) }.joined()
  }
}

/// Prints the reference, or writes the manual pages; for `make docs` and `make install`. In English, whatever the environment speaks, unless
/// `--lang` says otherwise.
struct ReferenceCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "reference",
    abstract: Localized(
      en: "Print docs/cli.md, or docs/cli.nl.md with --lang nl.",
      nl: "Druk docs/cli.md af, of docs/cli.nl.md met --lang nl."), shouldDisplay: false)

  @Option(
    help: ArgumentHelp(
      en: "Write the manual pages into this folder instead.",
      nl: "Schrijf in plaats daarvan de handleidingpagina’s in deze map.", valueName: "folder"))
  var man: String?
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    // Not the language of the environment: what is made of it stands in files, which are the same wherever they are made.
    let language = speech.lang ?? .english
    guard let man else { return Report(answer: Reference.markdown(language)) }
    let pages = Manual.pages(language)
    for page in pages { try session.context.write(page.text, to: "\(man)/\(page.name)") }
    return Report(
      story: [
        Localized(en: "\(pages.count) manual pages.", nl: "\(pages.count) pagina’s van de handleiding.")
      ])
  }
}
