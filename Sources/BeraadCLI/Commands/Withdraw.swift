import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct WithdrawCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "withdraw",
    abstract: Localized(
      en: "Take back your own comment or amendment, one change of it, or a point.",
      nl: "Neem een eigen opmerking of voorstel terug, één wijziging daaruit, of een punt."),
    english: """
      It stays readable, marked as withdrawn, with your reason. A point of a report, or what joins or matches points, is taken \
      back by the committee, an author or a steward.

        beraad withdraw a4f7 --because "The revised draft says it better."
        beraad withdraw a4f7/2 --because "Of the three changes we do without the second."
      """,
    dutch: """
      Het blijft te lezen, gemarkeerd als ingetrokken, met uw reden. Een punt uit een verslag, of wat punten samenbrengt of \
      koppelt, wordt teruggenomen door de commissie, een auteur of een steward.

        beraad withdraw a4f7 --because "Het nieuwe concept zegt het beter."
        beraad withdraw a4f7/2 --because "Van de drie wijzigingen kan de tweede weg."
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The comment or amendment (with /N, its change N), the point or link.",
      nl: "De opmerking of het voorstel (met /N wijziging N eruit), het punt of het verband.", valueName: "id"
    ))
  var id: String
  @Option(parsing: .unconditional, help: ArgumentHelp(en: "Why.", nl: "Waarom.", valueName: "why"))
  var because: String
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.withdraw(id, because: because))
  }
}
