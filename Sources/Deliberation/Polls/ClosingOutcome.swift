/// What can be told of what a poll came to by one of its closings.
package enum ClosingOutcome: Sendable {
  /// The poll as that closing had it.
  case shown(PollState)
  /// No edition had its figures, so nothing has them beside those of now.
  case notPublished
  /// It was made apart from another that lists something else, and nobody has settled that: it has no result yet.
  case unsettled
}

extension PollState {
  /// What the poll came to by a closing: nothing that its tally hides, and no figures that nobody has.
  ///
  /// - Parameter closing: one of its closings.
  package func outcome(by closing: RecordID) -> ClosingOutcome {
    guard let then = past[closing] else { return closings.others.isEmpty ? .shown(self) : .unsettled }
    return isPublic(then) ? .shown(then) : .notPublished
  }

  /// The closing that took the place of another; nil while none did.
  package func successor(ofClosing closing: RecordID) -> RecordID? {
    closings.replaced.contains(closing) ? nil : self.closing?.record.id
  }
}
