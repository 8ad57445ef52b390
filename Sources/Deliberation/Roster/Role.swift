/// What a partner may do beside what every partner may (comment, amend, vote).
package enum Role: String, CaseIterable, Sendable {
  /// Edits the draft.
  case author
  /// Collects, decides, merges, tallies, publishes.
  case committee
  /// Enters what was counted or cast at a meeting.
  case steward
}
