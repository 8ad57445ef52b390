package import ObjectIDs

/// A poll with everything recorded about it.
package struct PollState: Sendable {
  package let poll: Poll
  /// The object id of the definition that counts: the one frozen by the opening, if it is open.
  package let blob: ObjectID
  /// The commits that put the definition apart and exclude each other; one or none otherwise.
  package let put: [ObjectID]
  package let openings: Standing
  package let closings: Standing
  /// The counts or ballots of each meeting that can count, and in a closed poll what excludes them.
  package let countStandings: [Slug: Standing]
  /// The votes of each partner that can count.
  package let voteStandings: [Slug: Standing]
  /// What all closings list; nil while the poll is not closed.
  let certain: Set<RecordID>?
  /// What was recorded and does not count, in causal order. What a later record replaced is not among it.
  package let passedOver: [PassedOver]
  /// What the closing lists and main does not have: the result is not whole without it.
  package let missing: Set<RecordID>

  /// A vote, count or set of ballots that does not count, and why.
  package struct PassedOver: Sendable {
    package let filed: Filed
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
      /// It names no opening of the poll.
      case early
      /// It was cast under an opening of another question than the one that holds.
      case otherTerms
      /// No closing lists it.
      case late
      /// Of several closings that exclude each other not all list it.
      case unsettled
      /// It breaks the poll's rules: whoever wrote it did so past the program.
      case refused(Refusal)
      /// It was made apart from the one that holds, and says something else.
      case excluded(by: RecordID)
    }
  }

  package var opening: Filed? { openings.holds }
  package var closing: Filed? { closings.holds }

  /// For each meeting that was counted, the record that counts.
  package var counts: [Slug: Filed] { countStandings.compactMapValues(counting) }

  /// The vote of each partner that counts.
  package var votes: [Slug: Filed] { voteStandings.compactMapValues(counting) }

  /// The tokens that ballots of several meetings have among what counts, sorted.
  package var doubledTokens: [DoubledToken] {
    var meetings: [String: [Slug]] = [:]
    for (meeting, filed) in counts.sorted(by: { $0.key < $1.key }) {
      guard case .ballots(let cast) = filed.record.body else { continue }
      for ballot in cast.ballots { meetings[ballot.token, default: []].append(meeting) }
    }
    return meetings.filter { $0.value.count > 1 }.map { DoubledToken(token: $0.key, meetings: $0.value) }
      .sorted { $0.token < $1.token }
  }

  private func counting(_ standing: Standing) -> Filed? {
    guard let holds = standing.holds, certain?.contains(holds.record.id) ?? true else { return nil }
    return holds
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

  /// What was made apart and is not settled. A closing settles what it lists and sets aside, since whoever closed chose.
  package var exclusions: [Exclusion] {
    // An opening freezes what it found: whoever opened a poll has chosen its question.
    let question = opening == nil ? Exclusion(.definition(poll: poll.id), beginnings: put) : nil
    var found = [
      question, Exclusion(openings, about: .opening(poll: poll.id)),
      Exclusion(closings, about: .closing(poll: poll.id)),
    ]
    found += countStandings.sorted { $0.key < $1.key }.map {
      Exclusion($0.value, about: .count(poll: poll.id, meeting: $0.key))
    }
    found += voteStandings.sorted { $0.key < $1.key }.map {
      Exclusion($0.value, about: .vote(poll: poll.id, partner: $0.key))
    }
    return found.compactMap(\.self)
  }

  /// Whether its result can be acted on: nothing about it was recorded twice, apart, or that is settled.
  package var isSettled: Bool { exclusions.isEmpty }
}

extension Dossier {
  /// The polls of the paper with what was recorded about each, by name.
  package var pollFiles: [PollState] { polls.keys.sorted().compactMap { pollState($0) } }

  /// One poll; nil where the paper has none of that name.
  package func pollState(_ id: Slug) -> PollState? { pollStates[id] }
}

extension Poll {
  /// What somebody should know before the definition is frozen, one sentence each.
  package func warnings(electorate: [Slug: Int]) -> [String] {
    guard case .motion(let form) = form, form.quorum > electorate.count else { return [] }
    return [
      "The quorum of \(form.quorum) cannot be reached: \(electorate.count) partners may vote."
    ]
  }
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
}
