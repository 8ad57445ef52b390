/// Where the stickers of a poll come from.
package enum StickerSource: String, CaseIterable, Sendable {
  /// The steward enters the totals of each board.
  case counted
  /// A line a person, with a random token.
  case ballots
}
