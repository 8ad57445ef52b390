import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct RespondCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "respond",
    abstract: Localized(
      en: "Keep a formal answer to a published edition, and what you say back.",
      nl: "Bewaar een formele reactie op een gepubliceerde editie, en uw weerwoord."),
    english: """
      The answer of somebody outside, as a minister, is kept with the edition, which stays as it is. A quotation in it, and words \
      between quotation marks, are tied to the words of the edition. The next edition tells of it in its account, with what you said \
      back beside it. The file is Markdown, or a Word file by its ending .docx.

        beraad respond housing --edition 1 --by "Minister for Housing" --from letter.md
        beraad respond housing --to s4f7 --from rejoinder.md
        beraad list housing responses
      """,
    dutch: """
      De reactie van iemand buiten de alliantie, zoals een minister, wordt bewaard bij de editie, die blijft zoals zij is. \
      Een citaat erin, en woorden tussen aanhalingstekens, worden gekoppeld aan de woorden van de editie. De volgende editie \
      vertelt ervan in haar verantwoording, met uw weerwoord ernaast. Het bestand is Markdown, of een Word-bestand als de \
      naam op .docx eindigt.

        beraad respond wonen --edition 1 --by "Minister voor Wonen" --from brief.md
        beraad respond wonen --to s4f7 --from weerwoord.md
        beraad list wonen responses
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(
    help: ArgumentHelp(
      en: "The edition that it is about.", nl: "De editie waarover het gaat.", valueName: "edition"))
  var edition: Int?
  @Option(
    help: ArgumentHelp(
      en: "Who answers: an office or an organisation.",
      nl: "Wie reageert: een ambt of een organisatie.", valueName: "name"))
  var by: String?
  @Option(
    help: ArgumentHelp(
      en: "The response that you answer.", nl: "De reactie waarop u antwoordt.", valueName: "id"))
  var to: String?
  @Option(
    help: ArgumentHelp(
      en: "The file; - is standard input, in Markdown.",
      nl: "Het bestand; - is de standaardinvoer, in Markdown.", valueName: "file"))
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
