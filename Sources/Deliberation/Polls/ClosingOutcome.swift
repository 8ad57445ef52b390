/// What can be told of what a poll came to by one of its closings.
package enum ClosingOutcome: Sendable {
  /// The poll as that closing had it.
  case shown(PollState)
  /// Its figures cannot stand beside those that are shown of the poll: too few people stand behind the difference.
  case hidden
  /// It was made apart from another that lists something else, and nobody has settled that: it has no result yet.
  case unsettled
}

extension PollState {
  /// What the poll came to by a closing: nothing that its tally hides.
  ///
  /// - Parameter closing: one of its closings.
  package func outcome(by closing: RecordID) -> ClosingOutcome {
    guard let then = past[closing] else { return closings.others.isEmpty ? .shown(self) : .unsettled }
    return results.shown.contains { $0.certain == then.certain } ? .shown(then) : .hidden
  }

  /// The closing that took the place of another; nil while none did.
  package func successor(ofClosing closing: RecordID) -> RecordID? {
    closings.replaced.contains(closing) ? nil : self.closing?.record.id
  }
}
