import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct NewsCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "news", of: nil,
    abstract: Localized(
      en: "The list of who gets the newsletter, and sending it.",
      nl: "De lijst van wie de nieuwsbrief krijgt, en het versturen."),
    subcommands: [
      NewsSendCommand.self, NewsExportCommand.self, NewsRemoveCommand.self, NewsKeepersCommand.self,
    ])
}

/// How people call the site.
struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "How people call the site; as the server was told, if left out.",
      nl: "Hoe mensen de site noemen; anders wat de server is gezegd.", valueName: "url"))
  var publicUrl: String?

  func validate() throws {
    guard publicUrl.map({ SiteAddress($0) != nil }) ?? true else {
      throw ValidationError(
        en: "'\(publicUrl ?? "")' is not how a site is called: https://NAME, without a path.",
        nl: "'\(publicUrl ?? "")' is geen adres van een site: https://NAAM, zonder pad.")
    }
  }
}

struct NewsExportCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "export", of: nil,
    abstract: Localized(
      en: "Print each address with the link by which it leaves the list.",
      nl: "Druk elk adres af met de link waarmee iemand zich afmeldt."),
    english: """
      Ask for it anew before each issue: who left is not on it. Put the link in each message, and above it as List-Unsubscribe. \
      With --csv it is a table for a list service, with the day on which each said yes.

        beraad-web news export --state state --csv >list.csv
      """,
    dutch: """
      Vraag de lijst voor elk nummer opnieuw op: wie zich afmeldde, staat er niet meer op. Zet de link in elk bericht, en \
      erboven als List-Unsubscribe. Met --csv is het een tabel voor een mailingdienst, met de dag waarop iemand ja zei.

        beraad-web news export --state staat --csv >lijst.csv
      """)

  @Flag(help: ArgumentHelp(en: "A table, for spreadsheets.", nl: "Een tabel, voor rekenbladen."))
  var csv = false
  @OptionGroup var site: SiteOptions
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let news = NewsList(folder: folder, secret: try Secret(reading: folder))
    let address = try folder.siteAddress(site.publicUrl)
    let rows = try news.leavingLinks(at: address)
    Standard.error.write(try news.keepersNotice[Language.ofEnvironment] + "\n")
    guard csv else {
      return Standard.output.write(rows.map { "\($0.address)\t\($0.link)\n" }.joined())
    }
    let days = Dictionary(try news.readers().map { ($0.address, $0.confirmed) }) { first, _ in first }
    Standard.output.write(
      SpreadsheetText.csv(
        [["address", "confirmed", "unsubscribe"]]
          + rows.map { [$0.address, days[$0.address] ?? "", $0.link] }))
  }
}

struct NewsRemoveCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "remove", of: nil,
    abstract: Localized(
      en: "Take addresses off the list: of who asks so by mail, and of messages that come back.",
      nl: "Haal adressen van de lijst: van wie dat per mail vraagt, en van berichten die terugkomen."),
    english: """
        beraad-web news remove reader@post.example --state state
      """,
    dutch: """
        beraad-web news remove lezer@post.example --state staat
      """)

  @Argument(help: ArgumentHelp(en: "The addresses.", nl: "De adressen.", valueName: "address"))
  var address: [String]
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let news = NewsList(folder: folder, secret: try Secret(reading: folder))
    let addresses = try address.map { text throws(Refusal) in try EmailAddress.parse(text) }
    let count = try news.remove(addresses)
    Standard.error.write(
      Localized(
        en: "Took off \(count) of \(addresses.count).\n",
        nl: "\(count) van de \(addresses.count) eraf gehaald.\n")[Language.ofEnvironment])
    if count < addresses.count { throw ExitCode(1) }
  }
}

struct NewsKeepersCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "keepers", of: nil,
    abstract: Localized(
      en: "Note which two people may look into the list.",
      nl: "Leg vast welke twee mensen in de lijst mogen kijken."),
    english: """
        beraad-web news keepers "Jo Example" "Kim Sample" --state state
      """,
    dutch: """
        beraad-web news keepers "Jo Voorbeeld" "Kim Proef" --state staat
      """)

  @Argument(help: ArgumentHelp(en: "One of them.", nl: "De ene.", valueName: "name")) var first: String
  @Argument(help: ArgumentHelp(en: "The other.", nl: "De andere.", valueName: "name")) var second: String
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let news = NewsList(folder: folder, secret: try Secret(reading: folder))
    try news.setKeepers(Keepers.checked([first, second]))
    Standard.error.write(try news.keepersNotice[Language.ofEnvironment] + "\n")
  }
}
