import Deliberation
import Storage

extension Context {
  /// Forgets somebody: their name here at once, and in every other clone's register when it gets this commit. The roster keeps the
  /// opaque id, so that an old register does not bring the name back; nobody acts as them any more. What they recorded stands.
  ///
  /// A partner that left the roster keeps nobody from being forgotten.
  package func forgetPerson(_ identity: String) throws -> FiledRecord {
    // One that cannot be read would keep the name: that is said before anything is recorded.
    _ = try PersonRegister.read(at: try Desk(self).snapshot)
    let isNew = try change("person: forget \(identity)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "forget a person", nl: "een persoon vergeten"))
      let roster = desk.roster
      guard let (partner, person) = try desk.onRoster(identity) else {
        let isNew = !roster.forgotten.contains(identity)
        if isNew { _ = try desk.commitRoster(roster.forgetting([identity]), "person: forget \(identity)") }
        return isNew
      }
      let own = desk.identity
      guard own.partner.id != partner.id || own.person != person.id else {
        throw Refusal(
          Localized(
            en: "You act as \(identity) yourself: somebody else of the committee has to do this.",
            nl: "U werkt zelf als \(identity): iemand anders van de commissie moet dit doen."))
      }
      guard !person.isForgotten else { return false }
      try desk.mustStayAble(without: person, of: partner)
      _ = try desk.commitRoster(roster.forgetting([identity]), "person: forget \(identity)")
      return true
    }
    let desk = try Desk(self)
    // Reading the register at this commit drops who is forgotten.
    _ = try PersonRegister.read(at: desk.snapshot)
    let partner = identity.prefix { $0 != "/" }
    let isLast = Slug(String(partner)).flatMap { desk.roster[$0] }?.people.allSatisfy(\.isForgotten) ?? false
    return FiledRecord(
      id: identity, paper: "", partner: String(partner),
      story: Self.story(of: identity, isNew: isNew, isLast: isLast, String(partner)))
  }

  private static func story(of identity: String, isNew: Bool, isLast: Bool, _ partner: String) -> Localized {
    Localized(
      en: (isNew ? "Forgot \(identity)." : "\(identity) was forgotten already.")
        + " What they recorded stands, with the organisation's name. Other clones forget their name when they get this with: beraad sync."
        + (isLast ? " Nobody acts for \(partner) now: beraad person add \(partner)." : ""),
      nl: (isNew ? "\(identity) is vergeten." : "\(identity) was al vergeten.")
        + " Wat die persoon vastlegde blijft staan, op naam van de organisatie. Andere klonen vergeten de naam zodra ze dit ophalen met: beraad sync."
        + (isLast ? " Nu doet niemand meer iets voor \(partner): beraad person add \(partner)." : ""))
  }
}

extension ChangeDesk {
  /// Somebody of the roster; nil for who is gone from it, and whom it had or the register has.
  ///
  /// - Throws: a `Refusal` where nobody of that name was ever there.
  fileprivate func onRoster(_ identity: String) throws -> (Partner, Person)? {
    let parts = identity.split(separator: "/", maxSplits: 1).map(String.init)
    let partner = Slug(parts.first ?? "").flatMap { roster[$0] }
    if parts.count == 2, let partner, let person = partner.people.first(where: { $0.id == parts[1] }) {
      return (partner, person)
    }
    if RosterCoding.isIdentity(identity) {
      let wasThere = try snapshot.peopleEver().everybody.contains(identity)
      if try wasThere || PersonRegister.read(at: snapshot)[identity] != nil { return nil }
    }
    let named = try roster.partner(named: parts.first ?? "")
    guard parts.count == 2 else {
      throw Refusal(
        Localized(
          en: "Who of \(named.id)? Say it as PARTNER/PERSON.",
          nl: "Wie van \(named.id)? Zeg het als PARTNER/PERSOON."),
        hints: [
          Localized(
            en: "see who there is with: beraad person list \(named.id)",
            nl: "zie wie er zijn met: beraad person list \(named.id)")
        ])
    }
    throw Refusal.unknown(
      .person, parts[1], Localized(en: "of \(named.id)", nl: "van \(named.id)"), among: named.people.map(\.id)
    )
  }

  /// Refuses to leave a committee in which nobody can act.
  fileprivate func mustStayAble(without person: Person, of partner: Partner) throws(Refusal) {
    let isLeft = roster.partners.contains { other in
      other.roles.contains(.committee)
        && other.people.contains { !$0.isForgotten && (other.id != partner.id || $0.id != person.id) }
    }
    guard !isLeft else { return }
    throw Refusal(
      Localized(
        en: "Nobody of the committee could act any more.",
        nl: "Dan zou niemand van de commissie nog iets kunnen doen."),
      hints: [
        Localized(
          en: "add somebody first with: beraad person add \(partner.id)",
          nl: "voeg eerst iemand toe met: beraad person add \(partner.id)")
      ])
  }
}
