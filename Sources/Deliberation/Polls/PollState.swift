package import ObjectIDs

/// A poll with everything recorded about it.
package struct PollState: Sendable {
  package let poll: Poll
  /// The object id of the definition that counts: the one frozen by the opening, if it is open.
  package let blob: ObjectID
  /// The commits that put the definition apart and exclude each other; one or none otherwise.
  package let put: [ObjectID]
  /// The commits that put another question in the place of the frozen one, or took it away, not knowing of the opening.
  package let replacedBy: [ObjectID]
  /// Whether those took its file away.
  package let isTakenAway: Bool
  /// The meetings that somebody had added apart from the opening, and that are in no question.
  package internal(set) var meetingsLeftOut: [MeetingLeftOut] = []
  package let openings: Standing
  package let closings: Standing
  /// The counts or ballots of each meeting that can count, and in a closed poll what excludes them.
  package let countStandings: [Slug: Standing]
  /// The votes of each partner that can count.
  package let voteStandings: [Slug: Standing]
  /// What was counted or cast at each meeting and came after the closing: it has no part in the result until the poll is
  /// closed anew.
  package let lateCounts: [Slug: Standing]
  /// What those of each meeting take the place of, at once or by way of others.
  let lateReplaced: [Slug: Set<RecordID>]
  /// What all closings list; nil while the poll is not closed.
  let certain: Set<RecordID>?
  /// The sheets of its ballots, held against its rules.
  let sheets: [ObjectID: SheetReading]
  /// What was recorded and does not count, in causal order. What a later record replaced is not among it.
  package let passedOver: [PassedOver]
  /// What the closing lists and main does not have: the result is not whole without it.
  package let missing: Set<RecordID>

  /// What tokens that were used twice take out of the result; nothing until somebody looked (`Dossier.noting`).
  package internal(set) var doubles = TokenDoubles()

  /// Where its items were taken up in the text, by item.
  package internal(set) var ties: [BoardItem: Standing] = [:]

  /// How its closings followed each other.
  var steps: [ClosingStep] = []

  /// Those of its closings that took the place of one that main does not have.
  package internal(set) var unfollowed: [UnfollowedClosing] = []

  /// What it came to by closings that others took the place of, by these closings.
  package internal(set) var past: [RecordID: PollState] = [:]

  /// Its results that were told before this one, in causal order: what they hide stays hidden.
  var told: [ToldResult] = []

  /// Which editions have its results; nothing until somebody looked (`Dossier.noting(published:)`).
  var published = PublishedResults()

  /// A vote, count or set of ballots that does not count, and why.
  package struct PassedOver: Sendable {
    package let filed: Filed
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
      /// It names no opening of the poll.
      case early
      /// It was cast under an opening of another question than the one that holds.
      case otherTerms
      /// It was cast under an opening by which its partner could vote, and by the one that holds it cannot.
      case otherElectorate
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
      question, replacement, Exclusion(openings, about: .opening(poll: poll.id)),
      Exclusion(closings, about: .closing(poll: poll.id)),
    ]
    found += countStandings.sorted { $0.key < $1.key }.filter { !isTakenOver($0.key) }.map {
      Exclusion($0.value, about: .count(poll: poll.id, meeting: $0.key))
    }
    found += voteStandings.sorted { $0.key < $1.key }.map {
      Exclusion($0.value, about: .vote(poll: poll.id, partner: $0.key))
    }
    found += ties.sorted { $0.key < $1.key }.map {
      Exclusion($0.value, about: .tie(poll: poll.id, item: $0.key))
    }
    return found.compactMap(\.self)
  }

  /// What stands in its file in the place of the question that was frozen; where two openings froze two, those say it.
  private var replacement: Exclusion? {
    guard let opening, openings.others.isEmpty, !replacedBy.isEmpty else { return nil }
    return Exclusion(
      subject: .replacement(poll: poll.id), holds: .record(opening.record.id),
      others: replacedBy.map { .commit($0) })
  }

  /// Whether its result can be acted on: nothing about it was recorded twice, apart, or that is settled. What stands in its file in
  /// the place of the frozen question changes no result, and where an item was taken up neither.
  package var isSettled: Bool {
    exclusions.allSatisfy {
      switch $0.subject {
      case .replacement, .tie: true
      default: false
      }
    }
  }
}

extension Dossier {
  /// The polls of the paper with what was recorded about each, by name.
  package var pollFiles: [PollState] { polls.keys.sorted().compactMap { pollState($0) } }

  /// One poll; nil where the paper has none of that name.
  package func pollState(_ id: Slug) -> PollState? { pollStates[id] }
}

extension PollState {
  /// The ballots that count, by meeting.
  package var cast: [Ballots] {
    counts.sorted { $0.key < $1.key }.compactMap { _, filed in
      if case .ballots(let ballots) = filed.record.body { ballots } else { nil }
    }
  }

  /// The ballots that a closing lists, by meeting.
  package func ballots(in closing: Closing) -> [Ballots] {
    let standing = Array(countStandings) + Array(lateCounts)
    return standing.sorted { $0.key < $1.key }.flatMap(\.value.standing).compactMap { filed in
      guard closing.counts.contains(filed.record.id), case .ballots(let ballots) = filed.record.body else {
        return nil
      }
      return ballots
    }
  }

  /// What is said of each token that was used at several meetings.
  package var doubledSentences: [Localized] {
    doubles.tokens.grouped.map { $0.sentence(isClosed: closing != nil) }
  }

  /// What some ballots that count add up to, but for those of tokens that were used twice.
  func count(of ballots: Ballots) -> SheetCount? {
    guard case .right(var count)? = sheets[ballots.sheet] else { return nil }
    // Sheets once had no line for a blank ballot.
    if count.blank == 0 { count.blank = ballots.blank }
    return doubles.left[ballots.sheet].map { count - $0 } ?? count
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
    case .tie(let body): body.poll
    default: nil
    }
  }
}
