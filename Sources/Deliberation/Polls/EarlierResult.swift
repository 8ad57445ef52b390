/// What a closed poll came to by a closing that another one took the place of, and why it did.
package struct EarlierResult: Sendable {
  /// The poll as the earlier closing had it.
  package let state: PollState
  /// The poll as the closing had it that took its place: what holds, or what came between.
  package let later: PollState
  /// The closing that took its place.
  package let closing: Filed
  /// The earlier closing, and any other of the same list, all of which `closing` took the place of.
  package let replaces: [RecordID]
  /// Nil where the closing says none: then it was made past the program, which asks for one.
  package let reason: String?
  /// Whether the figures of both results can stand beside each other, and beside all others that are shown of the poll.
  package let showsFigures: Bool
}

extension EarlierResult {
  /// The meetings that are counted otherwise since, or that were not counted then.
  package var meetings: Set<Slug> { Self.others(state.counts, later.counts) }

  /// The partners whose vote is another one since, or did not count then.
  package var partners: Set<Slug> { Self.others(state.votes, later.votes) }

  fileprivate static func others(_ then: [Slug: Filed], _ now: [Slug: Filed]) -> Set<Slug> {
    Set(then.keys).union(now.keys).filter { then[$0]?.record.id != now[$0]?.record.id }
  }
}

extension PollState {
  /// What the poll came to by closings that others took the place of, in the order of these. Nothing while closings that were made
  /// apart are not settled: then there is no result that could have become another one.
  package var earlier: [EarlierResult] { closings.others.isEmpty ? results.told : [] }

  /// What each closing that others took the place of came to, and the results whose figures can stand beside each other: what holds
  /// first, which while closings are not settled is what all of them list.
  var results: (told: [EarlierResult], shown: [PollState]) {
    let told = steps.filter(\.isTold)
    var shown = [self]
    var found: [EarlierResult] = []
    // From the last to the first: what holds is shown, so what came before gives way to it.
    for step in told.reversed() {
      guard let first = step.replaces.first, let before = past[first.record.id] else { continue }
      let now = past[step.closing.record.id] ?? self
      let isShown = shown.contains { $0.certain == now.certain }
      let fits = isShown && shown.allSatisfy { Self.showsBoth(before, $0) }
      if fits { shown.append(before) }
      found.append(
        EarlierResult(
          state: before, later: now, closing: step.closing, replaces: step.replaces.map(\.record.id),
          reason: step.reason, showsFigures: fits))
    }
    return (found.reversed(), shown)
  }

  /// The closing of a result and those that took its place since, at once or by way of others.
  package func closings(since closing: RecordID) -> Set<RecordID> {
    var found: Set<RecordID> = [closing]
    var isGrowing = true
    while isGrowing {
      let next = steps.filter { !found.isDisjoint(with: $0.replaces.map(\.record.id)) }
      isGrowing = next.reduce(false) { found.insert($1.closing.record.id).inserted || $0 }
    }
    return found
  }

  /// Whether a closing since another one made the result another one.
  package func isChanged(since closing: RecordID) -> Bool {
    let since = closings(since: closing)
    return steps.contains { $0.isChange && !since.isDisjoint(with: $0.replaces.map(\.record.id)) }
  }

  /// The first closing since another one that made the result another one and does not say why; nil where each of them says it.
  package func unexplained(since closing: RecordID) -> RecordID? {
    let since = closings(since: closing)
    return steps.first { step in
      step.isChange && step.reason == nil && !since.isDisjoint(with: step.replaces.map(\.record.id))
    }?.closing.record.id
  }

  /// Whether the figures of two results of a poll can stand beside each other. Votes are open, so those of a motion can.
  private static func showsBoth(_ before: PollState, _ now: PollState) -> Bool {
    guard case .sticker(let form) = now.poll.form else { return true }
    return showsBoth(
      StickerTally(form: form, state: before), StickerTally(form: form, state: now),
      changed: EarlierResult.others(before.counts, now.counts), form: form)
  }

