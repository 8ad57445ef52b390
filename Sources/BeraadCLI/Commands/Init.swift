import ArgumentParser
import BeraadKit
import Deliberation

struct InitCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace, or make an existing repository one.",
    discussion: """
      Adds reviewers.json with one partner, who is author and committee, and makes that one you. Plain git commits in \
      it carry no person's name, and git merges drafts, the roster and polls as Beraad does. In a clone of a \
      workspace it sets just that, and each clone needs it once.

        beraad init alliance --name "Alliance for housing"
        beraad init --lang nl
        beraad init --as tenants
      """)

  @Argument(help: "Where; the present directory if left out.") var directory: String = "."
  @Option(help: ArgumentHelp("The name of the alliance.", valueName: "name")) var name: String?
  @Option(help: "The language of its pages.") var lang: Language = .english
  @OptionGroup var options: CommonOptions

  func report(_ session: Session) throws -> Report {
    let path = session.context.path(directory)
    return Report(story: try session.context.makeWorkspace(at: path, name: name, language: lang))
  }
}

extension Language: ExpressibleByArgument {}
