import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct HarvestCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "harvest",
    abstract: Localized(
      en: "Take in the report of a group or table, and mark its points.",
      nl: "Oogst het verslag van een groep of tafel: haal het binnen, en markeer de punten."),
    english: """
      The report becomes a paper of kind report. Below a heading Stories, Dreams, Actions, Concerns, Recommendations, Offers or \
      Needs (in Dutch Verhalen, Dromen, Acties, Zorgen, Aanbevelingen, Inbreng, Nodig) each item of a list is a point; without a \
      list, each paragraph. A heading that is called as a group of the meeting says whose points come. Below Offers and Needs a \
      heading inside is a route, and an item that begins with a bold name and a colon is of that organisation.

      The file is Markdown; a Word file by its ending .docx (or .eml, a mail with one); a table by .csv or .tsv, a line a card: \
      table,kind,text, and perhaps organisation,route,consent. Without a file, what a report has and is not marked yet.

      A story is published only with consent, and never with a name. What looks like a name, an address or a number asks first.

        beraad harvest leeds-1 --meeting leeds --group "Table 1" --from table1.md
        beraad harvest leeds-cards --meeting leeds --from cards.csv --consent
        beraad harvest leeds-1
      """,
    dutch: """
      Het verslag wordt een stuk van de soort report. Onder een kop Verhalen, Dromen, Acties, Zorgen, Aanbevelingen, Inbreng \
      of Nodig (in het Engels Stories, Dreams, Actions, Concerns, Recommendations, Offers of Needs) is elk onderdeel van een \
      lijst een punt; zonder lijst elke alinea. Een kop die heet als een groep van de bijeenkomst, zegt van wie de punten \
      daaronder zijn. Onder Inbreng en Nodig is een kop een route, en wat begint met een vette naam en een dubbele punt, is \
      van die organisatie.

      Het bestand is Markdown; eindigt de naam op .docx, dan Word (of .eml: een mail met zo'n bestand); op .csv of .tsv, dan \
      een tabel met een regel per kaartje: tafel,soort,tekst, en eventueel organisatie,route,toestemming. Zonder bestand \
      ziet u wat in een verslag nog niet gemarkeerd is.

      Een verhaal wordt alleen met toestemming gepubliceerd, en nooit met een naam. Lijkt iets op een naam, adres of nummer, \
      dan vraagt de opdracht eerst na.

        beraad harvest assen-1 --meeting assen --group "Tafel 1" --from tafel1.md
        beraad harvest assen-kaartjes --meeting assen --from kaartjes.csv --consent
        beraad harvest assen-1
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The report's short name.", nl: "De korte naam van het verslag.", valueName: "report"))
  var report: String
  @Option(
    help: ArgumentHelp(
      en: "The meeting; needed with --from.",
      nl: "De bijeenkomst; nodig bij --from.", valueName: "meeting"))
  var meeting: String?
  @Option(
    help: ArgumentHelp(en: "The working group or table.", nl: "De werkgroep of tafel.", valueName: "group"))
  var group: String?
  @Option(
    help: ArgumentHelp(
      en: "Its title. Otherwise the meeting and the group.",
      nl: "De titel. Anders de bijeenkomst en de groep.", valueName: "title"))
  var title: String?
  @Option(
    help: ArgumentHelp(
      en: "The file; - is standard input, in Markdown.",
      nl: "Het bestand; - is de standaardinvoer, in Markdown.", valueName: "file"))
  var from: String?
  @Flag(
    help: ArgumentHelp(
      en: "Whoever told the stories agreed that they are published.",
      nl: "Wie de verhalen vertelde, vindt het goed dat ze worden gepubliceerd."))
  var consent = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard from == nil || meeting != nil else {
      throw ValidationError(en: "--from needs --meeting.", nl: "Bij --from hoort --meeting.")
    }
    guard from != nil || title == nil else {
      throw ValidationError(en: "--title goes with --from.", nl: "--title hoort bij --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let harvested = try session.context.harvest(
      HarvestWish(
        report: report, meeting: meeting, group: group, title: title, source: try source(session),
        hasConsent: consent))
    var table = Table(["id", "type", "group", "words"])
    for row in harvested.points {
      table.add([row.id, PointText.type(row.type)[session.tableLanguage], row.group ?? "", row.words])
    }
    return Report(answer: table.text(session), isExact: true, value: harvested, story: harvested.story)
  }

  private func source(_ session: Session) throws -> HarvestWish.Source? {
    guard let from else { return nil }
    let bytes = try GivenFile.bytes(from, session: session, most: ImportCommand.most)
    let ending = from.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return switch ending {
    case "csv", "tsv": .table(bytes)
    case "docx", "eml": .word(bytes)
    default: .markdown(bytes)
    }
  }
}
