/// Where each partner stands on the final text.
package struct StanceTally: Hashable, Sendable {
  /// One partner's stance.
  package struct Position: Hashable, Sendable {
    package let partner: Slug
    package let stance: Stance
    /// Why; a reservation always has it.
    package let reason: String?
    /// The words that a reservation is about.
    package let anchor: Anchor?
  }

  /// By partner.
  package let positions: [Position]
  /// The partners that could have said it and did not.
  package let silent: [Slug]
}

extension StanceTally {
  /// Gathers the votes that the poll's state says count.
  package init(state: PollState) {
    positions = state.votes.sorted { $0.key < $1.key }.compactMap { partner, filed in
      guard case .vote(let vote) = filed.record.body, case .option(let option) = vote.choice,
        let stance = Stance(rawValue: option)
      else { return nil }
      return Position(partner: partner, stance: stance, reason: vote.reason, anchor: vote.anchor)
    }
    let heard = Set(positions.map(\.partner))
    silent = state.electorate.keys.filter { !heard.contains($0) }.sorted()
  }
}
