import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PartnerCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "partner",
    abstract: Localized(
      en: "Add, change, remove and list partners, and the keys with which they sign.",
      nl: "Partners toevoegen, veranderen, verwijderen en tonen, met de sleutels waarmee zij ondertekenen."),
    subcommands: [
      PartnerAddCommand.self, PartnerEditCommand.self, PartnerRemoveCommand.self, PartnerListCommand.self,
      PartnerKeyCommand.self, PartnerDoorCommand.self,
      PartnerSignaturesCommand.self,
    ])
}

struct PartnerAddCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "add",
    abstract: Localized(
      en: "Add a partner to reviewers.json.",
      nl: "Voeg een partner toe aan reviewers.json."),
    english: """
      One that was on it before comes back with its people, its kind and its region.

        beraad partner add tenants --name "The tenants' union" --region north
        beraad partner add board --name "Agenda committee" --role committee --role steward
      """,
    dutch: """
      Een partner die er eerder in stond, komt terug met de mensen, de soort en de regio van toen.

        beraad partner add huurders --name "De huurdersbond" --region noord
        beraad partner add bestuur --name "Agendacommissie" --role committee --role steward
      """)

  @Argument(
    help: ArgumentHelp(
      en: "Its short name: small letters, digits, hyphens.",
      nl: "De korte naam: kleine letters, cijfers, streepjes.", valueName: "short-name"))
  var id: String
  @Option(
    help: ArgumentHelp(
      en: "Its name, as it stands on an edition.",
      nl: "De naam, zoals die in een editie staat.", valueName: "name"))
  var name: String
  @Option(
    help: ArgumentHelp(
      en: "What kind of organisation it is.", nl: "Wat voor organisatie het is.", valueName: "kind"))
  var kind: String?
  @Option(help: ArgumentHelp(en: "Where it works.", nl: "Waar de organisatie werkt.", valueName: "region"))
  var region: String?
  @Option(
    help: ArgumentHelp(
      en: "What it may do beside commenting, amending and voting; may be repeated.",
      nl: "Wat deze partner nog meer mag dan opmerken, voorstellen en stemmen; mag vaker.", valueName: "role")
  )
  var role: [Role] = []
  @Flag(
    help: ArgumentHelp(
      en: "It may comment and amend, and has no vote.",
      nl: "Deze partner mag opmerken en voorstellen, maar niet stemmen."))
  var noVote = false
  @Option(
    help: ArgumentHelp(
      en: "The opaque id of a new first person; else the people it had, or p1 if nobody had that before.",
      nl: "Het nummer van een nieuwe eerste persoon; anders de mensen van toen, of p1 als niemand dat had.",
      valueName: "person"))
  var person: String?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.addPartner(
      id, name: name, kind: kind, region: region, roles: Set(role), hasVote: !noVote,
      person: person)
    return Report(answer: filed.partner + "\n", story: [filed.story])
  }
}

extension Role: ExpressibleByArgument {}

struct PartnerListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(en: "List the partners.", nl: "Toon de partners."))

  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  private struct Row: Encodable {
    let id: String
    let name: String
    let kind: String?
    let region: String?
    let weight: Int
    let roles: [String]
    let vote: Bool
    let people: [String]
  }

  func report(_ session: Session) throws -> Report {
    let rows = try session.context.partners().map { partner in
      Row(
        id: partner.id.description, name: partner.name, kind: partner.kind, region: partner.region,
        weight: partner.weight, roles: partner.roles.map(\.rawValue).sorted(),
        vote: partner.hasVote,
        people: partner.people.map(\.id))
    }
    var table = Table(["partner", "name", "region", "roles"])
    for row in rows {
      table.add([row.id, row.name, row.region ?? "", Self.says(of: row, session)])
    }
    return Report(answer: table.text(session), value: rows)
  }

  /// The roles, and what its vote counts where that is not one: in words on a terminal, in a pipe as programs know them.
  private static func says(of row: Row, _ session: Session) -> String {
    guard session.console.outputIsTerminal else {
      return (row.roles + (row.vote ? [] : ["no-vote"])).joined(separator: " ")
    }
    let roles = row.roles.compactMap { Role(rawValue: $0)?.words[session.language] }
    let weight = Localized(en: "votes for \(row.weight)", nl: "telt voor \(row.weight)")
    let vote =
      !row.vote
      ? Localized(en: "no vote", nl: "geen stem") : row.weight == 1 ? .nothing : weight
    return ([roles.joined(separator: " "), vote[session.language]].filter { !$0.isEmpty }).joined(
      separator: ", ")
  }
}
