import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollTokensCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "tokens",
    abstract: Localized(
      en: "Make the cards of a meeting, each with a token: a page to print and cut out.",
      nl:
        "Maak de kaarten van een bijeenkomst, elk met een token: een pagina om af te drukken en uit te knippen."
    ),
    english: """
      For a poll with ballots on paper. Each card has a random code, as a QR code and in letters, and behind them is a ballot to \
      copy. The codes are in that file and nowhere else: not in the repository, and nobody keeps a list. The file is \
      written outside the work tree, and never over another one.

      --list keeps the codes alone too, so that beraad ballots --cards refuses a code that no card has. Who has that \
      list knows nothing of a person; it leads to nobody as long as the cards were given out at random.

        beraad poll tokens housing/course --meeting leeds --count 80 -o ~/leeds.html
        beraad poll tokens housing/course --meeting leeds --count 80 -o ~/leeds.html --list ~/leeds-codes.csv
      """,
    dutch: """
      Voor een peiling met stembriefjes op papier. Op elke kaart staat een willekeurige code, als QR-code en in letters, en \
      achteraan een stembriefje om te kopiëren. De codes staan in dat bestand en nergens anders: niet in de repository, en \
      niemand houdt een lijst bij. Het bestand komt buiten de werkmap, en nooit over een ander heen.

      --list bewaart de codes ook los, zodat beraad ballots --cards een code weigert die op geen kaart staat. Wie die lijst \
      heeft, weet niets over een persoon; zolang de kaarten willekeurig zijn uitgedeeld, leidt zij naar niemand.

        beraad poll tokens wonen/koers --meeting assen --count 80 -o ~/assen.html
        beraad poll tokens wonen/koers --meeting assen --count 80 -o ~/assen.html --list ~/codes-assen.csv
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Option(
    help: ArgumentHelp(
      en: "The meeting, as the poll names it.",
      nl: "De bijeenkomst, zoals de peiling haar noemt.", valueName: "meeting"))
  var meeting: String
  @Option(help: ArgumentHelp(en: "How many cards.", nl: "Hoeveel kaarten.", valueName: "count"))
  var count: Int
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "The page; it must not be there yet.",
      nl: "De pagina; het bestand mag er nog niet zijn.", valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      en: "Keep the codes in a file too, a line each; it must not be there yet.",
      nl: "Bewaar de codes ook in een bestand, één per regel; het mag er nog niet zijn.", valueName: "file"))
  var list: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let sheet = try session.context.makeTokens(count, at: meeting, of: poll, to: file, keeping: list)
    return Report(
      answer: sheet.file + "\n", value: sheet,
      story: [
        Localized(
          en: "Made \(sheet.cards) \(sheet.cards == 1 ? "card" : "cards") for \(sheet.meeting).",
          nl: "\(sheet.cards) \(sheet.cards == 1 ? "kaart" : "kaarten") gemaakt voor \(sheet.meeting)."),
        Localized(
          en: "Print them, give them out at random, keep no list of who got which, and throw the file away.",
          nl:
            "Druk ze af, deel ze willekeurig uit, houd niet bij wie welke kreeg, en gooi het bestand weg."),
      ]
        + (sheet.list.map { list in
          let command = Localized.typed(
            "beraad ballots \(poll) --meeting \(sheet.typedMeeting) --from FILE --cards \(list.typedInShell ?? "FILE")"
          )
          return [
            Localized(
              en: "The codes are in \(list): hold the ballots against it with: \(command.english)",
              nl: "De codes staan in \(list): leg de stembriefjes ernaast met: \(command.dutch)")
          ]
        } ?? [])
        + (sheet.stage == "draft"
          ? [
            Localized(
              en: "The poll is not open yet: if its boards change, print the ballots again.",
              nl: "De peiling is nog niet open: veranderen de borden, druk de stembriefjes dan opnieuw af.")
          ] : []))
  }
}
