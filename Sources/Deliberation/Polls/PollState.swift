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
  /// What was recorded and does not count, in causal order. What a later record replaced is not among it.
  package let passedOver: [PassedOver]
  /// The votes that the closing saw on partners' branches and main does not have yet: the result is not whole
  /// before they are collected.
  package let missing: Set<RecordID>

  /// A vote, count or set of ballots that does not count, and why.
  package struct PassedOver: Sendable {
    package let filed: Filed
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
      /// It was written before the poll was opened.
      case early
      /// The closing could not see it.
      case late
      /// It breaks the poll's rules: whoever wrote it did so past the program.
      case refused(Refusal)
    }
  }

  /// The word for it in a list.
  package var stage: String {
    if closing != nil { return "closed" }
    return opening == nil ? "draft" : "open"
  }

  /// Who may vote, each with its weight, as the opening has it; nobody before.
  package var electorate: [Slug: Int] {
    if case .opening(let opening)? = opening?.record.body { opening.electorate } else { [:] }
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
    let all = records.filter { $0.record.body.poll == id }
    let opening = Self.first(.opening, of: all)
    let closing = Self.first(.closing, of: all)
    let cast = all.filter { ![.opening, .closing].contains($0.record.kind) }
    var counting: [Filed] = []
    var passedOver: [PollState.PassedOver] = []
    for filed in cast {
      if let reason = reasonToPassOver(filed, poll: file.poll, opening: opening, closing: closing) {
        passedOver.append(PollState.PassedOver(filed: filed, reason: reason))
      } else {
        counting.append(filed)
      }
    }
    return PollState(
      poll: file.poll, blob: file.blob, opening: opening, closing: closing,
      counts: Self.last(of: counting, by: \.meeting), votes: Self.last(of: counting, by: \.voter),
      passedOver: passedOver, missing: missing(from: closing))
  }

  private static func first(_ kind: Record.Kind, of filed: [Filed]) -> Filed? {
    filed.filter { $0.record.kind == kind }.min { $0.order.isCausallyBefore($1.order) }
  }

  /// Why a record has no part in the result; nil where it has one, unless a later one replaces it.
  private func reasonToPassOver(
    _ filed: Filed, poll: Poll, opening: Filed?, closing: Filed?
  ) -> PollState.PassedOver.Reason? {
    guard case .opening(let terms)? = opening?.record.body, let opening, opening.order.precedes(filed.order)
    else { return .early }
    if closing != nil, lateVotes.contains(filed.record.id) { return .late }
    if let closing, filed.record.kind != .vote, closing.order.precedes(filed.order) { return .late }
    do throws(Refusal) {
      try poll.check(filed.record, electorate: terms.electorate)
      return nil
    } catch {
      return .refused(error)
    }
  }

  private func missing(from closing: Filed?) -> Set<RecordID> {
    guard case .closing(let body)? = closing?.record.body else { return [] }
    return body.votes.filter { self[$0]?.isCollected != true }
  }

  /// For each key the record that no other of that key replaces; among several, the last in causal order.
  ///
  /// Only a record of the same key can replace one: nobody takes away another partner's vote.
  private static func last(of filed: [Filed], by key: (Record) -> Slug?) -> [Slug: Filed] {
    let byKey = Dictionary(grouping: filed) { key($0.record) }
    var last: [Slug: Filed] = [:]
    for case (let key?, let members) in byKey {
      let replaced = Set(members.compactMap(\.record.body.replaces))
      last[key] = members.filter { !replaced.contains($0.record.id) }.max {
        $0.order.isCausallyBefore($1.order)
      }
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

  /// The partner that a vote is of.
  fileprivate var voter: Slug? { kind == .vote ? header.partner : nil }
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
