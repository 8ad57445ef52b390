package import Deliberation
import Git
import ObjectIDs
import Storage

/// A key as `partner key list` shows it.
package struct KeyRow: Encodable, Sendable {
  /// The partner, or the door.
  package let holder: String
  /// Nil where it is a door's.
  package let person: String?
  package let isDoor: Bool
  /// The partners that a door is open to now.
  package let partners: [String]
  package let kind: String
  package let fingerprint: String
  /// The commit of main that names it, and its day.
  package let since: String
  package let sinceDate: String
  /// The commit of main that revoked it; nil where it counts.
  package let until: String?
}

extension Context {
  /// The keys that main names or once named.
  ///
  /// - Parameter name: a partner or a door; all where it is nil.
  package func keys(of name: String?) throws -> [KeyRow] {
    let desk = try Desk(self)
    if let name, !desk.roster.doors.contains(where: { $0.id.description == name }) {
      _ = try desk.roster.partner(named: name)
    }
    return try desk.snapshot.namedKeys().map { named in
      let commit = try desk.repository.commit(named.since)
      var (holder, person, partners): (Slug, String?, [Slug])
      switch named.holder {
      case .person(let id, let partner): (holder, person, partners) = (partner, id, [])
      case .door(let id):
        (holder, person) = (id, nil)
        partners = desk.roster.doors.first { $0.id == id }?.partners ?? []
      }
      return KeyRow(
        holder: holder.description, person: person, isDoor: person == nil,
        partners: partners.map(\.description), kind: named.key.kind.rawValue,
        fingerprint: named.key.fingerprint, since: named.since.hex,
        sinceDate: Instant(seconds: commit.committer.seconds).date, until: named.until?.hex)
    }.filter { name == nil || $0.holder == name }
  }

  /// Puts a public key under a person of a partner: from here on it signs for that partner.
  ///
  /// - Parameters:
  ///   - who: `PARTNER`, or `PARTNER/PERSON`.
  ///   - text: the key, as OpenSSH writes it on one line.
  package func addKey(_ text: String, of who: String) throws -> FiledRecord {
    let key = try PublicKey(given: text)
    return try changeRoster(
      "partner: a key of \(who)", to: Localized(en: "name a key", nl: "een sleutel opgeven")
    ) { desk in
      let identity = try desk.snapshot.actingRoster().identity(who)
      try desk.mustBeFree(key)
      var roster = desk.roster
      roster.change(identity) { $0.keys.append(key.line) }
      return (
        roster,
        Localized(
          en: "\(identity.partner.name) signs with \(key.fingerprint) from here on.",
          nl: "\(identity.partner.name) ondertekent vanaf nu met \(key.fingerprint).")
      )
    }
  }

  /// Takes a key off the roster: what is not taken into main by now is not taken any more.
  ///
  /// - Parameter given: the beginning of its fingerprint, or the key itself.
  package func revokeKey(_ given: String, of who: String) throws -> FiledRecord {
    try changeRoster(
      "partner: revoke a key of \(who)", to: Localized(en: "revoke a key", nl: "een sleutel intrekken")
    ) { desk in
      let partner = try desk.roster.identity(who).partner
      let held = partner.people.flatMap { person in person.keys.map { (person: person.id, line: $0) } }
      let wanted = try? PublicKey(given: given)
      let found = held.filter { held in
        guard let key = try? PublicKey(given: held.line) else { return held.line == given }
        return key == wanted || Self.isBeginning(given, of: key.fingerprint)
      }
      guard found.count == 1, let found = found.first else {
        throw Refusal(
          Localized(
            en: "\(found.isEmpty ? "No key" : "More than one key") of \(partner.id) is '\(given)'.",
            nl: "\(found.isEmpty ? "Geen sleutel" : "Meer dan één sleutel") van \(partner.id) is '\(given)'."),
          hints: held.map { held in
            let key = (try? PublicKey(given: held.line))?.fingerprint ?? held.line
            return Localized(en: "there is: \(key)", nl: "er is: \(key)")
          })
      }
      let left = held.count - 1
      try desk.mustStayAble(besides: left, of: partner)
      var roster = desk.roster
      roster.change(Identity(partner: partner, person: found.person)) { person in
        person.keys.removeAll { $0 == found.line }
      }
      return (
        roster,
        Localized(
          en: "That key of \(partner.name) counts no longer; what main has taken stays."
            + (left == 0 ? " \(partner.name) has no key now." : ""),
          nl: "Die sleutel van \(partner.name) telt niet meer; wat main al heeft, blijft."
            + (left == 0 ? " \(partner.name) heeft nu geen sleutel." : ""))
      )
    }
  }

