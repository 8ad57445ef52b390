import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct CountCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "count",
    abstract: Localized(
      en: "Enter the stickers counted on the wall of a meeting.",
      nl: "Voer de stickers in die op een bijeenkomst op de muur zijn geteld."),
    english: """
      From a table board,item,stickers (or bord,onderdeel,stickers), as a spreadsheet saves it. Stickers and people \
      have to fit: nobody has more stickers than the poll allows, and whoever placed any placed at least one. What \
      does not fit is refused as a whole, with every line that is not right. So is a table that leaves out a whole \
      board: write 0 for none, or say with --partial that what it lacks has no stickers. An item without a line is \
      taken as 0, and named.

      --people are those who placed any sticker: at most as many as there are stickers. Those who were there and placed \
      none are in --present. Where nobody placed a sticker, enter the meeting with --people 0. Where each has one sticker in all, a few people too many were there and placed none: that is \
      kept so, and said.

      Without a table it asks, on a terminal, board by board and item by item, and says what each board comes to so far. \
      Two people count, and their initials are kept with the count. How many were there and how many placed stickers are two figures.

      After the closing a correction takes --because too. It changes the result when the committee closes the poll anew.

        beraad count housing/course --meeting leeds
        beraad count housing/course --meeting leeds --people 64 --present 71 --from leeds.csv --counted-by JV --counted-by MB
        beraad count housing/course --meeting leeds --people 65 --from leeds.csv --replace --because "Counted again."
      """,
    dutch: """
      Uit een tabel bord,onderdeel,stickers (of board,item,stickers), zoals een spreadsheet hem bewaart. Stickers en mensen \
      moeten bij elkaar passen: niemand heeft er meer dan de peiling toelaat, en wie plakte, plakte er minstens één. Wat \
      niet past, wordt in zijn geheel geweigerd, met elke regel die niet klopt. Ontbreekt er een heel bord, dan ook: schrijf \
      0 voor geen, of zeg met --partial dat wat ontbreekt geen stickers heeft. Een onderdeel zonder regel telt als 0, en \
      wordt genoemd.

      --people zijn de mensen die iets plakten: hoogstens zoveel als er stickers zijn. Wie er was en niets plakte, telt mee \
      in --present. Plakte niemand iets, voer de bijeenkomst dan in met --people 0. Heeft ieder één sticker in totaal en \
      geeft u een paar mensen te veel op, dan waren die er wel en plakten zij niets: zo wordt het bewaard, en dat staat \
      erbij.

      Zonder tabel vraagt de opdracht ernaar op een terminal, bord voor bord, met steeds de tussenstand. Tel met zijn \
      tweeën; de initialen blijven bij de telling. Hoeveel mensen er waren en hoeveel er plakten, zijn twee cijfers.

      Na de sluiting hoort bij een correctie ook --because. De uitslag verandert als de commissie de peiling opnieuw sluit.

        beraad count wonen/koers --meeting assen
        beraad count wonen/koers --meeting assen --people 64 --present 71 --from assen.csv --counted-by JV --counted-by MB
        beraad count wonen/koers --meeting assen --people 65 --from assen.csv --replace --because "Nageteld."
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Option(
    help: ArgumentHelp(
      en: "How many people placed stickers.",
      nl: "Hoeveel mensen stickers plakten.", valueName: "people"))
  var people: Int?
  @Option(
    help: ArgumentHelp(
      en: "How many were there, who placed none included.",
      nl: "Hoeveel mensen er waren, ook wie niets plakte.", valueName: "present"))
  var present: Int?
  @Option(
    help: ArgumentHelp(
      en: "The initials of one who counted. May be repeated.",
      nl: "De initialen van iemand die telde; mag vaker.", valueName: "initials"))
  var countedBy: [String] = []
  @Flag(
    help: ArgumentHelp(
      en: "What the table lacks has no stickers.",
      nl: "Wat in de tabel ontbreekt, heeft geen stickers."))
  var partial = false
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard meeting.from == nil || people != nil else {
      throw ValidationError(
        en: "A table needs --people: how many placed stickers.",
        nl: "Bij een tabel hoort --people: hoeveel mensen stickers plakten.")
    }
  }

  func report(_ session: Session) throws -> Report {
    if meeting.from != nil, let people {
      var file = try meeting.file(session)
      file.isPartial = partial
      return Report(
        try session.context.count(in: poll, people: people, present: present, counters: countedBy, file))
    }
    // Of nobody there is nothing to write down, and nothing to ask.
    if people == 0, !session.console.inputIsTerminal {
      let file = MeetingFile(
        meeting: meeting.meeting, table: Array(CountPrompt.headings.utf8), replaces: meeting.replace,
        because: meeting.because)
      return Report(
        try session.context.count(in: poll, people: 0, present: present, counters: countedBy, file))
    }
    guard session.console.inputIsTerminal else {
      throw Refusal(
        Localized(
          en: "There is no table, and no terminal to ask at.",
          nl: "Er is geen tabel, en geen terminal om vragen op te stellen."),
        hints: [Localized(en: "give the table with --from FILE", nl: "geef de tabel met --from BESTAND")])
    }
    let prompt = try CountPrompt(
      session.context.poll(poll), meeting: meeting.meeting, session.console, session.language)
    var file = MeetingFile(
      meeting: meeting.meeting, table: [], replaces: meeting.replace, because: meeting.because)
    let opening = try session.context.mayCount(in: poll, file)
    guard let typed = prompt.ask(people: people, present: present, counters: countedBy, under: opening)
    else {
      return Report(
        story: [Localized(en: "Nothing was recorded.", nl: "Er is niets vastgelegd.")], status: .refused)
    }
    (file.meeting, file.table) = (prompt.meeting.id.description, Array(typed.table.utf8))
    file.naming = .ids
    return Report(
      try session.context.count(
        in: poll, people: typed.people, present: typed.present, counters: typed.counters, file))
  }
}

/// What `count` and `ballots` ask of a meeting.
struct MeetingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "The meeting, as the poll names it.",
      nl: "De bijeenkomst, zoals de peiling haar noemt.", valueName: "meeting"))
  var meeting: String
  @Option(
    help: ArgumentHelp(
      en: "The table; - is standard input.",
      nl: "De tabel; - is de standaardinvoer.", valueName: "file"))
  var from: String?
  @Flag(
    help: ArgumentHelp(
      en: "Take the place of what was entered before.",
      nl: "Vervang wat eerder voor deze bijeenkomst is ingevoerd."))
  var replace = false
  @Option(
    help: ArgumentHelp(
      en: "Why it is replaced, or entered after the closing.",
      nl: "Waarom u het vervangt, of na de sluiting invoert.", valueName: "why"))
  var because: String?

  func validate() throws {
    guard !replace || because != nil else {
      throw ValidationError(en: "--replace needs --because.", nl: "Bij --replace hoort --because.")
    }
  }

  func file(_ session: Session) throws -> MeetingFile {
    MeetingFile(
      meeting: meeting, table: try GivenFile.bytes(from ?? "-", session: session), replaces: replace,
      because: because)
  }
}
