import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct BallotsCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "ballots",
    abstract: Localized(
      en: "Enter the ballots cast at a meeting.",
      nl: "Voer de stembriefjes van een bijeenkomst in."),
    english: """
      From a table token,BOARD,BOARD: a line a person. An item is its short name or its number on the board, several with \
      spaces between; or its text, several with ; between. All of them become one record, \
      sorted by token: nothing says who voted what, or when. The poll is pseudonymous, not secret: whoever knows \
      whose a token is can look it up. A line without any item is a blank ballot: it is kept, \
      and its token is used. A card's code is one token however it is written.

      Where nobody placed a sticker the meeting is entered all the same: with its blank ballots, or with the headings alone and \
      how many were there (--present). A table that lacks a board is refused, unless --partial says that nobody placed a sticker there.

      Where ballots were entered under another meeting, enter the right ones with --replace, and with --moved-from the meeting \
      that has them now; then enter that one again. Until then those ballots count at neither, and the poll is not closed.

      --cards holds every token against the codes that beraad poll tokens --list kept: what no card has is refused. Where \
      several sheets were printed, put their lists behind each other.

      Of an evaluation: a line a form without a token, a column a question; answers to open questions become a report.

        beraad ballots housing/course --meeting leeds --from leeds.csv
        beraad ballots housing/course --meeting leeds --present 88 --from leeds.csv --cards ~/leeds-codes.csv
      """,
    dutch: """
      Uit een tabel token,BORD,BORD: een regel per persoon. Een onderdeel schrijft u met zijn korte naam of zijn nummer op \
      het bord, met spaties ertussen als het er meer zijn; of met zijn tekst, met ; ertussen. Samen worden ze één record, \
      gesorteerd op token: nergens staat wie wat stemde, of wanneer. De peiling is onder pseudoniem en niet geheim: wie weet \
      van wie een token is, kan het opzoeken. Een regel zonder onderdelen is een leeg briefje: het blijft bewaard, en het \
      token is gebruikt. Een code is één token, hoe u hem ook schrijft.

      Plakte niemand iets, voer de bijeenkomst dan toch in: met de lege briefjes, of met alleen de kopregel en --present. \
      Ontbreekt een bord, dan wordt de tabel geweigerd, tenzij --partial zegt dat daar niemand iets plakte.

      Zijn briefjes bij een andere bijeenkomst ingevoerd, voer de juiste dan in met --replace, en noem met --moved-from de \
      bijeenkomst waar ze nu staan; voer die daarna opnieuw in. Tot dan tellen ze nergens.

      --cards vergelijkt elk token met de codes die beraad poll tokens --list bewaarde: wat op geen kaart staat, wordt \
      geweigerd. Zijn er meer vellen gedrukt, zet hun lijsten dan achter elkaar.

      Bij een evaluatie: een regel per formulier zonder token, een kolom per vraag; open antwoorden worden een verslag.

        beraad ballots wonen/koers --meeting assen --from assen.csv
        beraad ballots wonen/koers --meeting assen --present 88 --from assen.csv --cards ~/codes-assen.csv
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Option(
    help: ArgumentHelp(
      en: "How many were there, who placed none included.",
      nl: "Hoeveel mensen er waren, ook wie niets plakte.", valueName: "present"))
  var present: Int?
  @Option(
    help: ArgumentHelp(
      en: "The codes of the cards; others are refused.",
      nl: "De codes van de kaarten; andere weigert hij.", valueName: "file"))
  var cards: String?
  @Flag(
    help: ArgumentHelp(
      en: "A board that the table lacks has no stickers.",
      nl: "Een bord dat ontbreekt, heeft geen stickers."))
  var partial = false
  @Option(
    help: ArgumentHelp(
      en: "Where some stand by mistake. May be repeated.",
      nl: "Waar een deel hiervan per ongeluk staat; mag vaker.", valueName: "meeting"))
  var movedFrom: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "Of an evaluation: the report of its open answers.",
      nl: "Bij een evaluatie: het verslag van de open antwoorden.", valueName: "report"))
  var report: String?
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard meeting.from != nil else {
      throw ValidationError(
        en: "Ballots come from a table: give it with --from.",
        nl: "Stembriefjes komen uit een tabel: geef die met --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    var file = try meeting.file(session)
    (file.isPartial, file.movedFrom) = (partial, movedFrom)
    return Report(
      try session.context.ballots(
        in: poll, present: present, cards: try cards.map { try GivenFile.bytes($0, session: session) },
        report: report, file))
  }
}
