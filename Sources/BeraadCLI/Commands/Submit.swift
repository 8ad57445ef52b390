import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct SubmitCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "submit",
    abstract: Localized(
      en: "Send what you recorded to the alliance's host.",
      nl: "Stuur naar de host van de alliantie wat u vastlegde."),
    english: """
      Sends your organisation's own branch and nothing else; the committee and the authors send main with it. Where \
      the host has something newer, that is taken in first. Without a network, a file takes it along.

        beraad submit
        beraad submit --bundle tenants.bundle
        beraad submit --to git@git.example.org:alliance/papers.git
      """,
    dutch: """
      Stuurt de eigen branch van uw organisatie en niets anders; de commissie en de auteurs sturen main mee. Heeft de host \
      iets nieuwers, dan wordt dat eerst opgehaald. Geen netwerk? Dan gaat het mee in een bestand.

        beraad submit
        beraad submit --bundle huurders.bundle
        beraad submit --to git@git.example.org:alliantie/stukken.git
      """)

  @Option(
    help: ArgumentHelp(
      en: "Write it into a file, for a stick or an e-mail.",
      nl: "Schrijf het in een bestand, voor een stick of een e-mail.", valueName: "file"))
  var bundle: String?
  @Option(
    help: ArgumentHelp(
      en: "The host, the first time; it is kept.",
      nl: "De host, de eerste keer; Beraad onthoudt hem.", valueName: "address"))
  var to: String?
  @Flag(
    help: ArgumentHelp(
      en: "Put main back on a host that lost it: where no other clone has a newer one.",
      nl: "Zet main terug op een host die hem kwijt is: als geen andere kloon een nieuwere heeft."))
  var restore = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    if bundle != nil, to != nil {
      throw ValidationError(
        en: "Give --bundle or --to, not both.", nl: "Geef --bundle of --to, niet allebei.")
    }
    if bundle != nil, restore {
      throw ValidationError(
        en: "Give --bundle or --restore, not both: a file puts nothing back on a host.",
        nl: "Geef --bundle of --restore, niet allebei: een bestand zet niets terug op een host.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let context = session.context
    let submitted =
      try bundle.map { try context.submit(intoBundle: context.path($0)) }
      ?? context.submit(to: to, isRestoring: restore)
    let isMain = submitted.sent.commits > 0
    return Report(
      value: submitted,
      story: try submitted.story
        + (isMain ? context.toSettle() : submitted.sent.records > 0 ? context.ownVotes() : [])
        + context.leftOut())
  }
}

extension Submitted {
  /// What was sent, in a sentence.
  var story: [Localized] {
    let mail = announced.map { [MailLine.text(commit: $0.main.hex, of: $0.what)] } ?? []
    guard !branches.isEmpty else {
      return [
        Localized(en: "Everything is at \(place.english) already.", nl: "Alles is al bij \(place.dutch).")
      ] + mail
    }
    var what: [Localized] = []
    if sent.records > 0 {
      what.append(.count(sent.records, en: ("record", "records"), nl: ("bijdrage", "bijdragen")))
    }
    if sent.commits > 0 {
      what.append(
        .count(
          sent.commits, en: ("commit of main", "commits of main"), nl: ("commit van main", "commits van main")
        ))
    }
    let all =
      what.isEmpty
      ? Localized(branches.joined(separator: ", "))
      : Localized { language in
        what.map { $0[language] }.joined(separator: language == .dutch ? " en " : " and ")
      }
    let first = Localized(
      en: "The host had something newer, which was taken in first.",
      nl: "De host had iets nieuwers; dat is eerst opgehaald.")
    return (united ? [first] : []) + [
      Localized(
        en: "Sent \(all.english) to \(place.english).",
        nl: what.isEmpty
          ? "Naar \(place.dutch) is opgestuurd: \(all.dutch)."
          : "\(all.dutch.prefix(1).uppercased() + all.dutch.dropFirst()) opgestuurd naar \(place.dutch).")
    ] + mail
  }
}
