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
    let register = try PersonRegister.read(at: desk.snapshot)
    let ever = try desk.snapshot.peopleEver()
    let partners = try partner.map { try desk.partners(named: $0) } ?? desk.roster.partners
    let known = partners.flatMap { partner in
      partner.people.map { PersonRow("\(partner.id)/\($0.id)", register, ever, isOnRoster: true) }
    }
    let there = Set(known.map(\.person))
    let others = Set(register.entries.keys).union(desk.roster.forgottenElsewhere).filter { identity in
      !there.contains(identity) && partner.map { identity.hasPrefix("\($0)/") } ?? true
    }
    return known + others.sorted().map { PersonRow($0, register, ever, isOnRoster: false) }
  }

  /// Whether this clone has names and tells none, since its history is cut off.
  package func hidesNames() throws -> Bool { try PersonRegister.read(at: Desk(self).snapshot).isHidden }

  /// Adds somebody to a partner on the roster, under an opaque id. A name goes to this clone's register alone.
  ///
  /// - Parameter id: one is drawn where it is nil.
  package func addPerson(
    to partner: String, id: String? = nil, _ settings: PersonSettings
  ) throws -> FiledRecord {
    if let id { try RosterCoding.mustBePersonID(id) }
    let name = try settings.name.map { try GivenText.checkLine($0, what: .aName) }
    guard name != nil || settings.agrees != true else { throw Refusal.noName }
    let added = try change("person: add to \(partner)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "add a person", nl: "een persoon toevoegen"))
      var roster = desk.roster
      let partner = try roster.partner(named: partner)
      let id = try desk.personID(id, of: partner.id)
      roster.change(partner.id) { $0.people.append(Person(id: id)) }
      _ = try desk.commitRoster(roster, "person: add \(partner.id)/\(id)")
      return (identity: "\(partner.id)/\(id)", partner: partner.id.description)
    }
    if let name { try setPerson(added.identity, PersonSettings(name: name, agrees: settings.agrees)) }
    return FiledRecord(
      id: added.identity, paper: "", partner: added.partner,
      story: Localized(
        en: "\(added.identity) can act for \(added.partner), with: --as \(added.identity)."
          + (name == nil ? "" : " The name is in this clone's register, and nowhere in the history."),
        nl: "\(added.identity) kan werken voor \(added.partner), met: --as \(added.identity)."
          + (name == nil
            ? "" : " De naam staat in het register van deze kloon, en nergens in de geschiedenis.")
      ))
  }

  /// Says in this clone's register who somebody is, and whether pages may name them.
  package func namePerson(_ identity: String, _ settings: PersonSettings) throws -> FiledRecord {
    let desk = try Desk(self)
    let full = try desk.identity(named: identity)
    let name = try settings.name.map { try GivenText.checkLine($0, what: .aName) }
    let entry = try setPerson(full, PersonSettings(name: name, agrees: settings.agrees))
    let isNamed = entry.agreed != nil
    return FiledRecord(
      id: full, paper: "", partner: String(full.prefix { $0 != "/" }),
      story: Localized(
        en:
          "\(full) is \(entry.name), in this clone's register and nowhere in the history. \(isNamed ? "Pages of a draft that are made here name them." : "Pages name the organisation alone.")",
        nl:
          "\(full) is \(entry.name), in het register van deze kloon en nergens in de geschiedenis. \(isNamed ? "Pagina’s van een concept die hier worden gemaakt, noemen de naam." : "Pagina’s noemen alleen de organisatie.")"
      ))
  }

  @discardableResult private func setPerson(
    _ identity: String, _ settings: PersonSettings
  ) throws -> PersonRegister.Entry {
    let desk = try Desk(self)
    let now = now()
    let register = try PersonRegister.change(at: desk.snapshot) { entries in
      let old = entries[identity]
      guard let name = settings.name ?? old?.name else { throw Refusal.noName }
      let agreed = settings.agrees.map { $0 ? old?.agreed ?? now : nil } ?? old?.agreed
      entries[identity] = PersonRegister.Entry(name: name, agreed: agreed)
    }
    guard let entry = register[identity] else { throw Refusal.noName }
    return entry
  }

  /// All that this clone has about a person.
  package func person(_ identity: String) throws -> PersonFile {
    let desk = try Desk(self)
    let rows = try people()
    let ever = try desk.snapshot.peopleEver()
    let gone = PersonRow(identity, PersonRegister.none, ever, isOnRoster: false)
    guard
      let row = rows.first(where: { $0.person == identity })
        ?? (ever.everybody.contains(identity) ? gone : nil)
    else {
      throw Refusal.unknown(.person, identity, among: rows.map(\.person))
    }
    let parts = identity.split(separator: "/", maxSplits: 1).map(String.init)
    let records = try desk.snapshot.soundPapers().flatMap { slug in
      try desk.dossier(of: slug.description, looksAtTokens: false).dossier.records.filter {
        $0.record.header.partner.description == parts[0] && $0.record.header.person == parts[1]
      }
    }
    let partner = try Slug(parts[0]).flatMap { try desk.snapshot.partner($0) }
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
  fileprivate init(_ identity: String, _ register: PersonRegister, _ ever: PeopleEver, isOnRoster: Bool) {
    let entry = register[identity]
    self.init(
      person: identity, name: entry?.name, agreed: entry?.agreed?.rfc3339,
      forgotten: ever.forgotten.contains(identity), onRoster: isOnRoster)
  }
}

