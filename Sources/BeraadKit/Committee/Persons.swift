import Deliberation
import Git
import Storage

/// Somebody who acts for a partner, as far as this clone knows them.
package struct PersonRow: Encodable, Sendable {
  /// `PARTNER/PERSON`.
  package let person: String
  /// Nil where this clone's register has none.
  package let name: String?
  /// Since when they agree that pages name them, as RFC 3339; nil where they do not.
  package let agreed: String?
  package let forgotten: Bool
  /// Whether the roster of main has them: a register may know people who are gone from it.
  package let onRoster: Bool
}

/// All that this clone knows about a person: what they may ask for (GDPR, article 15).
package struct PersonFile: Encodable, Sendable {
  package let person: PersonRow
  package let partner: String
  /// The public keys that the roster has for them.
  package let keys: [String]
  package let records: [RecordText]

  /// A record that has their id.
  package struct RecordText: Encodable, Sendable {
    package let id: String
    package let paper: String
    package let kind: String
    package let at: String
    /// What they wrote in it.
    package let texts: [String]
  }
}

/// What is to be another about a person in the register; nil leaves it as it is.
package struct PersonSettings: Sendable {
  package var name: String?
  package var agrees: Bool?

  package init(name: String? = nil, agrees: Bool? = nil) { (self.name, self.agrees) = (name, agrees) }
}

extension Context {
  /// The people of the roster, and who is in this clone's register beside them.
  ///
  /// - Parameter partner: of whom; all where it is nil.
  package func people(of partner: String? = nil) throws -> [PersonRow] {
    let desk = try Desk(self)
    let register = try PersonRegister.read(in: desk.repository, under: desk.roster)
    let partners = try partner.map { [try desk.roster.partner(named: $0)] } ?? desk.roster.partners
    let known = partners.flatMap { partner in
      partner.people.map { person in
        PersonRow("\(partner.id)/\(person.id)", register, isForgotten: person.isForgotten, isOnRoster: true)
      }
    }
    let others = register.entries.keys.filter { identity in
      !known.contains { $0.person == identity } && (partner == nil || identity.hasPrefix("\(partner ?? "")/"))
    }
    return known + others.sorted().map { PersonRow($0, register, isForgotten: false, isOnRoster: false) }
  }

  /// Adds somebody to a partner on the roster, under an opaque id. A name goes to this clone's register alone.
  ///
  /// - Parameter id: one is drawn where it is nil.
  package func addPerson(
    to partner: String, id: String? = nil, _ settings: PersonSettings
  ) throws -> FiledRecord {
    if let id { try RosterCoding.mustBePersonID(id) }
    let name = try settings.name.map { try GivenText.checkLine($0, what: "a name") }
    guard name != nil || settings.agrees != true else { throw Refusal.noName }
    let added = try change("person: add to \(partner)") { desk in
      try desk.identity.mustBe(.committee, to: "add a person")
      var roster = desk.roster
      let partner = try roster.partner(named: partner)
      let id = id ?? partner.freePersonID
      guard !partner.people.contains(where: { $0.id == id }) else {
        throw Refusal(
          "\(partner.id)/\(id) is there already.", hints: ["leave --id out, and a free one is taken"])
      }
      roster.change(partner.id) { $0.people.append(Person(id: id)) }
      _ = try desk.commitRoster(roster, "person: add \(partner.id)/\(id)")
      return (identity: "\(partner.id)/\(id)", partner: partner.id.description)
    }
    if let name { try setPerson(added.identity, PersonSettings(name: name, agrees: settings.agrees)) }
    return FiledRecord(
      id: added.identity, paper: "", partner: added.partner,
      story: "\(added.identity) can act for \(added.partner), with: --as \(added.identity)."
        + (name == nil ? "" : " The name is in this clone's register, and nowhere in the history."))
  }

  /// Says in this clone's register who somebody is, and whether pages may name them.
  package func namePerson(_ identity: String, _ settings: PersonSettings) throws -> FiledRecord {
    let desk = try Desk(self)
    let found = try desk.roster.identity(identity)
    let full = "\(found.partner.id)/\(found.person)"
    let name = try settings.name.map { try GivenText.checkLine($0, what: "a name") }
    let entry = try setPerson(full, PersonSettings(name: name, agrees: settings.agrees))
    let told =
      entry.agreed == nil
      ? "Pages name the organisation alone." : "Pages of a draft that are made here name them."
    return FiledRecord(
      id: full, paper: "", partner: found.partner.id.description,
      story: "\(full) is \(entry.name), in this clone's register and nowhere in the history. \(told)")
  }

  @discardableResult private func setPerson(
    _ identity: String, _ settings: PersonSettings
  ) throws -> PersonRegister.Entry {
    let desk = try Desk(self)
    let now = now()
    let register = try PersonRegister.change(in: desk.repository, under: desk.roster) { entries in
      let old = entries[identity]
      guard let name = settings.name ?? old?.name else { throw Refusal.noName }
      let agreed = settings.agrees.map { $0 ? old?.agreed ?? now : nil } ?? old?.agreed
      entries[identity] = PersonRegister.Entry(name: name, agreed: agreed)
    }
    guard let entry = register[identity] else { throw Refusal.noName }
    return entry
  }

