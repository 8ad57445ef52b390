/// The end of a poll: it lists what counts, so that the result is a function of the commit that holds it.
package struct Closing: Hashable, Sendable {
  package let poll: Slug
  /// The votes, counts and ballots that count, all of them on main when it was written. What is not among them came
  /// later, whatever a clock says.
  package let counts: Set<RecordID>
  /// What stood beside something that counts, made apart from it, when whoever closed chose the other: so it is settled.
  package let setAside: Set<RecordID>
  /// Closings of the poll that this one takes the place of.
  package let replaces: [RecordID]
  /// Why the poll was closed anew; nil where it was not, and where that leaves each result that was as it is.
  package let reason: String?

  package init(
    poll: Slug, counts: Set<RecordID>, setAside: Set<RecordID> = [], replaces: [RecordID] = [],
    reason: String? = nil
  ) {
    self.poll = poll
    self.counts = counts
    self.setAside = setAside
    self.replaces = replaces
    self.reason = reason
  }
}
