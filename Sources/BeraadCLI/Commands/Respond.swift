import ArgumentParser
import BeraadKit
import Deliberation

struct RespondCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "respond", abstract: "Keep a formal answer to a published edition, and what you say back.",
    discussion: """
      The answer of somebody outside, as a minister, is kept with the edition, which stays as it is. A quotation in it, and words \
      between quotation marks, are tied to the words of the edition. The next edition tells of it in its account, with what you said \
      back beside it. The file is Markdown, or a Word file by its ending .docx.

        beraad respond housing --edition 1 --by "Minister for Housing" --from letter.md
        beraad respond housing --to s4f7 --from rejoinder.md
        beraad list housing responses
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(help: "The edition that it is about.") var edition: Int?
  @Option(help: ArgumentHelp("Who answers: an office or an organisation.", valueName: "name")) var by: String?
  @Option(help: ArgumentHelp("The response that you answer.", valueName: "id")) var to: String?
  @Option(help: ArgumentHelp("The file; - is standard input, in Markdown.", valueName: "file"))
  var from: String
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard (edition == nil) == (by == nil), (edition == nil) != (to == nil) else {
      throw ValidationError(
        en: "Give --edition and --by for what somebody outside answers, or --to for what you say back.",
        nl: "Geef --edition en --by voor wat iemand van buiten antwoordt, of --to voor wat u terugzegt.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let ending = from.split(separator: ".").last.map { $0.lowercased() }
    return Report(
      try session.context.respond(
        ResponseWish(
          paper: paper, edition: edition, by: by,
          bytes: try GivenFile.bytes(from, session: session, most: ImportCommand.most),
          isWord: ending == "docx" || ending == "eml", to: to)))
  }
}
