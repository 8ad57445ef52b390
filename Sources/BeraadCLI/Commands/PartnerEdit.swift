import ArgumentParser
import BeraadKit
import Deliberation

struct PartnerEditCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "edit", abstract: "Change what reviewers.json says of a partner.",
    discussion: """
      Its short name stays, since its records have it. A vote that is given or taken holds for polls that are opened from \
      now on.

        beraad partner edit tenants --name "Tenants' union of the north" --region north
        beraad partner edit observers --no-vote
      """)

  @Argument(help: "The partner.") var id: String
  @Option(help: ArgumentHelp("Its name, as it stands on an edition.", valueName: "name")) var name: String?
  @Option(help: "What kind of organisation it is.") var kind: String?
  @Option(help: "Where it works.") var region: String?
  @Option(help: "Its votes in a poll that counts weights.") var weight: Int?
  @Option(help: "The roles that it has from now on, in place of those it had; may be repeated.") var role:
    [Role] = []
  @Flag(help: "It has none of the roles any more.") var noRole = false
  @Flag(inversion: .prefixedNo, help: "Whether it may vote.") var vote: Bool?
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
  static let configuration = CommandConfiguration(
    verb: "remove", abstract: "Take a partner off reviewers.json.",
    discussion: """
      What it recorded stays, with its name. It records nothing any more, and has no vote in polls that are opened from now \
      on.

        beraad partner remove tenants
      """)

  @Argument(help: "The partner.") var id: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.removePartner(id)
    return Report(answer: filed.partner + "\n", story: [filed.story])
  }
}
