import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollMeetingCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "meeting",
    abstract: Localized(
      en: "Add a meeting to a sticker poll that is not opened yet.",
      nl: "Voeg een bijeenkomst toe aan een stickerpeiling die nog niet open is."),
    english: """
      Of a meeting that the alliance keeps (beraad meeting) its name is enough: title, region and day are copied from there.

        beraad poll meeting housing/course "Leeds" --region north --date 2026-03-14
      """,
    dutch: """
      Van een bijeenkomst die de alliantie bijhoudt (beraad meeting) is de naam genoeg: titel, regio en dag komen \
      daarvandaan.

        beraad poll meeting wonen/koers "Assen" --region noord --date 2026-03-14
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Argument(
    help: ArgumentHelp(
      en: "The meeting's title; its short name is made of it.",
      nl: "De titel van de bijeenkomst; daar wordt de korte naam van gemaakt.", valueName: "title"))
  var title: String
  @Option(
    help: ArgumentHelp(
      en: "The region that it belongs to.", nl: "De regio waar zij bij hoort.", valueName: "region"))
  var region: String?
  @Option(help: ArgumentHelp(en: "Its day.", nl: "De dag.", valueName: "date")) var date: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.addMeeting(title, region: region, date: date, to: poll))
  }
}
