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
  /// Whether it may vote in polls that are opened from now on: an observer comments and amends all the same.
  package let hasVote: Bool
  package var people: [Person]

  package init(
    id: Slug, name: String, kind: String? = nil, region: String? = nil, weight: Int = 1,
    roles: Set<Role> = [], hasVote: Bool = true, people: [Person]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.region = region
    self.weight = weight
    self.roles = roles
    self.hasVote = hasVote
    self.people = people
  }
}