  /// Whether the figures of an earlier result can stand beside those of a later one.
  ///
  /// Each is safe by itself; both together are where they hide the same, and show each meeting that became another one. Else
  /// taking the one from the other could give away a meeting that both hide. And where they differ, at least as many people have to
  /// stand behind the difference as behind any figure that is shown: one ballot that was forgotten would be somebody's. That holds of
  /// each meeting by itself: what others brought in is shown beside it, and can be taken off.
  package static func showsBoth(
    _ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm
  ) -> Bool {
    func hidden(_ tally: StickerTally) -> Set<Slug> { Set(tally.meetings.filter(\.isHidden).map(\.id)) }
    func regions(_ tally: StickerTally) -> Set<String> { Set(tally.regions.filter(\.isHidden).map(\.name)) }
    return before.people != nil && now.people != nil && hidden(before) == hidden(now)
      && regions(before) == regions(now) && hidden(now).isDisjoint(with: changed)
      && isBehindEnough(fewestBehind(before, now, form), form)
      && changed.filter { meeting in [before, now].allSatisfy { $0.meetings.contains { $0.id == meeting } } }
        .allSatisfy { isBehindEnough(fewestBehind(before, now, at: $0, form), form) }
  }

  private static func isBehindEnough(_ people: Int?, _ form: StickerForm) -> Bool {
    people.map { $0 >= form.hideBelow } ?? true
  }

  /// How many people must have placed otherwise, at the least, for one result to have become the other; nil where no figure differs.
  ///
  /// - Parameter meeting: whose figures are compared; nil for those of all together.
  private static func fewestBehind(
    _ before: StickerTally, _ now: StickerTally, at meeting: Slug? = nil, _ form: StickerForm
  ) -> Int? {
    func placed(_ tally: StickerTally) -> Int {
      let people =
        meeting.map { meeting in tally.meetings.first { $0.id == meeting }?.people } ?? tally.people
      return people ?? 0
    }
    func stickers(_ item: StickerTally.ItemTally) -> Int {
      (meeting.map { item.byMeeting[$0] ?? nil } ?? item.stickers) ?? 0
    }
    func people(_ stickers: Int, each most: Int?) -> Int {
      guard let most, most > 0 else { return min(stickers, 1) }
      return (stickers + most - 1) / most
    }
    let limits = form.limits
    let onBoard = [limits.perBoard, limits.total].compactMap(\.self).min()
    let atItem = [limits.perItem, onBoard].compactMap(\.self).min()
    var least = abs(placed(now) - placed(before))
    var (more, fewer) = (0, 0)
    for (old, new) in zip(before.boards, now.boards) {
      let changes = zip(old.items, new.items).map { stickers($1) - stickers($0) }
      let (up, down) = (changes.reduce(0) { $0 + max($1, 0) }, changes.reduce(0) { $0 + max(-$1, 0) })
      more += up
      fewer += down
      least = max(least, people(max(up, down), each: onBoard))
      for change in changes { least = max(least, people(abs(change), each: atItem)) }
    }
    guard least > 0 else { return nil }
    return max(least, people(max(more, fewer), each: limits.total))
  }
}

extension PollReading {
  /// The poll as each of its closings had it that others took the place of: what the records come to without the closings that came
  /// after it or apart from it.
  static func past(
    _ steps: [ClosingStep], among records: [Filed], file: PollFile
  ) -> [RecordID: PollState] {
    let closings = records.filter { $0.record.kind == .closing }
    let known = Dictionary(closings.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(steps.flatMap { $0.replaces.map(\.record.id) }).reduce(into: [:]) { past, closing in
      var mine: Set<RecordID> = []
      var open = [closing]
      while let next = open.popLast() {
        if mine.insert(next).inserted { open += known[next]?.record.body.replaces ?? [] }
      }
      let rest = records.filter { $0.record.kind != .closing || mine.contains($0.record.id) }
      past[closing] = PollReading(of: rest, file: file, looksBack: false).state
    }
  }
}
