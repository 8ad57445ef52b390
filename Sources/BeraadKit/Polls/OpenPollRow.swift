package import Deliberation

/// A poll that is open, for whoever asks what is: no edition is made before it is closed.
package struct OpenPollRow: Encodable, Sendable {
  package let poll: String
  /// How far it is, in words.
  package let progress: Localized
  /// What closes it, as it is typed; nil where meetings are still to be counted, or something else is to be settled first.
  package let next: Localized?

  /// What a person reads in a list.
  package var sentence: Localized {
    Localized(
      en:
        "the poll \(poll) is open: \(progress.english)\(next.map { "; the committee closes it with: \($0.english)" } ?? "")",
      nl:
        "de peiling \(poll) is open: \(progress.dutch)\(next.map { "; de commissie sluit haar met: \($0.dutch)" } ?? "")"
    )
  }
}

extension OpenPollRow {
  /// - Returns: nil where the poll is not open.
  init?(_ state: PollState) {
    guard state.stage == "open" else { return nil }
    let isSettled = state.openings.others.isEmpty && state.doubles.tokens.isEmpty
    let close =
      isSettled
      ? state.closingCommand().typed : nil
    guard case .sticker(let form) = state.poll.form, !form.meetings.isEmpty else {
      self.init(
        poll: state.poll.id.description,
        progress: Localized(
          en: "\(state.votes.count) of \(state.electorate.count) partners have voted",
          nl:
            "\(state.votes.count) van de \(state.electorate.count) partners \(state.votes.count == 1 ? "heeft" : "hebben") gestemd"
        ), next: close)
      return
    }
    let counted = state.counts
    let missing = form.meetings.map(\.id).filter { counted[$0] == nil }
    self.init(
      poll: state.poll.id.description,
      progress: missing.isEmpty
        ? Localized(en: "every meeting is counted", nl: "elke bijeenkomst is geteld")
        : Localized(
          en: "not counted yet at \(missing.map(\.description).joined(separator: ", "))",
          nl: "nog niet geteld bij \(missing.map(\.description).joined(separator: ", "))"),
      next: missing.isEmpty ? close : nil)
  }
}
