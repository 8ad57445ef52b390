import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct InitCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "init",
    abstract: Localized(
      en: "Make a workspace, or make an existing repository one.",
      nl: "Maak een werkruimte, nieuw of van een bestaande repository."),
    english: """
      Adds reviewers.json with one partner, who is author and committee, and makes that one you. Plain git commits in \
      it carry no person's name, and git merges drafts, the roster and polls as Beraad does. In a clone of a \
      workspace it sets just that, and each clone needs it once.

        beraad init alliance --name "Alliance for housing"
        beraad init --lang nl
        beraad init --as tenants
        beraad init --as tenants --sign-with ~/.ssh/id_ed25519.pub
      """,
    dutch: """
      Voegt reviewers.json toe met één partner, die auteur en commissie is, en maakt dat u. Gewone commits met git dragen er \
      niemands naam, en git voegt concepten, deelnemers en peilingen samen zoals Beraad dat doet. In een kloon van een \
      werkruimte stelt het alleen dat in; elke kloon heeft het één keer nodig.

        beraad init alliantie --name "Alliantie voor wonen"
        beraad init --lang nl
        beraad init --as huurders
        beraad init --as huurders --sign-with ~/.ssh/id_ed25519.pub
      """)

  @Argument(
    help: ArgumentHelp(
      en: "Where; the present directory if left out.",
      nl: "Waar; anders de map waarin u staat.", valueName: "directory"))
  var directory: String = "."
  @Option(
    help: ArgumentHelp(en: "The name of the alliance.", nl: "De naam van de alliantie.", valueName: "name"))
  var name: String?
  @Option(
    help: ArgumentHelp(en: "The language of its pages.", nl: "De taal van haar pagina’s.", valueName: "lang"))
  var lang: Language = .english
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
      en: "Sign each commit of this clone with the SSH key of this public key file.",
      nl:
        "Onderteken elke commit van deze kloon met de SSH-sleutel bij dit bestand met een publieke sleutel.",
      valueName: "file"))
  var signWith: String?

  /// The path of the file, and what stands in it; nil where none was given.
  func key(_ session: Session) throws -> SigningKeyFile? {
    guard let signWith else { return nil }
    return SigningKeyFile(
      path: session.context.path(signWith), text: try GivenKey.text(signWith, session: session))
  }
}
