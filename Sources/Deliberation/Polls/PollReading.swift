/// The records of one poll held against its rules: which count, which hold, and which are passed over.
struct PollReading {
  let state: PollState

  /// - Parameter records: all records of the poll, in causal order.
  init(of records: [Filed], file: PollFile) {
    let openings = Self.openings(among: records)
    let closings = Self.closings(among: records)
    let screen = Screen(records: records, file: file, openings: openings)
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
    state.agreed = Self.agreed(state, among: records, file: file)
    state.earlier = Self.earlier(state, among: records, file: file)
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

/// What the closings that stand say of the records of a poll.
private struct ClosingLists {
  /// What all of them list: while two exclude each other, only that is certain. Nil while the poll is not closed.
  let certain: Set<RecordID>?
  /// What any of them lists.
  private let listed: Set<RecordID>
  /// What one of them chose against, and none lists.
  private let setAside: Set<RecordID>
  /// What a listed record took the place of, at once or by way of others: a correction before the closing, and not late.
  private let replaced: Set<RecordID>

  init(_ closings: Standing, among records: [Filed]) {
    let standing = Set(closings.replaced)
    let bodies = records.compactMap { filed -> Closing? in
      guard standing.contains(filed.record.id), case .closing(let closing) = filed.record.body else {
        return nil
      }
      return closing
    }
    certain = bodies.first.map { first in
      bodies.dropFirst().reduce(first.counts) { $0.intersection($1.counts) }
    }
    listed = Set(bodies.flatMap(\.counts))
    setAside = Set(bodies.flatMap(\.setAside)).subtracting(listed)
    replaced = Self.replaced(by: listed, among: records)
  }

  /// Only records of one key replace each other: nobody has another partner's vote pass for corrected.
  static func replaced(by listed: Set<RecordID>, among records: [Filed]) -> Set<RecordID> {
    let known = Dictionary(records.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    var replaced: Set<RecordID> = []
    var open = Array(listed)
    while let id = open.popLast() {
      guard let record = known[id] else { continue }
      for earlier in record.body.replaces.compactMap({ known[$0] })
      where earlier.meeting == record.meeting && earlier.voter == record.voter
        && replaced.insert(earlier.id).inserted
      {
        open.append(earlier.id)
      }
    }
    return replaced.subtracting(listed)
  }

  func isListed(_ filed: Filed) -> Bool { listed.contains(filed.record.id) }

  /// Of the records of one key those between which a choice is made: all while the poll is open; then what is listed,
  /// and what was made apart from that and nobody has chosen against.
  func choice(among members: [Filed], namesUnlisted: Bool) -> [Filed] {
    guard certain != nil else { return members }
    let listed = members.filter(isListed)
    guard namesUnlisted, !listed.isEmpty, listed.count < members.count else { return listed }
    // What takes the place of something listed is a correction that came too late, and so is what it led to.
    var late = Set(listed.map(\.record.id))
    var left = members.filter { !isListed($0) && !setAside.contains($0.record.id) }
    while let index = left.firstIndex(where: { !late.isDisjoint(with: $0.record.body.replaces) }) {
      late.insert(left.remove(at: index).record.id)
    }
    // Such a correction settles what it names besides: that stands no more.
    let gone = Set(
      members.filter { late.contains($0.record.id) && !isListed($0) }.flatMap(\.record.body.replaces))
    return listed + left.filter { !gone.contains($0.record.id) }
  }

  /// Whether a record was made apart from one that a closing lists and says the same: nothing of it came too late.
  private func agrees(_ filed: Filed, with held: Filed?) -> Bool {
    guard let held, isListed(held) else { return false }
    return filed.record.body.saysSame(as: held.record.body)
      && listed.isDisjoint(with: filed.record.body.replaces)
  }

  /// Why a record that keeps the poll's rules has no part in the result; nil where it has one, or a later one took
  /// its place.
  ///
  /// - Parameter standing: what stands of its key.
  func reasonToPassOver(_ filed: Filed, beside standing: Standing?) -> PollState.PassedOver.Reason? {
    let id = filed.record.id
    let isExcluded = standing?.others.contains { $0 === filed } == true
    let holds = standing?.holds?.record.id
    guard let certain, !certain.contains(id) else {
      return isExcluded ? holds.map { .excluded(by: $0) } : nil
    }
    guard !listed.contains(id) else { return .unsettled }
    guard !replaced.contains(id) else { return nil }
    guard isExcluded || setAside.contains(id), let holds else {
      return agrees(filed, with: standing?.holds) ? nil : .late
    }
    return certain.contains(holds) ? .excluded(by: holds) : .unsettled
  }
}

/// What a record has to pass to count.
private struct Screen {
  let file: PollFile
  let electorate: [Slug: Int]
  /// The openings of the question that holds, and those of others.
  let openings: Set<RecordID>
  let otherOpenings: Set<RecordID>
  /// Who could vote, by opening.
  private let electorates: [RecordID: Set<Slug>]

  init(records: [Filed], file: PollFile, openings: Standing) {
    self.file = file
    if case .opening(let opening)? = openings.holds?.record.body {
      electorate = opening.electorate
    } else {
      electorate = [:]
    }
    let all = records.filter { $0.record.kind == .opening }
    let same = all.filter { $0.record.body.hasQuestion(of: openings.holds?.record.body) }
    self.openings = Set(same.map(\.record.id))
    otherOpenings = Set(all.map(\.record.id)).subtracting(self.openings)
    electorates = Dictionary(
      all.map { filed in
        guard case .opening(let opening) = filed.record.body else { return (filed.record.id, []) }
        return (filed.record.id, Set(opening.electorate.keys))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Which rule a record breaks; nil where it may count.
  func reasonToPassOver(_ filed: Filed) -> PollState.PassedOver.Reason? {
    guard let opening = filed.record.opening, !otherOpenings.contains(opening) else {
      return filed.record.opening == nil ? .early : .otherTerms
    }
    guard openings.contains(opening) else { return .early }
    // Whoever could vote by the opening that they had before them broke no rule.
    let partner = filed.record.header.partner
    if electorate[partner] == nil, electorates[opening]?.contains(partner) == true { return .otherElectorate }
    do throws(Refusal) {
      try file.poll.check(filed.record, electorate: electorate, sheets: file.sheets)
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
  fileprivate var meeting: Slug? { body.meeting }

  /// The partner that a vote is of.
  fileprivate var voter: Slug? { kind == .vote ? header.partner : nil }
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
  fileprivate func hasQuestion(of other: Record.Body?) -> Bool {
    guard case .opening(let one) = self, case .opening(let other)? = other else { return false }
    return one.definition == other.definition
  }

  /// Whether two votes, counts or sets of ballots say the same.
  fileprivate func saysSame(as other: Record.Body) -> Bool {
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
