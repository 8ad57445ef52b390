import ArgumentParser
import BeraadKit
import Deliberation

struct SetCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "set", abstract: "Set the title, stage, summary or deadline of a paper.",
    discussion: """
      They stand at the head of its draft. The summary is one paragraph that its page begins with. publish sets the stage \
      to final. Until a deadline beraad status counts the days; what comes later is taken, and marked.

        beraad set housing --stage consultation --until 2026-03-01
        beraad set housing --title "A home for everyone" --summary "What we ask of the next cabinet."
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
  @Option(help: "How far it is.") var stage: PaperStage?
  @Option(help: ArgumentHelp("What it says, in one paragraph; '' takes it away.", valueName: "text"))
  var summary: String?
  @Option(
    help: ArgumentHelp("The last day for comments and changes; '' takes it away.", valueName: "yyyy-mm-dd"))
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
