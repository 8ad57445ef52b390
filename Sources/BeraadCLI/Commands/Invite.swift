import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct InviteCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "invite",
    abstract: Localized(
      en: "Invite everybody of the address file to a meeting, by mail.",
      nl: "Nodig iedereen van het adressenbestand per mail uit voor een bijeenkomst."),
    english: """
      A message each, with a calendar file, handed to the machine's mail program (BERAAD_SENDMAIL, else /usr/sbin/sendmail). \
      Broken off, the same command goes on where it was; who came into the file since gets one too, and nobody two. A meeting \
      that has another day is another invitation.

        beraad invite leeds --sender us@alliance.example --dry-run
        beraad invite leeds --sender us@alliance.example --from 13:30 --until 17:00
      """,
    dutch: """
      Een bericht per persoon, met een agendabestand, via het mailprogramma van de machine (BERAAD_SENDMAIL, anders \
      /usr/sbin/sendmail). Is het afgebroken, dan gaat dezelfde opdracht verder waar zij was; wie er sindsdien bij kwam, krijgt \
      er ook een, en niemand twee. Krijgt een bijeenkomst een andere dag, dan is dat een nieuwe uitnodiging.

        beraad invite assen --sender wij@alliantie.example --dry-run
        beraad invite assen --sender wij@alliantie.example --from 13:30 --until 17:00
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The meeting: its short name, or its title.",
      nl: "De bijeenkomst: de korte naam of de titel.", valueName: "meeting"))
  var meeting: String
  @Option(
    help: ArgumentHelp(
      en: "The address that people answer to.", nl: "Het adres waar mensen op antwoorden.",
      valueName: "address"))
  var sender: String
  @Option(help: ArgumentHelp(en: "When it begins.", nl: "Wanneer zij begint.", valueName: "time"))
  var from: String?
  @Option(help: ArgumentHelp(en: "When it ends.", nl: "Wanneer zij eindigt.", valueName: "time"))
  var until: String?
  @OptionGroup var message: MessageOptions
  @OptionGroup var place: AddressFileOption
  @OptionGroup var pace: PaceOptions
  @Flag(
    help: ArgumentHelp(
      en: "Show the first message, and send nothing.", nl: "Toon het eerste bericht, en verstuur niets."))
  var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard (from == nil) == (until == nil) else {
      throw ValidationError(en: "--from goes with --until.", nl: "--from hoort bij --until.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let hours = try from.flatMap { from in
      try until.map { until throws(Refusal) in try InvitationHours(from: from, until: until) }
    }
    let text =
      message.message != nil || message.file != nil ? try message.text(session, prompt: .nothing) : nil
    let wish = InvitationWish(
      meeting: meeting, sender: sender, hours: hours, text: text, file: place.file)
    if dryRun {
      let (first, count) = try session.context.previewInvitation(wish)
      return Report(
        answer: first, isExact: true,
        story: [
          Localized(en: "Would be invited: \(count).", nl: "Zouden worden uitgenodigd: \(count).")
        ])
    }
    let outcome = try session.context.invite(
      wish,
      SendingWish(
        program: try MailProgramName.found(in: session.context.environment), perMinute: pace.perMinute,
        isAgain: pace.again))
    return Report(value: outcome, story: outcome.story, status: outcome.isDone ? .done : .refused)
  }
}
