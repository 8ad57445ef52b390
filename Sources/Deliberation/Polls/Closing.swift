/// The end of a poll. Votes count if they are reachable from what it lists, not by clock.
///
/// It names the votes too that main did not have yet: a clone that never had a partner's branch can tell by
/// itself which of them came in time.
package struct Closing: Hashable, Sendable {
  package let poll: Slug
  /// The tip of each partner's branch that it saw, in hex, by partner.
  package let tips: [Slug: String]
  /// The votes that stood on those branches only.
  package let votes: Set<RecordID>

  package init(poll: Slug, tips: [Slug: String], votes: Set<RecordID> = []) {
    self.poll = poll
    self.tips = tips
    self.votes = votes
  }
}
