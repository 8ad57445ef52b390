import Deliberation

/// A poll that is open, for whoever asks what is: no edition is made before it is closed.
package struct OpenPollRow: Encodable, Sendable {
  package let poll: String
  /// How far it is, in words.
  package let progress: String
  /// What closes it, as it is typed; nil where meetings are still to be counted, or something else is to be settled first.
  package let next: String?

  /// What a person reads in a list.
  package var sentence: String {
    "the poll \(poll) is open: \(progress)"
      + (next.map { "; the committee closes it with: \($0)" } ?? "")
  }
}

extension OpenPollRow {
  /// - Returns: nil where the poll is not open.
  init?(_ state: PollState) {
    guard state.stage == "open" else { return nil }
    let isSettled = state.openings.others.isEmpty && state.doubles.tokens.isEmpty
    let close =
      isSettled ? "beraad poll close \(state.poll.paper)/\(state.poll.id)\(state.closingOptions())" : nil
    guard case .sticker(let form) = state.poll.form, !form.meetings.isEmpty else {
      self.init(
        poll: state.poll.id.description,
        progress: "\(state.votes.count) of \(state.electorate.count) partners have voted", next: close)
      return
    }
    let counted = state.counts
    let missing = form.meetings.map(\.id).filter { counted[$0] == nil }
    self.init(
      poll: state.poll.id.description,
      progress: missing.isEmpty
        ? "every meeting is counted"
        : "not counted yet at \(missing.map(\.description).joined(separator: ", "))",
      next: missing.isEmpty ? close : nil)
  }
}
