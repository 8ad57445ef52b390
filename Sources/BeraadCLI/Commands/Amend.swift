import ArgumentParser
import BeraadKit
import Deliberation

struct AmendCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Propose a change of a paper.",
    discussion: """
      Give the words and what they should become, or an edited copy of the whole draft; without either, your \
      editor opens on the draft. Each separate change of an edited copy is numbered and can be decided by itself.

        beraad amend housing --replace "soon" --with "before 2030" --because "A date can be checked."
        beraad amend housing --file edited.md --because "Plainer words." --for c4f7
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The words to change, as the draft or its page has them.", valueName: "old"))
  var replace: String?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("What they become; empty to delete them.", valueName: "new"))
  var with: String?
  @Option(help: "Which occurrence, where the words stand more than once.") var nth: Int?
  @Flag(help: "The words to change may be a part of a word.") var part = false
  @Option(help: ArgumentHelp("An edited copy of the draft; - is standard input.", valueName: "file"))
  var file: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "why")) var because: String
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("A comment that it answers; may be repeated.", valueName: "comment"))
  var comments: [String] = []
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard (replace == nil) == (with == nil) else {
      throw ValidationError("--replace and --with go together.")
    }
    guard replace == nil || file == nil else {
      throw ValidationError("Give --replace and --with, or --file, not both.")
    }
  }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.amend(paper, proposal(session), because: because, answering: comments))
  }

  private func proposal(_ session: Session) throws -> Proposal {
    if let replace, let with { return .replace(old: replace, nth: nth, isPart: part, new: with) }
    if let file { return .edited(try GivenFile.bytes(file, session: session)) }
    let draft = try session.context.draft(of: paper)
    return .edited(Array(try Editor.edit(draft, suffix: ".md", session: session).utf8))
  }
}