  /// Forgets somebody: their name here at once, and in every other clone's register when it gets this commit. The roster keeps the
  /// opaque id, so that an old register does not bring the name back; nobody acts as them any more. What they recorded stands.
  package func forgetPerson(_ identity: String) throws -> FiledRecord {
    let forgotten = try change("person: forget \(identity)") { desk in
      try desk.identity.mustBe(.committee, to: "forget a person")
      var roster = desk.roster
      let parts = identity.split(separator: "/", maxSplits: 1).map(String.init)
      let partner = try roster.partner(named: parts.first ?? "")
      guard parts.count == 2 else {
        throw Refusal(
          "Who of \(partner.id)? Say it as PARTNER/PERSON.",
          hints: ["see who there is with: beraad person list \(partner.id)"])
      }
      guard let person = partner.people.first(where: { $0.id == parts[1] }) else {
        throw Refusal.unknown("person", parts[1], "of \(partner.id)", among: partner.people.map(\.id))
      }
      let own = desk.identity
      guard own.partner.id != partner.id || own.person != person.id else {
        throw Refusal("You act as \(identity) yourself: somebody else of the committee has to do this.")
      }
      guard !person.isForgotten else { return (partner: partner, isNew: false) }
      try desk.mustStayAble(without: person, of: partner)
      roster.change(partner.id) { partner in
        partner.people = partner.people.map {
          $0.id == person.id ? Person(id: $0.id, isForgotten: true) : $0
        }
      }
      _ = try desk.commitRoster(roster, "person: forget \(partner.id)/\(person.id)")
      return (partner: partner, isNew: true)
    }
    let desk = try Desk(self)
    // Reading the register under this roster drops who is forgotten.
    _ = try PersonRegister.read(in: desk.repository, under: desk.roster)
    let partner = forgotten.partner
    let isLast = desk.roster[partner.id]?.people.allSatisfy(\.isForgotten) ?? false
    return FiledRecord(
      id: identity, paper: "", partner: partner.id.description,
      story: (forgotten.isNew ? "Forgot \(identity)." : "\(identity) was forgotten already.")
        + " What they recorded stands, with the organisation's name. Other clones forget their name when they get this with: beraad sync."
        + (isLast ? " Nobody acts for \(partner.id) now: beraad person add \(partner.id)." : ""))
  }

  /// All that this clone has about a person.
  package func person(_ identity: String) throws -> PersonFile {
    let desk = try Desk(self)
    let rows = try people()
    guard let row = rows.first(where: { $0.person == identity }) else {
      throw Refusal.unknown("person", identity, among: rows.map(\.person))
    }
    let parts = identity.split(separator: "/", maxSplits: 1).map(String.init)
    let records = try desk.snapshot.soundPapers().flatMap { slug in
      try desk.dossier(of: slug.description, looksAtTokens: false).dossier.records.filter {
        $0.record.header.partner.description == parts[0] && $0.record.header.person == parts[1]
      }
    }
    let partner = Slug(parts[0]).flatMap { desk.roster[$0] }
    return PersonFile(
      person: row, partner: partner?.name ?? parts[0],
      keys: partner?.people.first { $0.id == parts[1] }?.keys ?? [],
      records: records.map { filed in
        PersonFile.RecordText(
          id: filed.record.id.description, paper: filed.record.header.paper.description,
          kind: filed.record.body.kind.rawValue, at: filed.record.header.at.rfc3339,
          texts: filed.record.body.ownWords)
      })
  }
}

extension PersonRow {
  fileprivate init(_ identity: String, _ register: PersonRegister, isForgotten: Bool, isOnRoster: Bool) {
    let entry = register[identity]
    self.init(
      person: identity, name: entry?.name, agreed: entry?.agreed?.rfc3339, forgotten: isForgotten,
      onRoster: isOnRoster)
  }
}

extension Refusal {
  fileprivate static let noName = Refusal(
    "This clone's register has no name for them.", hints: ["give it with: --name NAME"])
}

extension RosterCoding {
  /// Refuses what is no opaque id.
  static func mustBePersonID(_ id: String) throws(Refusal) {
    guard !isPersonID(id) else { return }
    throw Refusal(
      "'\(id)' cannot be a person's id: small letters, digits and hyphens, at most 32.",
      hints: ["take an opaque one such as p2: git does not forget a name"])
  }
}

extension Partner {
  /// An id that nobody has or had. It is drawn: two clones that each add somebody apart do not take one id for two people.
  fileprivate var freePersonID: String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    while true {
      let id = "p" + String((0..<6).map { _ in digits[Int.random(in: 0..<digits.count)] })
      if !people.contains(where: { $0.id == id }) { return id }
    }
  }
}

extension Roster {
  /// Changes one partner.
  fileprivate mutating func change(_ id: Slug, _ body: (inout Partner) -> Void) {
    guard let index = partners.firstIndex(where: { $0.id == id }) else { return }
    body(&partners[index])
  }
}

extension ChangeDesk {
  fileprivate func commitRoster(_ roster: Roster, _ message: String) throws {
    try commit(
      MainChange.Step(
        CommitMessage(message), files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
  }

  /// Refuses to leave a committee in which nobody can act.
  fileprivate func mustStayAble(without person: Person, of partner: Partner) throws(Refusal) {
    let isLeft = roster.partners.contains { other in
      other.roles.contains(.committee)
        && other.people.contains { !$0.isForgotten && (other.id != partner.id || $0.id != person.id) }
    }
    guard !isLeft else { return }
    throw Refusal(
      "Nobody of the committee could act any more.",
      hints: ["add somebody first with: beraad person add \(partner.id)"])
  }
}
