/// The alternatives of a motion and what it takes to win.
package struct MotionForm: Hashable, Sendable {
  /// "Leave as it is" is one of them, with the id `leave`.
  package let alternatives: [Alternative]
  package let rule: MotionRule
  /// How many partners have to vote, abstentions counted; 0 asks for none.
  package let quorum: Int
  /// Whether a partner's vote counts by its weight in the roster.
  package let isWeighted: Bool

  /// What a quorum may be.
  package static let quorumBounds = 0...100_000

  package init(alternatives: [Alternative], rule: MotionRule, quorum: Int, isWeighted: Bool) {
    self.alternatives = alternatives
    self.rule = rule
    self.quorum = quorum
    self.isWeighted = isWeighted
  }
}
