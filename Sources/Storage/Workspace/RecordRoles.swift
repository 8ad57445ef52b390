package import Deliberation

/// Finds records of main of a kind that takes a role, in the name of a partner that no roster of main ever gave one: Beraad makes none.
///
/// All rosters that main ever had are asked, and not the one that the writer saw: a rebase can leave that one behind.
package struct RecordRoles {
  private let snapshot: Snapshot
  /// The roles that a partner ever had.
  private var known: [Slug: Set<Role>] = [:]

  package init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// What is said of such a record; nil for any other.
  ///
  /// - Parameter path: where it lies.
  package mutating func sentence(about record: Record, at path: String) throws -> Localized? {
    let wanted = record.kind.roles
    guard !wanted.isEmpty, try roles(of: record.header.partner).isDisjoint(with: wanted) else { return nil }
    let one = record.header.partner
    let words = Role.allCases.filter(wanted.contains).map(\.words)
    let (english, dutch) = (
      Localized.anyOf(words.map(\.english)).english, Localized.anyOf(words.map(\.dutch)).dutch
    )
    return Localized(
      en:
        "\(path) is of '\(one)', who never had the role \(english): it takes that to make a \(record.kind.rawValue).",
      nl:
        "\(path) is van '\(one)', en die had nooit de rol \(dutch): die is nodig voor een \(record.kind.name.dutch)."
    )
  }

  private mutating func roles(of partner: Slug) throws -> Set<Role> {
    if let roles = known[partner] { return roles }
    var roles = snapshot.roster[partner]?.roles ?? []
    for roster in try snapshot.rosters() { roles.formUnion(roster[partner]?.roles ?? []) }
    known[partner] = roles
    return roles
  }
}
