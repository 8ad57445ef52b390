/// A decision as the page shows it: the outcome is the entry's it stands under.
package struct DecisionEntry: Sendable, Hashable {
  package var id: String
  package var reason: String
  /// Who decided: the names of the partners.
  package var by: [String]
  package var date: String
  /// The id of the poll on which the decision rests.
  package var poll: String?

  package init(id: String, reason: String, by: [String], date: String, poll: String? = nil) {
    self.id = id
    self.reason = reason
    self.by = by
    self.date = date
    self.poll = poll
  }
}

/// What became of a comment or of one hunk of an amendment.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  case open
  case adopted
  /// Adopted in other words than were proposed.
  case adoptedChanged
  case rejected
  case withdrawn
  /// Its partner proposed it again, on a later draft.
  case putAgain
  case referred
  case postponed
  /// A comment that was answered and asked for no decision.
  case answered
}
