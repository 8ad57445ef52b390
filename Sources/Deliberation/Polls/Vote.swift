/// An organisation's open vote; the last before the closing counts.
package struct Vote: Hashable, Sendable {
  package let poll: Slug
  package let choice: Choice
  package let reason: String?
  /// For a reservation: the words it is about.
  package let anchor: Anchor?
  /// The opening under which it was cast.
  package let opening: RecordID
  /// The partner's earlier votes that this one takes the place of: what makes "the last" causal.
  package let replaces: [RecordID]

  package init(
    poll: Slug, opening: RecordID, choice: Choice, reason: String? = nil, anchor: Anchor? = nil,
    replaces: [RecordID] = []
  ) {
    self.poll = poll
    self.opening = opening
    self.choice = choice
    self.reason = reason
    self.anchor = anchor
    self.replaces = replaces
  }

  package enum Choice: Hashable, Sendable {
    /// Motion: an alternative's id, or `abstain`. Stance: a `Stance`.
    case option(String)
    /// Sticker poll: items by board, an item as often as it has stickers.
    case stickers([Slug: [Slug]])
  }

  /// The choice of a partner that takes no side in a motion.
  package static let abstain = "abstain"
}
