/// Who acts: one person of one partner.
package struct Identity: Hashable, Sendable {
  package let partner: Partner
  package let person: String
  /// The door that they came in by, where that is not their own clone: `web`. A commit that they make says so.
  package let via: String?

  package init(partner: Partner, person: String, via: String? = nil) {
    self.partner = partner
    self.person = person
    self.via = via
  }

  /// Refuses unless the partner has one of these roles.
  package func mustBe(_ roles: Role..., to verb: String) throws(Refusal) {
    guard partner.roles.isDisjoint(with: roles) else { return }
    let wanted = roles.map(\.rawValue).joined(separator: " or ")
    throw Refusal(
      "\(partner.name) (\(partner.id)) may not \(verb): that takes the role \(wanted).",
      hints: ["act as a partner that has it with --as, or give the role in reviewers.json"], by: .role)
  }
}
