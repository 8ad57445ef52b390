import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollTieCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "tie",
    abstract: Localized(
      en: "Say where an item of a sticker poll was taken up in the text, or that it was not.",
      nl: "Zeg waar een onderdeel van een stickerpeiling in de tekst kwam, of dat het er niet in kwam."),
    english: """
      The tie stays with its words, as a comment does, and can be made once the poll is open. The edition shows beside the \
      passage what the meetings said of it, and lists what was taken up and what was not. beraad inbox warns where a change takes \
      words out of the passage of an item that clearly came first at the meetings. The last tie of an item holds.

        beraad poll tie housing/course rents --on "affordable homes"
        beraad poll tie housing/course debts --nowhere --because "Another paper is about that."
      """,
    dutch: """
      De koppeling blijft bij haar woorden, net als een opmerking, en kan worden gemaakt zodra de peiling open is. De editie \
      laat naast de passage zien wat de bijeenkomsten ervan zeiden, en somt op wat is overgenomen en wat niet. beraad inbox \
      waarschuwt als een wijziging woorden weghaalt uit de passage van een onderdeel dat op de bijeenkomsten duidelijk \
      bovenaan kwam. De laatste koppeling van een onderdeel geldt.

        beraad poll tie wonen/koers huren --on "betaalbare huizen"
        beraad poll tie wonen/koers schulden --nowhere --because "Daar gaat een ander stuk over."
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Argument(
    help: ArgumentHelp(
      en: "The item: its short name, or its text.",
      nl: "Het onderdeel: de korte naam of de tekst.", valueName: "item"))
  var item: String
  @Option(
    help: ArgumentHelp(
      en: "Its board, where several have an item of that name.",
      nl: "Het bord, als meer borden een onderdeel met die naam hebben.", valueName: "board"))
  var board: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "The words, as the draft or its page has them.",
      nl: "De woorden, zoals ze in het concept of op de pagina staan.", valueName: "quote"))
  var on: String?
  @Option(
    help: ArgumentHelp(
      en: "Which occurrence, where the words stand more than once.",
      nl: "De hoeveelste plaats, als de woorden vaker voorkomen.", valueName: "nth"))
  var nth: Int?
  @Flag(
    help: ArgumentHelp(
      en: "The words may be a part of a word.",
      nl: "De woorden mogen een deel van een woord zijn."))
  var part = false
  @Flag(help: ArgumentHelp(en: "It was not taken up.", nl: "Het is niet overgenomen.")) var nowhere = false
  @Option(
    help: ArgumentHelp(
      en: "Why; needed with --nowhere.", nl: "Waarom; nodig bij --nowhere.", valueName: "why"))
  var because: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard nowhere == (on == nil) else {
      throw ValidationError(en: "Give one of --on and --nowhere.", nl: "Geef een van --on en --nowhere.")
    }
    guard on != nil || (nth == nil && !part) else {
      throw ValidationError(en: "--nth and --part belong to --on.", nl: "--nth en --part horen bij --on.")
    }
    guard !nowhere || because != nil else {
      throw ValidationError(en: "--nowhere needs --because.", nl: "Bij --nowhere hoort --because.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let wish = on.map { TieWish.words($0, nth: nth, isPart: part) } ?? .nowhere
    return Report(
      try session.context.tie(item, board: board, of: poll, to: wish, because: because))
  }
}
