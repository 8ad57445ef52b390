import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PartnerEditCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "edit",
    abstract: Localized(
      en: "Change what reviewers.json says of a partner.",
      nl: "Verander wat reviewers.json over een partner zegt."),
    english: """
      Its short name stays, since its records have it. A vote that is given or taken holds for polls that are opened from \
      now on.

        beraad partner edit tenants --name "Tenants' union of the north" --region north
        beraad partner edit observers --no-vote
      """,
    dutch: """
      De korte naam blijft, want de records dragen hem. Een stem die u geeft of afneemt, geldt voor peilingen die van nu af \
      worden geopend.

        beraad partner edit huurders --name "Huurdersbond van het noorden" --region noord
        beraad partner edit waarnemers --no-vote
      """)

  @Argument(help: ArgumentHelp(en: "The partner.", nl: "De partner.", valueName: "partner")) var id: String
  @Option(
    help: ArgumentHelp(
      en: "Its name, as it stands on an edition.",
      nl: "De naam, zoals die in een editie staat.", valueName: "name"))
  var name: String?
  @Option(
    help: ArgumentHelp(
      en: "What kind of organisation it is.", nl: "Wat voor organisatie het is.", valueName: "kind"))
  var kind: String?
  @Option(help: ArgumentHelp(en: "Where it works.", nl: "Waar de organisatie werkt.", valueName: "region"))
  var region: String?
  @Option(
    help: ArgumentHelp(
      en: "Its votes in a poll that counts weights.",
      nl: "Het aantal stemmen in een gewogen peiling.", valueName: "weight"))
  var weight: Int?
  @Option(
    help: ArgumentHelp(
      en: "The roles that it has from now on, in place of those it had; may be repeated.",
      nl: "De rollen van nu af, in plaats van de oude; mag vaker.", valueName: "role"))
  var role: [Role] = []
  @Flag(help: ArgumentHelp(en: "It has none of the roles any more.", nl: "Neem alle rollen af."))
  var noRole = false
  @Flag(
    inversion: .prefixedNo, help: ArgumentHelp(en: "Whether it may vote.", nl: "Of deze partner mag stemmen.")
  )
  var vote: Bool?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    guard role.isEmpty || !noRole else {
      throw ValidationError(
        en: "Give --role or --no-role, not both.", nl: "Geef --role of --no-role, niet allebei.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let roles: Set<Role>? = noRole ? [] : role.isEmpty ? nil : Set(role)
    let filed = try session.context.editPartner(
      id,
      PartnerSettings(name: name, kind: kind, region: region, weight: weight, roles: roles, hasVote: vote))
    return Report(answer: filed.partner + "\n", story: [filed.story])
  }
}

struct PartnerRemoveCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "remove",
    abstract: Localized(
      en: "Take a partner off reviewers.json.",
      nl: "Haal een partner uit reviewers.json."),
    english: """
      What it recorded stays, with its name. It records nothing any more, and has no vote in polls that are opened from now \
      on. In those that are open it keeps its vote. `beraad partner add` puts it back, with its people.

        beraad partner remove tenants
      """,
    dutch: """
      Wat die partner vastlegde, blijft, met de naam erbij. Er komt niets meer bij, en in peilingen die van nu af worden \
      geopend, heeft de partner geen stem. In peilingen die open zijn, blijft de stem. `beraad partner add` zet de partner \
      terug, met de mensen.

        beraad partner remove huurders
      """)

  @Argument(help: ArgumentHelp(en: "The partner.", nl: "De partner.", valueName: "partner")) var id: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.removePartner(id)
    return Report(answer: filed.partner + "\n", story: [filed.story])
  }
}
