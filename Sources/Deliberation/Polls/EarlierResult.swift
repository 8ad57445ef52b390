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
  /// Those of a sticker poll, as far as they can; nil where they cannot, and of any other poll.
  package let figures: CorrectedFigures?
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
    var shown = [Counted(self)]
    var found: [(step: ClosingStep, first: Counted, later: Counted, fits: Bool)] = []
    // From the last to the first: what holds is shown, so what came before gives way to it.
    for step in steps.filter(\.isTold).reversed() {
      guard let first = step.replaces.first, let before = past[first.record.id].map(Counted.init) else {
        continue
      }
      let later = past[step.closing.record.id] ?? self
      let beside = shown.first { $0.state.certain == later.certain }
      let fits = beside != nil && shown.allSatisfy { before.fits(beside: $0) }
      if fits { shown.append(before) }
      found.append((step, before, Counted(later, tally: beside?.tally), fits))
    }
    let isAlone = shown.count == 2
    let told = found.reversed().map { step, before, later, fits in
      EarlierResult(
        state: before.state, later: later.state, closing: step.closing,
        replaces: step.replaces.map(\.record.id), reason: step.reason, showsFigures: fits,
        figures: fits ? before.figures(beside: later, isAlone: isAlone) : nil)
    }
    return (told, shown.map(\.state))
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

  /// Whether the figures of an earlier result can stand beside those of a later one.
  ///
  /// Each is safe by itself; both together are where they hide the same, and show each meeting that became another one. Else
  /// taking the one from the other could give away a meeting that both hide. And where they differ, at least as many people have to
  /// stand behind the difference as behind any figure that is shown: one ballot that was forgotten would be somebody's. That holds of
  /// each meeting by itself, and of all those together that were counted both times: what others brought in is shown beside it, and
  /// can be taken off.
  package static func showsBoth(
    _ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm
  ) -> Bool {
    func hidden(_ tally: StickerTally) -> Set<Slug> { Set(tally.meetings.filter(\.isHidden).map(\.id)) }
    func regions(_ tally: StickerTally) -> Set<String> {
      Set(tally.regions.filter(\.isHidden).map(\.name) + (tally.outside?.isHidden == true ? [""] : []))
    }
    guard before.people != nil, now.people != nil, hidden(before) == hidden(now),
      regions(before) == regions(now), hidden(now).isDisjoint(with: changed)
    else { return false }
    func counted(_ tally: StickerTally) -> Set<Slug> { changed.intersection(tally.meetings.map(\.id)) }
    let twice = counted(before).intersection(counted(now))
    let sets = twice.map { [$0] } + [twice, counted(before), changed]
    return FigureDifference(before, now).isBehindEnough(form)
      && sets.allSatisfy { meetings in
        meetings.map { FigureDifference(before, now, at: $0) }
          .reduce(FigureDifference.nothing(in: now), +).isBehindEnough(form)
      }
  }
}

/// A result with what it comes to, counted once.
private struct Counted {
  let state: PollState
  /// Nil where it is no sticker poll, and where nobody asks for it.
  let tally: StickerTally?

  init(_ state: PollState, tally: StickerTally?) { (self.state, self.tally) = (state, tally) }

  init(_ state: PollState) {
    var tally: StickerTally? = nil
    if case .sticker(let form) = state.poll.form { tally = StickerTally(form: form, state: state) }
    self.init(state, tally: tally)
  }

  /// Whether its figures can stand beside those of a later result. Votes are open, so those of a motion can.
  func fits(beside later: Counted) -> Bool {
    guard case .sticker(let form) = state.poll.form, let before = tally, let now = later.tally else {
      return true
    }
    return PollState.showsBoth(before, now, changed: changed(to: later), form: form)
  }

  func figures(beside later: Counted, isAlone: Bool) -> CorrectedFigures? {
    guard case .sticker(let form) = state.poll.form, let before = tally, let now = later.tally else {
      return nil
    }
    return CorrectedFigures(before, now, changed: changed(to: later), form: form, isAlone: isAlone)
  }

  private func changed(to later: Counted) -> Set<Slug> {
    EarlierResult.others(state.counts, later.state.counts)
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
