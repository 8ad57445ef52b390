import ArgumentParser
import BeraadKit
import Deliberation

struct CountCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "count", abstract: "Enter the stickers counted on the wall of a meeting.",
    discussion: """
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
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(help: "How many people placed stickers.") var people: Int?
  @Option(help: "How many were there, who placed none included.") var present: Int?
  @Option(help: ArgumentHelp("The initials of one who counted. May be repeated.", valueName: "initials"))
  var countedBy: [String] = []
  @Flag(help: "What the table lacks has no stickers.") var partial = false
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
  @Option(help: ArgumentHelp("The meeting, as the poll names it.", valueName: "meeting")) var meeting: String
  @Option(help: ArgumentHelp("The table; - is standard input.", valueName: "file")) var from: String?
  @Flag(help: "Take the place of what was entered for this meeting before.") var replace = false
  @Option(help: ArgumentHelp("Why it is replaced, or entered after the closing.", valueName: "why"))
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
