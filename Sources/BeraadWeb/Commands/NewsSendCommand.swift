import ArgumentParser
import BeraadKit
import Deliberation
import FoundationEssentials
import Help

struct NewsSendCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "send", of: nil,
    abstract: Localized(
      en: "Send an issue of the newsletter to everybody who said yes to it.",
      nl: "Stuur een nummer van de nieuwsbrief aan iedereen die er ja tegen zei."),
    english: """
      A message each, in text and HTML, with a link of its own to leave the list, handed to the machine's mail program \
      (BERAAD_SENDMAIL, else /usr/sbin/sendmail). Broken off, the same command goes on where it was: a journal in the state folder \
      says who got it, without addresses, until everybody has it. A message that was under way when it broke off is not sent \
      again: of that one nobody can tell.

        beraad-web news send 2026-10 --state state --dry-run
        beraad-web news send 2026-10 --state state --sender news@alliance.example
      """,
    dutch: """
      Een bericht per lezer, in tekst en HTML, met een eigen link om zich af te melden, via het mailprogramma van de machine \
      (BERAAD_SENDMAIL, anders /usr/sbin/sendmail). Is het afgebroken, dan gaat dezelfde opdracht verder waar zij was: een \
      journaal in de map van de server zegt wie het kreeg, zonder adressen, tot iedereen het heeft. Een bericht dat onderweg was \
      toen het afbrak, wordt niet nog eens verstuurd: of dat aankwam, weet niemand.

        beraad-web news send 2026-10 --state staat --dry-run
        beraad-web news send 2026-10 --state staat --sender nieuws@alliantie.example
      """)

  @Argument(help: ArgumentHelp(en: "The issue.", nl: "Het nummer.", valueName: "issue")) var issue: String
  @Option(
    help: ArgumentHelp(
      en: "Whom the messages are from; beraad@ and the name of the site if left out.",
      nl: "Van wie de berichten komen; anders beraad@ en de naam van de site.", valueName: "address"))
  var sender: String?
  @Option(
    help: ArgumentHelp(
      en: "Where the alliance's own site is, for links into it.",
      nl: "Waar de eigen site van de alliantie is, voor links ernaartoe.", valueName: "url"))
  var site: String?
  @OptionGroup var pace: PaceOptions
  @Flag(
    help: ArgumentHelp(
      en: "Say how many would get it, and send nothing.",
      nl: "Zeg hoeveel mensen het zouden krijgen, en verstuur niets."))
  var dryRun = false
  @Flag(help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON.")) var json = false
  @OptionGroup var server: SiteOptions
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let mailing = try NewsMailing(
      issue, of: places.context(), list: NewsList(folder: folder, secret: try Secret(reading: folder)),
      from: sender, server: folder.siteAddress(server.publicUrl), site: site.map(PublicSite.parse))
    Standard.error.write(try mailing.list.keepersNotice[Language.ofEnvironment] + "\n")
    if mailing.isOfThisMachine {
      say([
        Localized(
          en:
            "The links to leave lead to this machine, where readers cannot come: name the site with --public-url.",
          nl:
            "De links om zich af te melden gaan naar deze machine, waar lezers niet bij kunnen: noem de site met --public-url."
        )
      ])
    }
    if dryRun { return say([try mailing.forecast()]) }
    let outcome = try mailing.send(
      by: MailProgramName.found(in: ProcessInfo.processInfo.environment), perMinute: pace.perMinute,
      isAgain: pace.again
    )
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Standard.output.write(String(decoding: try encoder.encode(outcome), as: UTF8.self) + "\n")
    }
    say(outcome.story)
    if !outcome.isDone { throw ExitCode(1) }
  }

  private func say(_ story: [Localized]) {
    Standard.error.write(story.map { $0[Language.ofEnvironment] + "\n" }.joined())
  }
}
