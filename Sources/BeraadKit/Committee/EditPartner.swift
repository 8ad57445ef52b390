package import Deliberation
import Git
import ObjectIDs
import Storage

/// What is to be another about a partner; nil leaves it as it is.
package struct PartnerSettings: Sendable {
  package var name: String?
  package var kind: String?
  package var region: String?
  package var weight: Int?
  /// All the roles that it has from now on.
  package var roles: Set<Role>?
  package var hasVote: Bool?

  package init(
    name: String? = nil, kind: String? = nil, region: String? = nil, weight: Int? = nil,
    roles: Set<Role>? = nil, hasVote: Bool? = nil
  ) {
    (self.name, self.kind, self.region) = (name, kind, region)
    (self.weight, self.roles, self.hasVote) = (weight, roles, hasVote)
  }
}

extension Context {
  /// Changes what the roster says of a partner. Its id stays: records name it.
  ///
  /// - Throws: a `Refusal` where there is no such partner, nothing would change, or nobody would be committee any more.
  package func editPartner(_ id: String, _ settings: PartnerSettings) throws -> FiledRecord {
    let name = try settings.name.map { try GivenText.checkLine($0, what: .aName) }
    let kind = try settings.kind.map { try GivenText.checkLine($0, what: .aKind) }
    let region = try settings.region.map { try GivenText.checkLine($0, what: .aRegion) }
    if let weight = settings.weight, !RosterCoding.weights.contains(weight) {
      throw Refusal(
        Localized(
          en: "A weight is a number from 0 to \(RosterCoding.weights.upperBound), not \(weight).",
          nl: "Een gewicht is een getal van 0 tot en met \(RosterCoding.weights.upperBound), niet \(weight).")
      )
    }
    return try changePartner(id, to: "edit") { old in
      Partner(
        id: old.id, name: name ?? old.name, kind: kind ?? old.kind, region: region ?? old.region,
        weight: settings.weight ?? old.weight, roles: settings.roles ?? old.roles,
        hasVote: settings.hasVote ?? old.hasVote, people: old.people)
    }
  }

  /// Takes a partner off the roster. What it recorded stays, and so does its name with it.
  ///
  /// - Throws: a `Refusal` where there is no such partner, or nobody would be committee any more.
  package func removePartner(_ id: String) throws -> FiledRecord {
    try changePartner(id, to: "remove") { _ in nil }
  }

  /// Commits a roster with something else in a partner's place.
  ///
  /// - Parameter verb: `edit` or `remove`.
  private func changePartner(
    _ id: String, to verb: String, _ change: (Partner) -> Partner?
  ) throws -> FiledRecord {
    try self.change("partner: \(verb) \(id)") { desk in
      try desk.identity.mustBe(
        .committee,
        to: Localized(
          en: "\(verb) a partner", nl: verb == "edit" ? "een partner wijzigen" : "een partner verwijderen"))
      var roster = desk.roster
      let old = try roster.partner(named: id)
      guard let index = roster.partners.firstIndex(where: { $0.id == old.id }) else {
        throw Refusal(Localized(en: "There is no partner '\(id)'.", nl: "Er is geen partner '\(id)'."))
      }
      let new = change(old)
      guard new != old else {
        throw Refusal(
          Localized(
            en: "The roster says so of '\(id)' already: there is nothing to change.",
            nl: "Dat staat al zo over '\(id)' in reviewers.json: er is niets te veranderen."))
      }
      if let new { roster.partners[index] = new } else { roster.remove(old.id) }
      guard roster.partners.contains(where: { $0.roles.contains(.committee) }) else {
        throw Refusal(
          Localized(
            en: "Nobody would have the role committee any more.",
            nl: "Dan zou niemand de rol committee meer hebben."),
          hints: [
            Localized(en: "give it to another partner first", nl: "geef die eerst aan een andere partner")
          ])
      }
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage("partner: \(verb) \(old.id)"),
          files: [.init(Layout.roster, .bytes(RosterCoding.encode(roster)))]))
      let story =
        try new.map { new in
          Localized(
            en: "Changed what the roster says of \(new.name).",
            nl: "Veranderd wat er over \(new.name) in reviewers.json staat.")
        } ?? desk.desk.farewell(to: old)
      return FiledRecord(id: commit?.hex ?? "", paper: "", partner: old.id.description, story: story)
    }
  }
}

extension Desk {
  /// What is said when a partner is taken off the roster: what stays, where it still votes, and what puts it back.
  fileprivate func farewell(to partner: Partner) throws -> Localized {
    let polls = try votes(stillOf: partner.id)
    var vote: [Localized] = []
    if !polls.isEmpty, roster.signatures != .required {
      vote = [Self.keepingVote(in: polls)]
    } else if !polls.isEmpty {
      let named = Localized.listed(polls)
      vote = [
        Localized(
          en:
            "In \(named.english) its vote counts where it was sent; since signatures are asked for and its keys went, no other is taken.",
          nl:
            "In \(named.dutch) telt de stem die is opgestuurd; omdat om handtekeningen wordt gevraagd en de sleutels weg zijn, komt er geen andere bij."
        )
      ]
    }
    let sentences =
      [
        Localized(
          en: "\(partner.name) takes part no longer. What it recorded stays.",
          nl: "\(partner.name) doet niet meer mee. Wat die organisatie vastlegde, blijft.")
      ] + vote + [partner.puttingBack.map(\.capitalizedFirst)]
    return Localized(
      en: sentences.map(\.english).joined(separator: " "), nl: sentences.map(\.dutch).joined(separator: " "))
  }
}
