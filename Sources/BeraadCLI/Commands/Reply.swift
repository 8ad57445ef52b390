import ArgumentParser
import BeraadKit
import Deliberation

struct ReplyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "reply", abstract: "Answer a comment.",
    discussion: """
      Any unique beginning of the id will do.

        beraad reply c4f7 -m "For everybody below the norm."
      """)

  @Argument(help: "The comment, or an answer to it.") var id: String
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
