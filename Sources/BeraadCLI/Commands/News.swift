import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct NewsCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "news",
    abstract: Localized(
      en: "Write the newsletter, and send it to who asked for it.",
      nl: "Schrijf de nieuwsbrief, en stuur hem aan wie erom vroeg."),
    english: """
      An issue is a file of Markdown in the workspace. Who gets it stands in the server's own folder, beside the history, and \
      is of no use for anything else.
      """,
    dutch: """
      Een nummer is een bestand met Markdown in de werkruimte. Wie het krijgt, staat in de eigen map van de server, naast de \
      geschiedenis, en is nergens anders voor.
      """,
    subcommands: [
      NewsWriteCommand.self, NewsPreviewCommand.self, NewsSendCommand.self, NewsExportCommand.self,
      NewsRemoveCommand.self,
    ])
}

struct NewsWriteCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "write",
    abstract: Localized(
      en: "Begin an issue with what changed since the last one, or take your edits of it onto main.",
      nl: "Begin een nummer met wat er sinds het vorige veranderde, of zet uw bewerking ervan op main."),
    english: """
      The issue is news/ISSUE.md. It begins with the polls that are open, what can still be commented on, new editions and \
      meetings to come. Edit it, look at it with news preview, and give this command again.

        beraad news write 2026-10 --title "News of October"
        beraad news write 2026-10
      """,
    dutch: """
      Het nummer is news/NUMMER.md. Het begint met de peilingen die open zijn, waar nog op te reageren is, nieuwe edities en \
      bijeenkomsten die komen. Bewerk het, bekijk het met news preview, en geef deze opdracht nog eens.

        beraad news write 2026-10 --title "Nieuws van oktober"
        beraad news write 2026-10
      """)

  @Argument(
    help: ArgumentHelp(
      en: "Its short name: small letters, digits, hyphens.",
      nl: "De korte naam: kleine letters, cijfers, streepjes.", valueName: "issue"))
  var issue: String
  @Option(
    help: ArgumentHelp(
      en: "Its title, of an issue that begins.", nl: "De titel, van een nummer dat begint.",
      valueName: "title"))
  var title: String?
  @Option(
    help: ArgumentHelp(
      en: "The day from which on things are new; that of the last issue if left out.",
      nl: "De dag waarna iets nieuw is; anders die van het vorige nummer.", valueName: "date"))
  var since: String?
  @Option(
    help: ArgumentHelp(
      en: "The language of the text; the alliance's if left out.",
      nl: "De taal van de tekst; anders die van de alliantie.", valueName: "lang"))
  var lang: Language?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  var speech: LanguageOption { LanguageOption(nil) }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.writeIssue(issue, IssueWish(title: title, language: lang, since: since))
    return Report(answer: filed.path + "\n", value: filed, story: [filed.story])
  }
}

struct NewsPreviewCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "preview",
    abstract: Localized(
      en: "Show an issue as its readers get it.", nl: "Toon een nummer zoals de lezers het krijgen."),
    english: """
      The text; with --html the other form that each message has; with -o both, in files. Links into the alliance's own site \
      work where --site says where that is; without it their words stand alone.

        beraad news preview 2026-10
        beraad news preview 2026-10 --site https://alliance.example -o preview
      """,
    dutch: """
      De tekst; met --html de andere vorm die elk bericht heeft; met -o beide, in bestanden. Links naar de eigen site van de \
      alliantie werken als --site zegt waar die is; anders blijven alleen de woorden over.

        beraad news preview 2026-10
        beraad news preview 2026-10 --site https://alliantie.example -o voorbeeld
      """)

  @Argument(help: ArgumentHelp(en: "The issue.", nl: "Het nummer.", valueName: "issue")) var issue: String
  @Option(
    help: ArgumentHelp(
      en: "A file with its text, where that is not on main yet.",
      nl: "Een bestand met de tekst, als die nog niet op main staat.", valueName: "file"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      en: "Where the alliance's own site is.", nl: "Waar de eigen site van de alliantie is.", valueName: "url"
    ))
  var site: String?
  @Flag(help: ArgumentHelp(en: "The HTML.", nl: "De HTML.")) var html = false
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "A folder that is there, for both forms as files.",
      nl: "Een map die er is, voor beide vormen als bestand.", valueName: "dir"))
  var output: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { json.json }

  func report(_ session: Session) throws -> Report {
    let context = session.context
    let (found, alliance) =
      try from.map { try context.newsIssue(issue, reading: GivenFile.bytes($0, session: session)) }
      ?? context.newsIssue(issue)
    let forms = found.forms(
      site: try site.map(PublicSite.parse), alliance: alliance, leaving: "https://…/unsubscribe/…")
    guard let output else {
      return Report(answer: html ? forms.html : forms.text, isExact: true, value: forms)
    }
    let names = ["\(output)/\(found.id).txt", "\(output)/\(found.id).html"]
    try context.write(forms.text, to: names[0])
    try context.write(forms.html, to: names[1])
    return Report(answer: names.map { $0 + "\n" }.joined(), value: forms)
  }
}

