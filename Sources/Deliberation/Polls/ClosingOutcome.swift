/// What can be told of what a poll came to by one of its closings.
package enum ClosingOutcome: Sendable {
  /// The poll as that closing had it.
  case shown(PollState)
  /// It is not told beside what holds, and this is why.
  case hidden(CorrectedFigures.Reason)
  /// It was made apart from another that lists something else, and nobody has settled that: it has no result yet.
  case unsettled
}

extension PollState {
  /// What the poll came to by a closing: nothing that its tally hides, and of an earlier closing of a sticker poll nothing that its
  /// figures beside those of now would not tell. Which item came first can give a ballot away too.
  ///
  /// - Parameter closing: one of its closings.
  package func outcome(by closing: RecordID) -> ClosingOutcome {
    guard let then = past[closing] else { return closings.others.isEmpty ? .shown(self) : .unsettled }
    return figures(beside: then).hides.map { .hidden($0) } ?? .shown(then)
  }

  /// The closing that took the place of another; nil while none did.
  package func successor(ofClosing closing: RecordID) -> RecordID? {
    closings.replaced.contains(closing) ? nil : self.closing?.record.id
  }
}
