package import Deliberation
import Git
import Storage

extension Context {
  /// The partners of the alliance, in the order of the roster.
  package func partners() throws -> [Partner] { try Desk(self).roster.partners }

  /// Adds a partner to the roster.
  package func addPartner(
    _ id: String, name: String, kind: String?, region: String?, roles: Set<Role>, person: String
  ) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: "add a partner")
    let slug = try Slug.parse(id, as: "partner")
    guard desk.roster[slug] == nil else { throw Refusal("There is a partner '\(slug)' already.") }
    guard RosterCoding.isPersonID(person) else {
      throw Refusal(
        "'\(person)' cannot be a person's id: small letters, digits and hyphens, at most 32.",
        hints: ["take an opaque one such as p2: git does not forget a name"])
    }
    let partner = Partner(
      id: slug, name: try GivenText.checkLine(name, what: "a name"),
      kind: try kind.map { try GivenText.checkLine($0, what: "a kind") },
      region: try region.map { try GivenText.checkLine($0, what: "a region") }, roles: roles,
      people: [Person(id: person)])
    let roster = Roster(
      alliance: desk.roster.alliance, language: desk.roster.language,
      partners: desk.roster.partners + [partner])
    let commit = try desk.workspace.commitToMain(
      [(RosterCoding.path, RosterCoding.encode(roster))], author: identity, committer: identity,
      summary: "partner: add \(slug)", at: now())
    return FiledRecord(
      id: commit?.hex ?? "", paper: "", partner: slug.description,
      story: "\(partner.name) takes part, as '\(slug)'.")
  }
}
