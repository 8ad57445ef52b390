import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct ReviseCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "revise",
    abstract: Localized(en: "Commit your edits of a draft.", nl: "Leg uw bewerking van een concept vast."),
    english: """
      Commits papers/PAPER/paper.md as it stands in the work tree. A plain git commit is as good.

        beraad revise housing -m "Shorten the introduction"
      """,
    dutch: """
      Maakt een commit van papers/STUK/paper.md, zoals het in de werkmap staat. Een gewone commit met git mag ook.

        beraad revise wonen -m "Inleiding ingekort"
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
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