  private static func isBeginning(_ given: String, of fingerprint: String) -> Bool {
    given.count >= 6
      && (fingerprint.hasPrefix(given) || fingerprint.dropFirst("SHA256:".count).hasPrefix(given))
  }

  /// Opens a door: a server with a key of its own that acts for some partners. Once more with its id changes it.
  package func openDoor(_ id: String, key text: String, for partners: [String]) throws -> FiledRecord {
    let slug = try Slug.parse(id, as: .door)
    let key = try PublicKey(given: text)
    return try changeRoster(
      "partner: the door \(slug)", to: Localized(en: "open a door", nl: "een deur openen")
    ) { desk in
      let partners = try partners.map { try desk.roster.partner(named: $0).id }.uniqued()
      guard desk.roster[slug] == nil else {
        throw Refusal(
          Localized(
            en: "'\(slug)' is a partner: a door needs a name of its own.",
            nl: "'\(slug)' is een partner: een deur heeft een eigen naam nodig."))
      }
      let present = desk.roster.doors.first { $0.id == slug }
      if present.map({ $0.key != key.line }) ?? true { try desk.mustBeFree(key) }
      var roster = desk.roster
      roster.doors.removeAll { $0.id == slug }
      roster.doors.append(
        Door(id: slug, key: key.line, partners: partners, since: present?.since ?? now()))
      return (
        roster,
        Localized(
          en: "The door '\(slug)' may act for \(partners.map(\.description).joined(separator: ", ")).",
          nl: "De deur '\(slug)' mag werken voor \(partners.map(\.description).joined(separator: ", ")).")
      )
    }
  }

  /// Shuts a door.
  package func shutDoor(_ id: String) throws -> FiledRecord {
    try changeRoster(
      "partner: shut the door \(id)", to: Localized(en: "shut a door", nl: "een deur sluiten")
    ) { desk in
      guard desk.roster.doors.contains(where: { $0.id.description == id }) else {
        throw Refusal.unknown(.door, id, among: desk.roster.doors.map(\.id.description))
      }
      var roster = desk.roster
      roster.doors.removeAll { $0.id.description == id }
      return (
        roster,
        Localized(
          en: "The door '\(id)' is shut; what main has taken stays.",
          nl: "De deur '\(id)' is dicht; wat main al heeft, blijft.")
      )
    }
  }

  /// Says whether signatures are asked for. Before they are, what stands on the partners' branches is collected.
  package func setSignatures(_ policy: SignaturePolicy) throws -> FiledRecord {
    if policy == .required { try mustBeAbleToSign() }
    return try changeRoster(
      "partner: signatures are \(policy.rawValue)", to: Localized(en: "set that", nl: "dat instellen")
    ) { given in
      var desk = given
      if policy == .required, desk.roster.signatures == .optional {
        _ = try desk.collect()
        desk = try desk.next()
      }
      var roster = desk.roster
      roster.signatures = policy
      let without = roster.partners.filter { partner in
        partner.people.allSatisfy(\.keys.isEmpty)
          && !roster.doors.contains { $0.partners.contains(partner.id) }
      }
      let names = without.map(\.id.description).joined(separator: ", ")
      return (
        roster,
        policy == .optional
          ? Localized(
            en: "Signatures are optional from here on.", nl: "Ondertekenen hoeft vanaf nu niet meer.")
          : Localized(
            en: "Signatures are required from here on."
              + (without.isEmpty ? "" : " Nothing is taken of who has no key yet: \(names)."),
            nl: "Vanaf nu moet alles ondertekend zijn."
              + (without.isEmpty ? "" : " Van wie nog geen sleutel heeft, wordt niets opgehaald: \(names)."))
      )
    }
  }

