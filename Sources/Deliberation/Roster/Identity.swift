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
  package func mustBe(_ roles: Role..., to verb: Localized) throws(Refusal) {
    guard partner.roles.isDisjoint(with: roles) else { return }
    let names = roles.map(\.words.dutch).joined(separator: " of ")
    let typed = roles.map(\.rawValue)
    throw Refusal(
      Localized(
        en:
          "\(partner.name) (\(partner.id)) may not \(verb.english): that takes the role \(typed.joined(separator: " or ")).",
        nl:
          "\(partner.name) (\(partner.id)) mag niet \(verb.dutch): daarvoor is de rol \(names) nodig."
      ),
      hints: [
        Localized(
          en: "act as a partner that has it with --as, or give the role in reviewers.json",
          nl:
            "werk met --as als een partner die de rol heeft, of geef de rol in reviewers.json (\(typed.joined(separator: ", ")))"
        )
      ], by: .role)
  }
}
