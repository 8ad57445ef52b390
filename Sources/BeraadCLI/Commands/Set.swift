import ArgumentParser
import BeraadKit
import Deliberation

struct SetCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set the title, stage or summary of a paper.",
    discussion: """
      They stand at the head of its draft. The summary is one paragraph that its page begins with. publish sets the stage \
      to final.

        beraad set housing --stage consultation
        beraad set housing --title "A home for everyone" --summary "What we ask of the next cabinet."
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
  @Option(help: "How far it is.") var stage: PaperStage?
  @Option(help: ArgumentHelp("What it says, in one paragraph.", valueName: "text")) var summary: String?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard title != nil || stage != nil || summary != nil else {
      throw ValidationError("Give --title, --stage or --summary.")
    }
  }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.set(paper, PaperSettings(title: title, stage: stage, summary: summary)))
  }
}

extension PaperStage: ExpressibleByArgument {}
