import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct AddressesCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "addresses",
    abstract: Localized(
      en: "Keep the addresses for invitations, and for nothing else.",
      nl: "De adressen voor uitnodigingen bijhouden, en voor niets anders."),
    english: """
      They stand in a file beside the history, in this clone alone, for two named people to look into. The list of the newsletter \
      is another file; nothing goes from one to the other.
      """,
    dutch: """
      Ze staan in een bestand naast de geschiedenis, alleen in deze kloon, waar twee mensen met naam in mogen kijken. De lijst \
      van de nieuwsbrief is een ander bestand; er gaat niets van het ene naar het andere.
      """,
    subcommands: [AddressesImportCommand.self, AddressesExportCommand.self, AddressesRemoveCommand.self])
}

/// Where the address file is.
struct AddressFileOption: ParsableArguments {
  @Option(
    name: .customLong("file"),
    help: ArgumentHelp(
      en: "The address file, outside the workspace; beside the history if left out.",
      nl: "Het adressenbestand, buiten de werkmap; anders naast de geschiedenis.", valueName: "file"))
  var file: String?
}

struct AddressesImportCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "import",
    abstract: Localized(
      en: "Put the addresses of a table into the address file.",
      nl: "Zet de adressen uit een tabel in het adressenbestand."),
    english: """
      The table is CSV as spreadsheets write it, with the headings address,name; name may be left out. A name goes into the \
      message to that person, and nowhere else. Is one line not right, then nothing is put in.

        beraad addresses import list.csv --keeper "Jo Example" --keeper "Kim Sample"
      """,
    dutch: """
      De tabel is CSV zoals een rekenblad die schrijft, met de koppen adres,naam; naam mag ontbreken. Een naam komt in het \
      bericht aan die persoon, en nergens anders. Klopt één regel niet, dan komt er niets in.

        beraad addresses import lijst.csv --keeper "Jo Voorbeeld" --keeper "Kim Proef"
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The table; - is standard input.", nl: "De tabel; - is de standaardinvoer.", valueName: "table"))
  var table: String
  @Option(
    help: ArgumentHelp(
      en: "Who may look into the file; two, and asked for when it begins.",
      nl: "Wie in het bestand mag kijken; twee, en nodig als het begint.", valueName: "name"))
  var keeper: [String] = []
  @OptionGroup var place: AddressFileOption
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let bytes = try GivenFile.bytes(table, session: session)
    let change = try session.context.importAddresses(bytes, keepers: keeper, file: place.file)
    return Report(value: change, story: [change.story])
  }
}

struct AddressesExportCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "export",
    abstract: Localized(
      en: "Print the address file as a table.", nl: "Druk het adressenbestand af als tabel."),
    english: """
        beraad addresses export >list.csv
      """,
    dutch: """
        beraad addresses export >lijst.csv
      """)

  @OptionGroup var place: AddressFileOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let table = try session.context.exportAddresses(file: place.file)
    return Report(answer: table.csv, isExact: true, story: [Keepers.notice(table.keepers)])
  }
}

struct AddressesRemoveCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "remove",
    abstract: Localized(
      en: "Take addresses out of the address file; nothing of them is left.",
      nl: "Haal adressen uit het adressenbestand; er blijft niets van over."),
    english: """
        beraad addresses remove kim@post.example
      """,
    dutch: """
        beraad addresses remove kim@post.voorbeeld.nl
      """)

  @Argument(help: ArgumentHelp(en: "The addresses.", nl: "De adressen.", valueName: "address"))
  var address: [String]
  @OptionGroup var place: AddressFileOption
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let change = try session.context.removeAddresses(address, file: place.file)
    return Report(value: change, story: [change.story])
  }
}