  /// Whoever asks for signatures has to give them: else nothing could ever be changed again.
  private func mustBeAbleToSign() throws {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: Localized(en: "set that", nl: "dat instellen"))
    try desk.workspace.trySigning(as: identity)
  }

  private func changeRoster(
    _ summary: String, to verb: Localized, _ next: (ChangeDesk) throws -> (Roster, Localized)
  ) throws -> FiledRecord {
    try change(summary) { desk in
      try desk.identity.mustBe(.committee, to: verb)
      let (roster, story) = try next(desk)
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage(summary), files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
      return FiledRecord(
        id: commit?.hex ?? "", paper: "", partner: desk.identity.partner.id.description, story: story)
    }
  }
}

extension ChangeDesk {
  /// Refuses a key that somebody has, or that main has revoked: who has it may have been robbed of it.
  fileprivate func mustBeFree(_ key: PublicKey) throws {
    let known = try snapshot.namedKeys().filter { $0.key == key }
    guard let first = known.first(where: { $0.until == nil }) ?? known.first else { return }
    let whose =
      switch first.holder {
      case .person(let person, let partner): Localized("\(partner)/\(person)")
      case .door(let door): Localized(en: "the door '\(door)'", nl: "de deur '\(door)'")
      }
    guard let until = first.until else {
      throw Refusal(
        Localized(
          en: "\(key.fingerprint) is the key of \(whose.english) already: a key is one person's.",
          nl: "\(key.fingerprint) is al de sleutel van \(whose.dutch): een sleutel is van één persoon."))
    }
    throw Refusal(
      Localized(
        en: "\(key.fingerprint) was a key of \(whose.english), and commit \(until.abbreviated()) revoked it.",
        nl:
          "\(key.fingerprint) was een sleutel van \(whose.dutch), en commit \(until.abbreviated()) trok die in."
      ),
      hints: [
        Localized(
          en: "make a new one with: ssh-keygen -t ed25519", nl: "maak een nieuwe met: ssh-keygen -t ed25519")
      ])
  }

  /// Refuses to leave an alliance that asks for signatures without anybody who can change that.
  fileprivate func mustStayAble(besides left: Int, of partner: Partner) throws(Refusal) {
    guard roster.signatures == .required, left == 0, partner.roles.contains(.committee) else { return }
    let others = roster.partners.contains { other in
      other.id != partner.id && other.roles.contains(.committee)
        && other.people.contains { !$0.keys.isEmpty }
    }
    guard !others else { return }
    throw Refusal(
      Localized(
        en:
          "That is the last key of a committee, and the alliance asks for signatures: nobody could change anything any more.",
        nl:
          "Dat is de laatste sleutel van een commissie, en de alliantie vraagt om ondertekening: niemand zou nog iets kunnen veranderen."
      ),
      hints: [Localized(en: "name the new key first", nl: "geef eerst de nieuwe sleutel op")])
  }
}

extension Roster {
  /// Changes one person.
  fileprivate mutating func change(_ identity: Identity, _ body: (inout Person) -> Void) {
    guard let partner = partners.firstIndex(where: { $0.id == identity.partner.id }),
      let person = partners[partner].people.firstIndex(where: { $0.id == identity.person })
    else { return }
    body(&partners[partner].people[person])
  }
}
