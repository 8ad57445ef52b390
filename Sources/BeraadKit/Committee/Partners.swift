package import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// The partners of the alliance, in the order of the roster.
  package func partners() throws -> [Partner] { try Desk(self).roster.partners }

  /// Adds a partner to the roster. One that was on it before comes back as it was, with its people, where nothing else is said.
  ///
  /// - Parameter person: the id of its first person; p1 where it is nil, or a drawn one where p1 was somebody's before. Of a partner that
  ///   comes back: in place of the people that it had.
  package func addPartner(
    _ id: String, name: String, kind: String?, region: String?, roles: Set<Role>, hasVote: Bool = true,
    person: String? = nil
  ) throws -> FiledRecord {
    let slug = try Slug.parse(id, as: .partner)
    if let person { try RosterCoding.mustBePersonID(person) }
    let new = Partner(
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
      let (partner, story) = try desk.joining(new, person: person)
      var roster = desk.roster
      roster.partners.append(partner)
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage("partner: add \(slug)"),
          files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
      return FiledRecord(id: commit?.hex ?? "", paper: "", partner: slug.description, story: story)
    }
  }
}

extension ChangeDesk {
  /// A partner as it comes onto the roster, and what is said of it.
  ///
  /// - Parameter new: what was given of it.
  fileprivate func joining(_ new: Partner, person: String?) throws -> (Partner, story: Localized) {
    let former = try snapshot.partner(new.id)
    let back = try person == nil ? peopleBack(of: former) : []
    let people = back.isEmpty ? [Person(id: try personID(person, of: new.id, preferring: "p1"))] : back
    let partner = Partner(
      id: new.id, name: new.name, kind: new.kind ?? former?.kind, region: new.region ?? former?.region,
      weight: former?.weight ?? new.weight, roles: new.roles, hasVote: new.hasVote, people: people)
    guard former != nil, !back.isEmpty else {
      return (
        partner,
        Localized(en: "\(new.name) takes part, as '\(new.id)'.", nl: "\(new.name) doet mee, als '\(new.id)'.")
      )
    }
    let keys = back.reduce(0) { $0 + $1.keys.count }
    let who = Localized.listed(back.map { "\(new.id)/\($0.id)" })
    let key =
      keys == 0
      ? Localized.nothing
      : keys == 1
        ? Localized(en: ", and the key that they had", nl: ", en met de sleutel van toen")
        : Localized(en: ", and the keys that they had", nl: ", en met de sleutels van toen")
    return (
      partner,
      Localized(
        en: "\(new.name) takes part again, as '\(new.id)', with \(who.english)\(key.english).",
        nl: "\(new.name) doet weer mee, als '\(new.id)', met \(who.dutch)\(key.dutch).")
    )
  }

  /// The people whom a partner had when it was last on the roster, with their keys, but for who was forgotten.
  private func peopleBack(of former: Partner?) throws -> [Person] {
    guard let former else { return [] }
    let forgotten = try snapshot.peopleEver().forgotten
    return former.people.filter { !$0.isForgotten && !forgotten.contains("\(former.id)/\($0.id)") }
  }
}
