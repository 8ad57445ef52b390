import ArgumentParser
import BeraadKit
import Deliberation

/// `docs/cli.md`, made from the commands themselves, so that it cannot say anything else than `--help`.
package enum Reference {
  /// The page, in Markdown.
  package static var markdown: String {
    var page = """
      # The command line

      Made by `make docs` from the commands' own help; do not edit. Exit codes: 0 done, 1 refused or failed, 2 people \
      have to decide, 64 the command line is wrong, 70 a mistake in Beraad.

      """
    for group in Root.configuration.groupedSubcommands {
      page += "\n## \(group.name)\n"
      for command in group.subcommands { page += section(for: command, path: ["beraad"]) }
    }
    return page
  }

  private static func section(for command: any ParsableCommand.Type, path: [String]) -> String {
    let name = path + [command.configuration.commandName ?? ""]
    let help = Root.helpMessage(for: command, columns: 100)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingTrailingSpaces
    }
    let own = "\n### \(name.joined(separator: " "))\n\n```text\n\(lines.joined(separator: "\n"))\n```\n"
    return own + command.configuration.subcommands.map { section(for: $0, path: name) }.joined()
  }
}

/// Prints the reference, or writes the manual pages; for `make docs` and `make install`.
struct ReferenceCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "reference", abstract: "Print docs/cli.md.", shouldDisplay: false)

  @Option(help: ArgumentHelp("Write the manual pages into this folder instead.", valueName: "folder"))
  var man: String?
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    guard let man else { return Report(answer: Reference.markdown) }
    for page in Manual.pages { try session.context.write(page.text, to: "\(man)/\(page.name)") }
    return Report(
      story: [
        Localized(
          en: "\(Manual.pages.count) manual pages.", nl: "\(Manual.pages.count) pagina’s van de handleiding.")
      ])
  }
}
