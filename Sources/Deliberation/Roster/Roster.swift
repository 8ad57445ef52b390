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

  package init(
    alliance: String, language: Language, partners: [Partner], signatures: SignaturePolicy = .optional,
    doors: [Door] = []
  ) {
    self.alliance = alliance
    self.language = language
    self.partners = partners
    self.signatures = signatures
    self.doors = doors
  }

  package subscript(slug: Slug) -> Partner? { partners.first { $0.id == slug } }

  /// The partner with this name.
  ///
  /// - Throws: a `Refusal` with the near names.
  package func partner(named name: String) throws(Refusal) -> Partner {
    guard let slug = Slug(name), let partner = self[slug] else {
      throw .unknown("partner", name, among: partners.map(\.id.description))
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
          throw Refusal("The partner '\(partner.id)' has no people in reviewers.json.")
        }
        throw Refusal(
          "The partner '\(partner.id)' has nobody in reviewers.json who can act.",
          hints: ["the committee can add somebody with: beraad person add \(partner.id)"])
      }
      return Identity(partner: partner, person: first.id)
    }
    guard let person = partner.people.first(where: { $0.id == parts[1] }) else {
      throw .unknown("person", parts[1], "of \(partner.id)", among: partner.people.map(\.id))
    }
    guard !person.isForgotten else {
      throw Refusal("\(text) was forgotten: nobody acts as them any more.")
    }
    return Identity(partner: partner, person: person.id)
  }
}
