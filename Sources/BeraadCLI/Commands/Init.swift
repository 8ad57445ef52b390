import ArgumentParser
import BeraadKit
import Deliberation

struct InitCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "init", abstract: "Make a workspace, or make an existing repository one.",
    discussion: """
      Adds reviewers.json with one partner, who is author and committee, and makes that one you. Plain git commits in \
      it carry no person's name, and git merges drafts, the roster and polls as Beraad does. In a clone of a \
      workspace it sets just that, and each clone needs it once.

        beraad init alliance --name "Alliance for housing"
        beraad init --lang nl
        beraad init --as tenants
        beraad init --as tenants --sign-with ~/.ssh/id_ed25519.pub
      """)

  @Argument(help: "Where; the present directory if left out.") var directory: String = "."
  @Option(help: ArgumentHelp("The name of the alliance.", valueName: "name")) var name: String?
  @Option(help: "The language of its pages.") var lang: Language = .english
  @OptionGroup var signing: SignWithOption
  @OptionGroup var options: CommonOptions
  var speech: LanguageOption { LanguageOption(nil) }

  func report(_ session: Session) throws -> Report {
    let path = session.context.path(directory)
    return Report(
      story: try session.context.makeWorkspace(
        at: path, name: name, language: lang, key: signing.key(session)))
  }
}

extension Language: ExpressibleByArgument {}

/// The option that has git sign in a clone.
struct SignWithOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sign each commit of this clone with the SSH key of this public key file.", valueName: "file"))
  var signWith: String?

  /// The path of the file, and what stands in it; nil where none was given.
  func key(_ session: Session) throws -> SigningKeyFile? {
    guard let signWith else { return nil }
    return SigningKeyFile(
      path: session.context.path(signWith), text: try GivenKey.text(signWith, session: session))
  }
}
