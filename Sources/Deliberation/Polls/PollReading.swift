/// The records of one poll held against its rules: which count, which hold, and which are passed over.
struct PollReading {
  let state: PollState

  /// - Parameters:
  ///   - records: all records of the poll, in causal order.
  ///   - looksBack: whether it is said too what the poll came to before it was closed anew.
  init(of records: [Filed], file: PollFile, looksBack: Bool = true) {
    let openings = Self.openings(among: records)
    let closings = Self.closings(among: records)
    let screen = PollScreen(records: records, file: file, openings: openings)
    let lists = ClosingLists(closings, among: records)
    var right: [Filed] = []
    var passedOver: [PollState.PassedOver] = []
    for filed in records where ![.opening, .closing, .tie].contains(filed.record.kind) {
      if let reason = screen.reasonToPassOver(filed) {
        passedOver.append(PollState.PassedOver(filed: filed, reason: reason))
      } else {
        right.append(filed)
      }
    }
    let counts = Self.standings(of: right, by: \.meeting, lists, namesUnlisted: true)
    let votes = Self.standings(of: right, by: \.voter, lists, namesUnlisted: false)
    // Who enters once more what counts takes a correction back.
    var takenBack: Set<RecordID> = []
    for filed in right {
      let standing = filed.record.meeting.flatMap { counts[$0] } ?? filed.record.voter.flatMap { votes[$0] }
      if let reason = lists.reasonToPassOver(filed, beside: standing) {
        passedOver.append(PollState.PassedOver(filed: filed, reason: reason))
      } else if lists.certain != nil, !lists.isListed(filed), filed.record.meeting != nil {
        takenBack.formUnion(filed.record.body.replaces)
      }
    }
    passedOver.removeAll { $0.reason == .late && takenBack.contains($0.filed.record.id) }
    let late = Self.late(among: &passedOver)
    let lateReplaced = late.mapValues { ClosingLists.replaced(by: Set($0.replaced), among: right) }
    let known = Dictionary(records.map { ($0.record.id, $0.isCollected) }, uniquingKeysWith: { $0 || $1 })
    var state = PollState(
      poll: file.poll, blob: file.blob, put: file.put, replacedBy: file.replacedBy,
      isTakenAway: file.isTakenAway, openings: openings,
      closings: closings,
      countStandings: counts,
      voteStandings: votes, lateCounts: late, lateReplaced: lateReplaced, certain: lists.certain,
      sheets: file.sheets,
      passedOver: passedOver.sorted { $0.filed.order.comesBefore($1.filed.order) },
      missing: (lists.certain ?? []).filter { known[$0] != true })
    state.ties = Self.ties(among: records, of: file.poll)
    state.meetingsLeftOut = file.meetingsLeftOut
    if looksBack {
      state.steps = ClosingStep.all(among: records)
      state.unfollowed = UnfollowedClosing.all(among: records)
      state.past = Self.past(state.steps, among: records, file: file)
      if closings.replaced.count > 1 || !state.past.isEmpty { state.noteTold(among: records, file: file) }
    }
    self.state = state
  }

  /// The counts and ballots of each meeting that came after the closing and keep the rules: the committee can take them in with
  /// another closing. One whose place a later one took is nothing to speak of any more.
  private static func late(among passedOver: inout [PollState.PassedOver]) -> [Slug: Standing] {
    let late = passedOver.filter { $0.reason == .late && $0.filed.record.meeting != nil }.map(\.filed)
    guard !late.isEmpty else { return [:] }
    let standings = Dictionary(grouping: late) { $0.record.meeting }.reduce(into: [Slug: Standing]()) {
      guard let meeting = $1.key else { return }
      $0[meeting] = Standing($1.value, rule: .last) { $0.saysSame(as: $1) }
    }
    let standing = Set(standings.values.flatMap(\.replaced))
    let gone = Set(late.map(\.record.id)).subtracting(standing)
    passedOver.removeAll { gone.contains($0.filed.record.id) }
    return standings
  }

