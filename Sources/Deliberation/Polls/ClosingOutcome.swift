/// What can be told of what a poll came to by one of its closings.
package enum ClosingOutcome: Sendable {
  /// The poll as that closing had it.
  case shown(PollState)
  /// Its figures cannot stand beside those that are shown of the poll: a ballot could follow from both.
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
    guard case .sticker(let form) = poll.form, then.certain != certain, form.hideBelow > 1 else {
      return .shown(then)
    }
    guard otherResults.count == 1 else { return .hidden }
    // While closings that were made apart have nothing in common, nothing stands beside it.
    guard !counts.isEmpty else { return .shown(then) }
    let hides = CorrectedFigures.hidden(
      StickerTally(form: form, state: then), StickerTally(form: form, state: self),
      changed: EarlierResult.others(then.counts, counts), form: form)
    return hides.all == nil ? .shown(then) : .hidden
  }

  /// The closing that took the place of another; nil while none did.
  package func successor(ofClosing closing: RecordID) -> RecordID? {
    closings.replaced.contains(closing) ? nil : self.closing?.record.id
  }
}
