/// Who vouches for what partners wrote about a paper: how many of their records are signed, and by whom.
package struct SignatureNote: Sendable, Hashable {
  /// Whether the alliance asks for signatures.
  package var isRequired: Bool
  /// Whether anybody has a key that could be checked.
  package var hasKeys: Bool
  package var partner: Int
  /// By way of the alliance's door.
  package var door: Int
  /// Taken over by the committee, which could not take the partner's own commit.
  package var committee: Int
  /// Without a signature that counts.
  package var other: Int

  package init(isRequired: Bool, hasKeys: Bool, partner: Int, door: Int, committee: Int, other: Int) {
    self.isRequired = isRequired
    self.hasKeys = hasKeys
    self.partner = partner
    self.door = door
    self.committee = committee
    self.other = other
  }
}
