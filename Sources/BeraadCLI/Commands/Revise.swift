import ArgumentParser
import BeraadKit
import Deliberation

struct ReviseCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "revise", abstract: "Commit your edits of a draft.",
    discussion: """
      Commits papers/PAPER/paper.md as it stands in the work tree. A plain git commit is as good.

        beraad revise housing -m "Shorten the introduction"
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var message: MessageOptions
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.revise(
        paper,
        because: message.text(
          session, prompt: Localized(en: "Why you revised \(paper)", nl: "Waarom u \(paper) aanpaste"))))
  }
}
