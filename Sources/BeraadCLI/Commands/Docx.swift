import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct DocxCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "docx",
    abstract: Localized(en: "Word files, by themselves.", nl: "Word-bestanden los van een stuk."),
    subcommands: [DocxReadCommand.self])
}

struct DocxReadCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "read",
    abstract: Localized(
      en: "What a Word file says: text, tracked changes, comments and threads.",
      nl: "Wat er in een Word-bestand staat: tekst, bijgehouden wijzigingen, opmerkingen en antwoorden."),
    english: """
      For any Word file, in any folder; nothing is recorded. --json answers the paragraphs with all changes accepted \
      and with all rejected, the notes likewise, each change with its author, each comment with the words that it \
      stands on and the comment that it answers, and what is in none of these; or {"refused": why}, with exit code 1.

        beraad docx read returned.docx
        beraad docx read returned.docx --json | jq '.comments[].text'
      """,
    dutch: """
      Van elk Word-bestand, in elke map; er wordt niets vastgelegd. Met --json krijgt u de alinea’s met alle wijzigingen \
      aangenomen en met alle verworpen, de noten net zo, elke wijziging met haar auteur, elke opmerking met de woorden waar \
      zij bij staat en de opmerking waarop zij antwoordt, en wat in geen van deze staat; of {"refused": waarom}, met \
      exitcode 1.

        beraad docx read terug.docx
        beraad docx read terug.docx --json | jq '.comments[].text'
      """)

  /// The most bytes of a Word file: pictures count, though they are not read.
  private static let most = 128 << 20

  @Argument(help: ArgumentHelp(en: "The Word file.", nl: "Het Word-bestand.", valueName: "file"))
  var file: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  /// What `--json` answers of a file that is not read.
  private struct Refused: Encodable { let refused: String }

  func report(_ session: Session) throws -> Report {
    let bytes = try GivenFile.bytes(file, session: session, most: Self.most)
    do {
      return Self.answer(try session.context.readWordFile(bytes), session: session)
    } catch let error as any Explained {
      guard wantsJSON else { throw error }
      let why = error.explanation
      return Report(
        value: Refused(refused: why.message), story: [why.sentence] + why.advice, status: .refused)
    }
  }

  private static func answer(_ reading: WordReading, session: Session) -> Report {
    var table = Table(["what", "who", "words"])
    for change in reading.changes { table.add([change.kind, change.author, change.text]) }
    for comment in reading.comments {
      table.add([comment.replyTo == nil ? "comment" : "reply", comment.author, comment.text])
    }
    for item in reading.notMapped { table.add(["not mapped: \(item.kind)", "", item.text]) }
    let counts = [
      Localized.count(
        reading.accepted.count, en: ("paragraph", "paragraphs"), nl: ("alinea", "alinea’s")),
      .count(reading.changes.count, en: ("change", "changes"), nl: ("wijziging", "wijzigingen")),
      .count(reading.comments.count, en: ("comment", "comments"), nl: ("opmerking", "opmerkingen")),
    ]
    return Report(
      answer: table.text(session), value: reading, story: [counts.joined(separator: ", ").map { $0 + "." }])
  }
}
