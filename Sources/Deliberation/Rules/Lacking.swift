/// What records of main rest on and main does not have: a rebase dropped the commit that brought it, or only the commit behind that one
/// was taken over.
///
/// A record that a commit of main took away is none of it: that one is read from the history.
package struct Lacking: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The opening of a poll that was closed.
    case opening
    /// Votes, counts or ballots that the closing of a poll lists.
    case counted
    /// The closing of a vote that decisions rest on.
    case closing
  }

  package let kind: Kind
  package let poll: Slug
  /// What is not there, as far as a record of main names it.
  package let ids: [RecordID]
  /// The records of main that rest on it.
  package let resting: [RecordID]
}

extension Dossier {
  /// What records of main rest on and main does not have, by poll.
  package var lacking: [Lacking] {
    pollFiles.flatMap { [lackingOpening(of: $0), lackingCounted(in: $0)].compactMap(\.self) }
      + lackingClosings
  }

  /// The same of one poll.
  package func lacking(about poll: Slug) -> [Lacking] { lacking.filter { $0.poll == poll } }

  /// The polls that follow one, by name.
  package func successors(of poll: Slug) -> [Slug] {
    polls.filter { $0.value.poll.replaces == poll && pollState($0.key)?.opening != nil }.keys.sorted()
  }

  /// A poll that was asked anew in another one ends the matter.
  private func lackingOpening(of state: PollState) -> Lacking? {
    guard state.isClosedUnopened, successors(of: state.poll.id).isEmpty else { return nil }
    let closings = state.closings.standing.filter(\.isCollected).map(\.record)
    let listed = Set(closings.compactMap(\.body.closing).flatMap(\.counts))
    let named = Set(
      records.filter { $0.isCollected && listed.contains($0.record.id) }.compactMap(\.record.opening))
    return Lacking(
      kind: .opening, poll: state.poll.id, ids: named.sorted(), resting: closings.map(\.id))
  }

  private func lackingCounted(in state: PollState) -> Lacking? {
    guard !state.missing.isEmpty else { return nil }
    return Lacking(
      kind: .counted, poll: state.poll.id, ids: state.missing.sorted(),
      resting: state.closings.standing.filter(\.isCollected).map(\.record.id))
  }

  /// Of decisions only those that nobody has replaced: to decide anew ends the matter.
  private var lackingClosings: [Lacking] {
    let main = records.lazy.filter(\.isCollected)
    let closed = Set(main.compactMap { $0.record.body.closing?.poll })
    var resting: [Slug: [RecordID]] = [:]
    for filed in main {
      guard case .decision(let decision) = filed.record.body, let poll = decision.poll,
        !closed.contains(poll),
        decision.targets.contains(where: { decisions(about: $0).standing.contains { $0 === filed } })
      else { continue }
      resting[poll, default: []].append(filed.record.id)
    }
    return resting.sorted { $0.key < $1.key }.map {
      Lacking(kind: .closing, poll: $0.key, ids: [], resting: $0.value.sorted())
    }
  }
}

extension PollState {
  /// Whether main has a closing of it, and no opening.
  package var isClosedUnopened: Bool {
    closings.standing.contains(where: \.isCollected) && !openings.standing.contains(where: \.isCollected)
  }
}
