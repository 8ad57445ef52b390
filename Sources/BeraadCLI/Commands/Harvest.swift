import ArgumentParser
import BeraadKit
import Deliberation

struct HarvestCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "harvest", abstract: "Take in the report of a group or table, and mark its points.",
    discussion: """
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
      """)

  @Argument(help: "The report's short name.") var report: String
  @Option(help: ArgumentHelp("The meeting; needed with --from.", valueName: "meeting")) var meeting: String?
  @Option(help: ArgumentHelp("The working group or table.", valueName: "group")) var group: String?
  @Option(help: ArgumentHelp("Its title. Otherwise the meeting and the group.", valueName: "title"))
  var title: String?
  @Option(help: ArgumentHelp("The file; - is standard input, in Markdown.", valueName: "file"))
  var from: String?
  @Flag(help: "Whoever told the stories agreed that they are published.") var consent = false
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
