/// An amendment as the page shows it.
package struct AmendmentEntry: Sendable, Hashable {
  package var id: String
  /// The ids of the partners that proposed it: one, or several where the same change came from several.
  package var partners: [String]
  package var date: String
  /// Why it was proposed.
  package var reason: String
  /// The ids of the comments it answers.
  package var comments: [String]
  /// The amendment that it puts again, on a later draft.
  package var again: String?
  /// The amendment by which it was put again.
  package var putAgain: String?
  package var hunks: [Hunk]

  package init(
    id: String, partners: [String], date: String, reason: String, comments: [String] = [],
    again: String? = nil, putAgain: String? = nil, hunks: [Hunk]
  ) {
    self.id = id
    self.partners = partners
    self.date = date
    self.reason = reason
    self.comments = comments
    self.again = again
    self.putAgain = putAgain
    self.hunks = hunks
  }

  /// One change within an amendment, which is decided by itself.
  package struct Hunk: Sendable, Hashable {
    /// From 1; hunk 2 of amendment `a4f7` is `a4f7/2`.
    package var number: Int
    package var old: String
    package var new: String
    /// Where it stands in the paper's text, in bytes, if it has a place there still.
    package var place: Int?
    package var outcome: Outcome
    package var decision: DecisionEntry?
    /// How it stands to the draft and to the others, while it is open.
    package var standing: Standing?

    package init(
      number: Int, old: String, new: String, place: Int? = nil, outcome: Outcome,
      decision: DecisionEntry? = nil, standing: Standing? = nil
    ) {
      self.number = number
      self.old = old
      self.new = new
      self.place = place
      self.outcome = outcome
      self.decision = decision
      self.standing = standing
    }
  }
}
