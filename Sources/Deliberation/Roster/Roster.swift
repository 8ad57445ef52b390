/// Who takes part: `reviewers.json` at the root of the main branch.
package struct Roster: Hashable, Sendable {
  /// The name of the alliance, as it stands on an edition.
  package let alliance: String
  /// The language of pages whose paper names none.
  package let language: Language
  /// In the order of the file.
  package var partners: [Partner]
  package var signatures: SignaturePolicy
  /// The servers that act for partners, in the order of the file.
  package var doors: [Door]
  /// Who asked to be forgotten and has no place in `partners` any more, as `PARTNER/PERSON`: a partner that goes takes no mark with it.
  package var forgottenElsewhere: Set<String>

  package init(
    alliance: String, language: Language, partners: [Partner], signatures: SignaturePolicy = .optional,
    doors: [Door] = [], forgottenElsewhere: Set<String> = []
  ) {
    self.alliance = alliance
    self.language = language
    self.partners = partners
    self.signatures = signatures
    self.doors = doors
    self.forgottenElsewhere = forgottenElsewhere
  }

  /// All who asked to be forgotten, as `PARTNER/PERSON`.
  package var forgotten: Set<String> {
    partners.reduce(into: forgottenElsewhere) { all, partner in
      for person in partner.people where person.isForgotten { all.insert("\(partner.id)/\(person.id)") }
    }
  }

  /// All who stand on it, as `PARTNER/PERSON`, forgotten or not.
  package var everybody: Set<String> {
    partners.reduce(into: forgottenElsewhere) { all, partner in
      for person in partner.people { all.insert("\(partner.id)/\(person.id)") }
    }
  }

  /// The same where all of these are forgotten, as `PARTNER/PERSON`: with a mark where they stand, else beside the partners.
  package func forgetting(_ identities: Set<String>) -> Roster {
    var roster = self
    let everybody = everybody
    roster.partners = partners.map { partner in
      var partner = partner
      partner.people = partner.people.map {
        identities.contains("\(partner.id)/\($0.id)") ? Person(id: $0.id, isForgotten: true) : $0
      }
      return partner
    }
    roster.forgottenElsewhere = forgottenElsewhere.union(identities.subtracting(everybody))
    return roster
  }

  /// Takes a partner off. Who was forgotten stays so.
  package mutating func remove(_ id: Slug) {
    for person in self[id]?.people ?? [] where person.isForgotten {
      forgottenElsewhere.insert("\(id)/\(person.id)")
    }
    partners.removeAll { $0.id == id }
  }

  package subscript(slug: Slug) -> Partner? { partners.first { $0.id == slug } }

  /// The partner with this name.
  ///
  /// - Throws: a `Refusal` with the near names.
  package func partner(named name: String) throws(Refusal) -> Partner {
    guard let slug = Slug(name), let partner = self[slug] else {
      throw .unknown(.partner, name, among: partners.map(\.id.description))
    }
    return partner
  }

  /// Who somebody says they are: `PARTNER`, or `PARTNER/PERSON` where the partner has several people.
  package func identity(_ text: String) throws(Refusal) -> Identity {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let partner = try partner(named: parts[0])
    guard parts.count == 2 else {
      guard let first = partner.people.first(where: { !$0.isForgotten }) else {
        guard !partner.people.isEmpty else {
          throw Refusal(
            Localized(
              en: "The partner '\(partner.id)' has no people in reviewers.json.",
              nl: "De partner '\(partner.id)' heeft geen mensen in reviewers.json."))
        }
        throw Refusal(
          Localized(
            en: "The partner '\(partner.id)' has nobody in reviewers.json who can act.",
            nl: "De partner '\(partner.id)' heeft in reviewers.json niemand die iets kan doen."),
          hints: [
            Localized(
              en: "the committee can add somebody with: beraad person add \(partner.id)",
              nl: "de commissie kan iemand toevoegen met: beraad person add \(partner.id)")
          ])
      }
      return Identity(partner: partner, person: first.id)
    }
    guard let person = partner.people.first(where: { $0.id == parts[1] }) else {
      throw .unknown(
        .person, parts[1], Localized(en: "of \(partner.id)", nl: "van \(partner.id)"),
        among: partner.people.map(\.id),
        besides: [
          Localized(
            en: "the committee adds somebody with: beraad person add \(partner.id)",
            nl: "de commissie voegt iemand toe met: beraad person add \(partner.id)")
        ])
    }
    guard !person.isForgotten else {
      throw Refusal(
        Localized(
          en: "\(text) was forgotten: nobody acts as them any more.",
          nl: "\(text) is vergeten: niemand doet meer iets uit die naam."))
    }
    return Identity(partner: partner, person: person.id)
  }
}
