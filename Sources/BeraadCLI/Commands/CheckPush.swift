import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct CheckPushCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "check-push",
    abstract: Localized(en: "On a host: may this be pushed?", nl: "Op een host: mag dit worden gepusht?"),
    english: """
      A partner pushes its own branch and nothing else, main is the committee's, nothing is deleted or forced, and what \
      collect would not take is refused with its reason. As a pre-receive hook it reads what git says; as an update \
      hook or in CI it is given a reference. Who pushes is what the host says; git's beraad.NAME.partner says which \
      partner that is, where the names differ. docs/hosting-git.md has files to copy.

        beraad check-push
        beraad check-push refs/heads/partners/tenants OLD NEW --pusher tenants
      """,
    dutch: """
      Een partner pusht de eigen branch en niets anders, main is van de commissie, niets wordt verwijderd of geforceerd, en \
      wat collect niet zou ophalen, wordt geweigerd met de reden erbij. Als pre-receive-hook leest het wat git zegt; als \
      update-hook of in CI geeft u een referentie. Wie er pusht, zegt de host; heet die partner hier anders, dan zegt \
      beraad.NAAM.partner van git welke het is. In docs/hosting-git.md staan bestanden om over te nemen.

        beraad check-push
        beraad check-push refs/heads/partners/huurders OUD NIEUW --pusher huurders
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The reference; all from standard input if left out.",
      nl: "De referentie; zonder deze komen ze alle van de standaardinvoer.", valueName: "ref"))
  var reference: String?
  @Argument(
    help: ArgumentHelp(
      en: "The commit that it has; zeros for none.",
      nl: "De commit die zij heeft; nullen voor geen.", valueName: "old"))
  var old: String?
  @Argument(
    help: ArgumentHelp(
      en: "The commit that it is to have; zeros for none.",
      nl: "De commit die zij moet krijgen; nullen voor geen.", valueName: "new"))
  var new: String?
  @Option(
    help: ArgumentHelp(
      en: "The name by which the host knows who pushes.",
      nl: "De naam waaronder de host kent wie er pusht.", valueName: "pusher"))
  var pusher: String?
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    guard (reference == nil) == (new == nil) else {
      throw ValidationError(
        en: "Give a reference with its old and its new commit, or nothing.",
        nl: "Geef een referentie met haar oude en haar nieuwe commit, of niets.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let faults = try session.context.checkPush(try updates(session), by: pusher)
    return Report(story: faults, status: faults.isEmpty ? .done : .refused)
  }

  private func updates(_ session: Session) throws -> [PushedReference] {
    if let reference, let old, let new { return [try PushedReference(name: reference, old: old, new: new)] }
    guard let input = session.console.readInput() else {
      throw Refusal(
        Localized(en: "Standard input cannot be read.", nl: "De standaardinvoer is niet te lezen."))
    }
    let lines = String(decoding: input, as: UTF8.self).split(whereSeparator: \.isNewline)
    return try lines.map { try PushedReference(line: $0) }
  }
}
