import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct NewsCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "news", of: nil,
    abstract: Localized(
      en: "The list of who gets the newsletter.",
      nl: "De lijst van wie de nieuwsbrief krijgt."),
    subcommands: [NewsExportCommand.self])
}

struct NewsExportCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "export", of: nil,
    abstract: Localized(
      en: "Print each address with the link by which it leaves the list.",
      nl: "Druk elk adres af met de link waarmee iemand zich afmeldt."),
    english: """
      Ask for it anew before each issue: who left is not on it. Put the link in each message, and above it as List-Unsubscribe.

        beraad-web news export --state state
      """,
    dutch: """
      Vraag de lijst voor elk nummer opnieuw op: wie zich afmeldde, staat er niet meer op. Zet de link in elk bericht, en \
      erboven als List-Unsubscribe.

        beraad-web news export --state staat
      """)

  @Option(
    help: ArgumentHelp(
      en: "How people call the site; as the server was told, if left out.",
      nl: "Hoe mensen de site noemen; anders wat de server is gezegd.", valueName: "url"))
  var publicUrl: String?
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let news = NewsList(folder: folder, secret: try Secret(reading: folder))
    let address = try folder.siteAddress(publicUrl)
    Standard.output.write(try news.leavingLinks(at: address).map { "\($0.address)\t\($0.link)\n" }.joined())
  }
}
