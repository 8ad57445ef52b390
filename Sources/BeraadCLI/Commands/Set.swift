import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct SetCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "set",
    abstract: Localized(
      en: "Set the title, stage, summary or deadline of a paper.",
      nl: "Stel de titel, het stadium, de samenvatting of de laatste dag van een stuk in."),
    english: """
      They stand at the head of its draft. The summary is one paragraph that its page begins with. publish sets the stage \
      to final. Until a deadline beraad status counts the days; what comes later is taken, and marked.

        beraad set housing --stage consultation --until 2026-03-01
        beraad set housing --title "A home for everyone" --summary "What we ask of the next cabinet."
      """,
    dutch: """
      Ze staan boven aan het concept. De samenvatting is één alinea waarmee de pagina begint. publish zet het stadium op \
      final. Tot de laatste dag telt beraad status de dagen af; wat later komt, wordt aangenomen, en als te laat gemarkeerd.

        beraad set wonen --stage consultation --until 2026-03-01
        beraad set wonen --title "Een thuis voor iedereen" --summary "Wat wij van het volgende kabinet vragen."
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(help: ArgumentHelp(en: "Its title.", nl: "De titel.", valueName: "title")) var title: String?
  @Option(help: ArgumentHelp(en: "How far it is.", nl: "Hoe ver het is.", valueName: "stage"))
  var stage: PaperStage?
  @Option(
    help: ArgumentHelp(
      en: "What it says, in one paragraph; '' takes it away.",
      nl: "Wat erin staat, in één alinea; '' haalt haar weg.", valueName: "text"))
  var summary: String?
  @Option(
    help: ArgumentHelp(
      en: "The last day for comments and changes; '' takes it away.",
      nl: "De laatste dag voor opmerkingen en wijzigingen; '' haalt hem weg.", valueName: "yyyy-mm-dd"))
  var until: String?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    guard title != nil || stage != nil || summary != nil || until != nil else {
      throw ValidationError(
        en: "Give --title, --stage, --summary or --until.", nl: "Geef --title, --stage, --summary of --until."
      )
    }
  }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.set(
        paper, PaperSettings(title: title, stage: stage, summary: summary, until: until)))
  }
}

extension PaperStage: ExpressibleByArgument {}
