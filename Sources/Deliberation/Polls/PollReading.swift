/// The records of one poll held against its rules: which count, which hold, and which are passed over.
struct PollReading {
  let state: PollState

  /// - Parameter records: all records of the poll, in causal order.
  init(of records: [Filed], file: PollFile) {
    let openings = Self.openings(among: records)
    let closings = Self.closings(among: records)
    let screen = Screen(records: records, poll: file.poll, openings: openings, closings: closings)
    var counting: [Filed] = []
    var passedOver: [PollState.PassedOver] = []
    for filed in records where ![.opening, .closing].contains(filed.record.kind) {
      if let reason = screen.reasonToPassOver(filed) {
        passedOver.append(PollState.PassedOver(filed: filed, reason: reason))
      } else {
        counting.append(filed)
      }
    }
    let counts = Self.standings(of: counting, by: \.meeting)
    let votes = Self.standings(of: counting, by: \.voter)
    for standing in Array(counts.values) + Array(votes.values) {
      guard let holds = standing.holds else { continue }
      passedOver += standing.others.map {
        PollState.PassedOver(filed: $0, reason: .excluded(by: holds.record.id))
      }
    }
    let known = Dictionary(records.map { ($0.record.id, $0.isCollected) }, uniquingKeysWith: { $0 || $1 })
    state = PollState(
      poll: file.poll, blob: file.blob, openings: openings, closings: closings, countStandings: counts,
      voteStandings: votes, passedOver: passedOver.sorted { $0.filed.order.comesBefore($1.filed.order) },
      missing: (screen.listed ?? []).filter { known[$0] != true })
  }

  /// Openings on the same terms say the same.
  private static func openings(among records: [Filed]) -> Standing {
    Standing(records.filter { $0.record.kind == .opening }, rule: .first) { one, other in
      guard case .opening(let one) = one, case .opening(let other) = other else { return false }
      return one.definition == other.definition && one.electorate == other.electorate
    }
  }

  /// Closings that list the same say the same.
  private static func closings(among records: [Filed]) -> Standing {
    Standing(records.filter { $0.record.kind == .closing }, rule: .first) { one, other in
      guard case .closing(let one) = one, case .closing(let other) = other else { return false }
      return one.counts == other.counts
    }
  }

  /// Only records of the same key can replace each other: nobody takes away another partner's vote.
  private static func standings(of filed: [Filed], by key: (Record) -> Slug?) -> [Slug: Standing] {
    let groups = Dictionary(grouping: filed) { key($0.record) }
    var standings: [Slug: Standing] = [:]
    for case (let key?, let members) in groups {
      standings[key] = Standing(members, rule: .last) { $0.saysSame(as: $1) }
    }
    return standings
  }
}

/// What a record has to pass to count.
private struct Screen {
  let poll: Poll
  let electorate: [Slug: Int]
  /// The openings of the question that holds, and those of others.
  let openings: Set<RecordID>
  let otherOpenings: Set<RecordID>
  /// What the closings list, all of them: while two exclude each other, only what both list is certain. Nil while the
  /// poll is not closed.
  let listed: Set<RecordID>?

  init(records: [Filed], poll: Poll, openings: Standing, closings: Standing) {
    self.poll = poll
    if case .opening(let opening)? = openings.holds?.record.body {
      electorate = opening.electorate
    } else {
      electorate = [:]
    }
    let all = records.filter { $0.record.kind == .opening }
    let same = all.filter { $0.record.body.hasQuestion(of: openings.holds?.record.body) }
    self.openings = Set(same.map(\.record.id))
    otherOpenings = Set(all.map(\.record.id)).subtracting(self.openings)
    let lists = ([closings.holds].compactMap(\.self) + closings.others).compactMap { filed in
      if case .closing(let closing) = filed.record.body { closing.counts } else { nil }
    }
    listed = lists.first.map { lists.dropFirst().reduce($0) { $0.intersection($1) } }
  }

  /// Why a record has no part in the result; nil where it has one, unless a later one replaces it.
  func reasonToPassOver(_ filed: Filed) -> PollState.PassedOver.Reason? {
    guard let opening = filed.record.opening, !otherOpenings.contains(opening) else {
      return filed.record.opening == nil ? .early : .otherTerms
    }
    guard openings.contains(opening) else { return .early }
    if let listed, !listed.contains(filed.record.id) { return .late }
    do throws(Refusal) {
      try poll.check(filed.record, electorate: electorate)
      return nil
    } catch {
      return .refused(error)
    }
  }
}

extension Record {
  /// The opening under which something was cast or counted.
  fileprivate var opening: RecordID? {
    switch body {
    case .vote(let vote): vote.opening
    case .count(let count): count.opening
    case .ballots(let ballots): ballots.opening
    default: nil
    }
  }

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
  /// Whether two openings froze the same question.
  fileprivate func hasQuestion(of other: Record.Body?) -> Bool {
    guard case .opening(let one) = self, case .opening(let other)? = other else { return false }
    return one.definition == other.definition
  }

  /// Whether two votes, counts or sets of ballots say the same.
  fileprivate func saysSame(as other: Record.Body) -> Bool {
    switch (self, other) {
    case (.vote(let one), .vote(let other)):
      one.choice == other.choice && one.reason == other.reason && one.anchor == other.anchor
    case (.count(let one), .count(let other)): one.people == other.people && one.stickers == other.stickers
    case (.ballots(let one), .ballots(let other)): one.ballots == other.ballots
    default: false
    }
  }
}