/// A command that the server's own program does, since the list is its own.
protocol PassedOnCommand: HelpedCommand {
  /// What that program calls it.
  static var words: [String] { get }
  var arguments: [String] { get }
}

extension PassedOnCommand {
  func run() throws {
    // What is passed through swallows the question for help too.
    if arguments.contains("--help") || arguments.contains("-h") { throw CleanExit.helpRequest(self) }
    try WebProgram.become(Self.words + arguments)
  }
}

struct NewsSendCommand: PassedOnCommand {
  static let words = ["news", "send"]
  static let help = CommandHelp(
    verb: "send",
    abstract: Localized(
      en: "Send an issue to everybody who said yes to the newsletter.",
      nl: "Stuur een nummer aan iedereen die ja zei tegen de nieuwsbrief."),
    english: """
      A message each, in text and HTML, with a link of its own to leave the list, handed to the machine's mail program \
      (BERAAD_SENDMAIL, else /usr/sbin/sendmail). Broken off, the same command goes on where it was, and nobody gets it twice. \
      Starts beraad-web news send with what follows.

        beraad news send 2026-10 --state state --sender news@alliance.example
      """,
    dutch: """
      Een bericht per lezer, in tekst en HTML, met een eigen link om zich af te melden, via het mailprogramma van de machine \
      (BERAAD_SENDMAIL, anders /usr/sbin/sendmail). Is het afgebroken, dan gaat dezelfde opdracht verder waar zij was, en \
      niemand krijgt het twee keer. Start beraad-web news send met wat erachter komt.

        beraad news send 2026-10 --state staat --sender nieuws@alliantie.example
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      en: "As beraad-web news send takes it: see beraad-web news send --help.",
      nl: "Zoals bij beraad-web news send: zie beraad-web news send --help.", valueName: "arguments"))
  var arguments: [String] = []
}

struct NewsExportCommand: PassedOnCommand {
  static let words = ["news", "export"]
  static let help = CommandHelp(
    verb: "export",
    abstract: Localized(
      en: "Print the list of the newsletter, for a list service.",
      nl: "Druk de lijst van de nieuwsbrief af, voor een mailingdienst."),
    english: """
      Each address with the link by which it leaves the list. Ask for it anew before each issue. Starts beraad-web news export \
      with what follows.

        beraad news export --state state --csv
      """,
    dutch: """
      Elk adres met de link waarmee iemand zich afmeldt. Vraag de lijst voor elk nummer opnieuw op. Start beraad-web news \
      export met wat erachter komt.

        beraad news export --state staat --csv
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      en: "As beraad-web news export takes it: see beraad-web news export --help.",
      nl: "Zoals bij beraad-web news export: zie beraad-web news export --help.", valueName: "arguments"))
  var arguments: [String] = []
}

struct NewsRemoveCommand: PassedOnCommand {
  static let words = ["news", "remove"]
  static let help = CommandHelp(
    verb: "remove",
    abstract: Localized(
      en: "Take addresses off the list: of who asks so by mail, and of messages that come back.",
      nl: "Haal adressen van de lijst: van wie dat per mail vraagt, en van berichten die terugkomen."),
    english: """
      Starts beraad-web news remove with what follows.

        beraad news remove reader@post.example --state state
      """,
    dutch: """
      Start beraad-web news remove met wat erachter komt.

        beraad news remove lezer@post.example --state staat
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      en: "As beraad-web news remove takes it: see beraad-web news remove --help.",
      nl: "Zoals bij beraad-web news remove: zie beraad-web news remove --help.", valueName: "arguments"))
  var arguments: [String] = []
}