  /// Openings on the same terms say the same.
  private static func openings(among records: [Filed]) -> Standing {
    Standing(records.filter { $0.record.kind == .opening }, rule: .first) { one, other in
      guard case .opening(let one) = one, case .opening(let other) = other else { return false }
      return one.definition == other.definition && one.electorate == other.electorate
    }
  }

  /// Of items that the poll has; ties to the same words say the same.
  private static func ties(among records: [Filed], of poll: Poll) -> [BoardItem: Standing] {
    guard case .sticker(let form) = poll.form else { return [:] }
    let known = Set(
      form.boards.flatMap { board in board.items.map { BoardItem(board: board.id, item: $0.id) } })
    let groups = Dictionary(grouping: records.filter { $0.record.body.tied.map(known.contains) ?? false }) {
      $0.record.body.tied
    }
    return groups.reduce(into: [:]) { ties, group in
      guard let item = group.key else { return }
      ties[item] = Standing(group.value, rule: .last) { one, other in
        guard case .tie(let one) = one, case .tie(let other) = other else { return false }
        return one.anchor == other.anchor && one.reason == other.reason
      }
    }
  }

  /// Closings that list the same say the same.
  private static func closings(among records: [Filed]) -> Standing {
    Standing(records.filter { $0.record.kind == .closing }, rule: .first) { one, other in
      guard case .closing(let one) = one, case .closing(let other) = other else { return false }
      return one.counts == other.counts
    }
  }

  /// What stands of each key. Only records of the same key can replace each other: nobody takes away another partner's
  /// vote.
  ///
  /// - Parameter namesUnlisted: whether what no closing knew is held against what one lists. Of counts, which only
  ///   stewards and the committee enter, it is; a partner could stop an edition for ever by voting after the closing.
  private static func standings(
    of filed: [Filed], by key: (Record) -> Slug?, _ lists: ClosingLists, namesUnlisted: Bool
  ) -> [Slug: Standing] {
    let groups = Dictionary(grouping: filed) { key($0.record) }
    var standings: [Slug: Standing] = [:]
    for case (let key?, let members) in groups {
      let choice = lists.choice(among: members, namesUnlisted: namesUnlisted)
      guard !choice.isEmpty else { continue }
      standings[key] = Standing(choice, rule: .last, preferring: lists.isListed) { $0.saysSame(as: $1) }
    }
    return standings
  }
}

extension Record {
  /// The opening under which something was cast or counted.
  var opening: RecordID? {
    switch body {
    case .vote(let vote): vote.opening
    case .count(let count): count.opening
    case .ballots(let ballots): ballots.opening
    default: nil
    }
  }

  /// The meeting that a count or ballots are of.
  package var meeting: Slug? { body.meeting }

  /// The partner that a vote is of.
  var voter: Slug? { kind == .vote ? header.partner : nil }
}

extension Record.Body {
  /// The meeting that a count or ballots are of.
  package var meeting: Slug? {
    switch self {
    case .count(let count): count.meeting
    case .ballots(let ballots): ballots.meeting
    default: nil
    }
  }

  /// The item that a tie is of.
  fileprivate var tied: BoardItem? { if case .tie(let tie) = self { tie.item } else { nil } }

  /// Whether two openings froze the same question.
  func hasQuestion(of other: Record.Body?) -> Bool {
    guard case .opening(let one) = self, case .opening(let other)? = other else { return false }
    return one.definition == other.definition
  }

  /// Whether two votes, counts or sets of ballots say the same.
  func saysSame(as other: Record.Body) -> Bool {
    switch (self, other) {
    case (.vote(let one), .vote(let other)):
      one.choice == other.choice && one.reason == other.reason && one.anchor == other.anchor
    case (.count(let one), .count(let other)):
      one.people == other.people && one.present == other.present && one.stickers == other.stickers
    case (.ballots(let one), .ballots(let other)):
      one.sheet == other.sheet && one.present == other.present && one.blank == other.blank
    default: false
    }
  }
}
