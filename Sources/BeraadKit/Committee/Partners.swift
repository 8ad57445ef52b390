package import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// The partners of the alliance, in the order of the roster.
  package func partners() throws -> [Partner] { try Desk(self).roster.partners }

  /// Adds a partner to the roster.
  ///
  /// - Parameter person: the id of its first person; p1 where it is nil, or a drawn one where p1 was somebody's before.
  package func addPartner(
    _ id: String, name: String, kind: String?, region: String?, roles: Set<Role>, hasVote: Bool = true,
    person: String? = nil
  ) throws -> FiledRecord {
    let slug = try Slug.parse(id, as: .partner)
    if let person { try RosterCoding.mustBePersonID(person) }
    var partner = Partner(
      id: slug, name: try GivenText.checkLine(name, what: .aName),
      kind: try kind.map { try GivenText.checkLine($0, what: .aKind) },
      region: try region.map { try GivenText.checkLine($0, what: .aRegion) }, roles: roles,
      hasVote: hasVote, people: [])
    return try change("partner: add \(slug)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "add a partner", nl: "een partner toevoegen"))
      guard desk.roster[slug] == nil else {
        throw Refusal(
          Localized(en: "There is a partner '\(slug)' already.", nl: "Er is al een partner '\(slug)'."))
      }
      partner.people = [Person(id: try desk.personID(person, of: slug, preferring: "p1"))]
      var roster = desk.roster
      roster.partners.append(partner)
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage("partner: add \(slug)"),
          files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
      return FiledRecord(
        id: commit?.hex ?? "", paper: "", partner: slug.description,
        story: Localized(
          en: "\(partner.name) takes part, as '\(slug)'.", nl: "\(partner.name) doet mee, als '\(slug)'."))
    }
  }
}
