/// Who takes part: `reviewers.json` at the root of the main branch.
package struct Roster: Hashable, Sendable {
  /// The name of the alliance, as it stands on an edition.
  package let alliance: String
  /// The language of pages whose paper names none.
  package let language: Language
  /// In the order of the file.
  package let partners: [Partner]

  package init(alliance: String, language: Language, partners: [Partner]) {
    self.alliance = alliance
    self.language = language
    self.partners = partners
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
      guard let first = partner.people.first else {
        throw Refusal("The partner '\(partner.id)' has no people in reviewers.json.")
      }
      return Identity(partner: partner, person: first.id)
    }
    guard let person = partner.people.first(where: { $0.id == parts[1] }) else {
      throw .unknown("person", parts[1], "of \(partner.id)", among: partner.people.map(\.id))
    }
    return Identity(partner: partner, person: person.id)
  }
}

/// An organisation of the alliance.
package struct Partner: Hashable, Sendable {
  package let id: Slug
  /// As it stands on an edition.
  package let name: String
  /// What kind of organisation it is, in the alliance's own words.
  package let kind: String?
  /// Where it works, for results by region.
  package let region: String?
  /// How many votes it has in a poll that counts weights; 1 in any other.
  package let weight: Int
  package let roles: Set<Role>
  package let people: [Person]

  package init(
    id: Slug, name: String, kind: String? = nil, region: String? = nil, weight: Int = 1,
    roles: Set<Role> = [], people: [Person]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.region = region
    self.weight = weight
    self.roles = roles
    self.people = people
  }
}

/// Somebody who acts for a partner: an opaque id, since git does not forget a name.
package struct Person: Hashable, Sendable {
  package let id: String
  /// Public keys, as OpenSSH writes them, that may sign this person's commits.
  package let keys: [String]

  package init(id: String, keys: [String] = []) {
    self.id = id
    self.keys = keys
  }
}

/// What a partner may do beside what every partner may (comment, amend, vote).
package enum Role: String, CaseIterable, Sendable {
  /// Edits the draft.
  case author
  /// Collects, decides, merges, tallies, publishes.
  case committee
  /// Enters what was counted or cast at a meeting.
  case steward
}

/// Who acts: one person of one partner.
package struct Identity: Hashable, Sendable {
  package let partner: Partner
  package let person: String

  package init(partner: Partner, person: String) {
    self.partner = partner
    self.person = person
  }

  /// Refuses unless the partner has one of these roles.
  package func mustBe(_ roles: Role..., to verb: String) throws(Refusal) {
    guard partner.roles.isDisjoint(with: roles) else { return }
    let wanted = roles.map(\.rawValue).joined(separator: " or ")
    throw Refusal(
      "\(partner.name) (\(partner.id)) may not \(verb): that takes the role \(wanted).",
      hints: ["act as a partner that has it with --as, or give the role in reviewers.json"])
  }
}
