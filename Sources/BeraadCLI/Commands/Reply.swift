import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct ReplyCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "reply",
    abstract: Localized(en: "Answer a comment.", nl: "Beantwoord een opmerking."),
    english: """
      Any unique beginning of the id will do.

        beraad reply c4f7 -m "For everybody below the norm."
      """,
    dutch: """
      De eerste paar tekens van het nummer zijn genoeg, als geen ander nummer zo begint.

        beraad reply c4f7 -m "Voor iedereen onder de norm."
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The comment, or an answer to it.",
      nl: "De opmerking, of een antwoord daarop.", valueName: "id"))
  var id: String
  @OptionGroup var message: MessageOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.reply(
        to: id,
        text: message.text(session, prompt: Localized(en: "Your answer to \(id)", nl: "Uw antwoord op \(id)"))
      ))
  }
}
