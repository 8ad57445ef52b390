/// A poll with everything recorded about it.
package struct PollState: Sendable {
  package let poll: Poll
  /// The object id of the definition that counts, in hex: the one frozen by the opening, if it is open.
  package let blob: String
  package let opening: Filed?
  package let closing: Filed?
  /// One for each meeting that was counted: the last, by what replaces what.
  package let counts: [Slug: Filed]
  /// The vote of each partner that counts: its last before the closing.
  package let votes: [Slug: Filed]

  /// The word for it in a list.
  package var stage: String {
    if closing != nil { return "closed" }
    return opening == nil ? "draft" : "open"
  }
}

extension Dossier {
  /// The polls of the paper with what was recorded about each, by name.
  package var pollFiles: [PollState] {
    polls.keys.sorted().compactMap { pollState($0) }
  }

  /// One poll; nil where the paper has none of that name.
  package func pollState(_ id: Slug) -> PollState? {
    guard let file = polls[id] else { return nil }
    var opening: Filed?
    var closing: Filed?
    var counts: [Filed] = []
    var votes: [Filed] = []
    for filed in records where filed.record.body.poll == id {
      switch filed.record.body {
      case .opening: opening = opening ?? filed
      case .closing: closing = closing ?? filed
      case .count, .ballots: counts.append(filed)
      case .vote: votes.append(filed)
      default: break
      }
    }
    return PollState(
      poll: file.poll, blob: file.blob, opening: opening, closing: closing,
      counts: Self.last(of: counts, by: \.meeting),
      votes: Self.last(
        of: votes.filter { closing == nil || lateVotes.contains($0.record.id) == false }, by: \.voter))
  }

  /// For each key the record that no other replaces; among several, the last in causal order.
  private static func last(of filed: [Filed], by key: (Record) -> Slug?) -> [Slug: Filed] {
    let replaced = Set(filed.compactMap(\.record.body.replaces))
    var last: [Slug: Filed] = [:]
    for candidate in filed where !replaced.contains(candidate.record.id) {
      guard let key = key(candidate.record) else { continue }
      if let other = last[key], candidate.order < other.order { continue }
      last[key] = candidate
    }
    return last
  }
}

extension Record {
  /// The meeting that a count or ballots are of.
  fileprivate var meeting: Slug? {
    switch body {
    case .count(let count): count.meeting
    case .ballots(let ballots): ballots.meeting
    default: nil
    }
  }

  fileprivate var voter: Slug? { header.partner }
}

extension Record.Body {
  /// The poll that a record belongs to.
  package var poll: Slug? {
    switch self {
    case .opening(let body): body.poll
    case .closing(let body): body.poll
    case .vote(let body): body.poll
    case .count(let body): body.poll
    case .ballots(let body): body.poll
    default: nil
    }
  }

  /// The earlier record of the same kind that it takes the place of.
  package var replaces: RecordID? {
    switch self {
    case .vote(let body): body.replaces
    case .count(let body): body.replaces
    case .ballots(let body): body.replaces
    default: nil
    }
  }
}