extension Refusal {
  fileprivate static let noName = Refusal(
    Localized(
      en: "This clone's register has no name for them.",
      nl: "Het register van deze kloon heeft hier geen naam bij."),
    hints: [Localized(en: "give it with: --name NAME", nl: "geef die met: --name NAAM")])
}

extension RosterCoding {
  /// Refuses what is no opaque id.
  static func mustBePersonID(_ id: String) throws(Refusal) {
    guard !isPersonID(id) else { return }
    throw Refusal(
      Localized(
        en: "'\(id)' cannot be a person's id: small letters, digits and hyphens, at most 32.",
        nl:
          "'\(id)' kan geen nummer van een persoon zijn: kleine letters, cijfers en streepjes, hoogstens 32."),
      hints: [
        Localized(
          en: "take an opaque one such as p2: git does not forget a name",
          nl: "neem iets als p2, dat niets zegt: git vergeet een naam niet")
      ])
  }
}

extension Desk {
  /// The partner of that name; none where main once had it, and has it no longer.
  fileprivate func partners(named name: String) throws -> [Partner] {
    if let slug = Slug(name), roster[slug] == nil, try snapshot.partner(slug) != nil { return [] }
    return [try roster.partner(named: name)]
  }

  /// Who is meant, as `PARTNER/PERSON`: somebody of the roster, or somebody gone from it whom the register may still name.
  fileprivate func identity(named text: String) throws -> String {
    let ever = try snapshot.peopleEver()
    guard !ever.forgotten.contains(text) else {
      throw Refusal(
        Localized(
          en: "\(text) was forgotten: this clone keeps no name for them.",
          nl: "\(text) is vergeten: deze kloon bewaart er geen naam bij."))
    }
    if !roster.everybody.contains(text) {
      let isNamed = try PersonRegister.read(at: snapshot)[text] != nil
      if isNamed || ever.everybody.contains(text) { return text }
    }
    let found = try roster.identity(text)
    return "\(found.partner.id)/\(found.person)"
  }
}

extension ChangeDesk {
  /// The id of somebody new: the given one, if nobody has or had it. Else one is drawn: two clones that each add somebody apart do
  /// not take one id for two people.
  func personID(_ given: String?, of partner: Slug, preferring wish: String? = nil) throws -> String {
    let ever = try snapshot.peopleEver().everybody
    guard let given else {
      if let wish, !ever.contains("\(partner)/\(wish)") { return wish }
      let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
      while true {
        let id = "p" + String((0..<6).map { _ in digits[Int.random(in: 0..<digits.count)] })
        if !ever.contains("\(partner)/\(id)") { return id }
      }
    }
    let hint = Localized(
      en: "leave the id out, and a free one is taken",
      nl: "laat het nummer weg, dan wordt er een vrij nummer genomen")
    guard roster[partner]?.people.contains(where: { $0.id == given }) != true else {
      throw Refusal(
        Localized(en: "\(partner)/\(given) is there already.", nl: "\(partner)/\(given) is er al."),
        hints: [hint])
    }
    let wasInRecords = try isInRecords(given, of: partner)
    guard !wasInRecords, !ever.contains("\(partner)/\(given)") else {
      throw Refusal(
        Localized(
          en: "\(partner)/\(given) was somebody's before: what they recorded would be taken for another's.",
          nl: "\(partner)/\(given) was eerder iemand: wat die vastlegde zou voor dat van een ander doorgaan."),
        hints: [hint])
    }
    return given
  }

  /// Whether a record at hand is of that person, whether or not a roster ever had them.
  private func isInRecords(_ person: String, of partner: Slug) throws -> Bool {
    try snapshot.soundPapers().contains { slug in
      try desk.dossier(of: slug.description, looksAtTokens: false).dossier.records.contains {
        $0.record.header.partner == partner && $0.record.header.person == person
      }
    }
  }
}

extension Roster {
  /// Changes one partner.
  mutating func change(_ id: Slug, _ body: (inout Partner) -> Void) {
    guard let index = partners.firstIndex(where: { $0.id == id }) else { return }
    body(&partners[index])
  }
}

extension ChangeDesk {
  func commitRoster(_ roster: Roster, _ message: String) throws {
    try commit(
      MainChange.Step(
        CommitMessage(message), files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
  }
}
