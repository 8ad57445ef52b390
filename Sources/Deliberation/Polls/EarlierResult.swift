/// What a closed poll came to by a closing that another one took the place of, and why it did.
package struct EarlierResult: Sendable {
  /// The poll as the earlier closing had it.
  package let state: PollState
  /// The poll as the closing had it that took its place: what holds, or what came between.
  package let later: PollState
  /// The poll as it holds. The figures of a sticker poll stand beside these, whatever came between: that no edition may have.
  package let now: PollState
  /// The closing that took its place.
  package let closing: Filed
  /// All closings between it and what holds, each of which people are told of: `closing` among them. In causal order.
  package let since: [Filed]
  /// The earlier closing, and any other of the same list, all of which `closing` took the place of.
  package let replaces: [RecordID]
  /// Other closings that `closing` took the place of and that had all as it has it: they were made apart from the earlier one.
  package let besides: [RecordID]
  /// Nil where the closing says none: then it was made past the program, which asks for one.
  package let reason: String?
  /// The first edition that has it; nil where none has, or where it holds again.
  package let edition: Int?
}

extension EarlierResult {
  /// The meetings that are counted otherwise since, or that were not counted then.
  package var meetings: Set<Slug> { Self.others(state.counts, later.counts) }

  /// The partners whose vote is another one since, or did not count then.
  package var partners: Set<Slug> { Self.others(state.votes, later.votes) }

  fileprivate static func others(_ then: [Slug: Filed], _ now: [Slug: Filed]) -> Set<Slug> {
    Set(then.keys).union(now.keys).filter { then[$0]?.record.id != now[$0]?.record.id }
  }

  /// The figures of a sticker poll, or why they are not told. Neither of any other poll: votes are open. It is counted each time.
  package var told: (figures: CorrectedFigures?, hides: CorrectedFigures.Reason?) {
    now.figures(beside: state)
  }
}

extension PollState {
  /// What the poll came to by closings that others took the place of, in the order of these. Nothing while closings that were made
  /// apart are not settled: then there is no result that could have become another one.
  package var earlier: [EarlierResult] {
    guard closings.others.isEmpty else { return [] }
    return steps.filter(\.isTold).compactMap { step in
      guard let first = step.replaces.first, let before = past[first.record.id] else { return nil }
      let later = past[step.closing.record.id] ?? self
      return EarlierResult(
        state: before, later: later, now: self, closing: step.closing, since: told(since: first.record.id),
        replaces: step.replaces.map(\.record.id), besides: besides(step), reason: step.reason,
        edition: edition(with: before))
    }
  }

  private func besides(_ step: ClosingStep) -> [RecordID] {
    steps.filter { $0.closing.record.id == step.closing.record.id && !$0.isChange }
      .flatMap { $0.replaces.map(\.record.id) }.filter { id in !step.replaces.contains { $0.record.id == id }
      }
  }

  /// The closings since another one that people are told of, in causal order.
  private func told(since closing: RecordID) -> [Filed] {
    let since = closings(since: closing)
    var named: Set<RecordID> = [closing]
    return steps.filter { $0.isTold && since.contains($0.closing.record.id) }.map(\.closing)
      .filter { named.insert($0.record.id).inserted }
  }

  /// The first edition that has a result; nil where none has, or where it is what holds.
  private func edition(with result: PollState) -> Int? {
    result.certain == certain ? nil : result.certain.flatMap { published.editions[$0] }
  }

  /// The figures of an earlier result of a sticker poll beside those of now, or why they are not told.
  ///
  /// One forgotten ballot is the difference of two results. So what no edition had is not told: nobody has it yet. What an edition has is
  /// public for good, and to say it again gives nothing away. What organisations placed by themselves is open, with their names: where
  /// they alone placed otherwise, nobody's ballot is in the difference.
  ///
  /// Both results have to show each meeting that changed. Then all that is told follows from what is shown now and the figures that the
  /// edition shows of these meetings; else the totals would tell what a hidden meeting had.
  func figures(beside before: PollState) -> (figures: CorrectedFigures?, hides: CorrectedFigures.Reason?) {
    guard case .sticker(let form) = poll.form else { return (nil, nil) }
    let changed = EarlierResult.others(before.counts, counts)
    guard changed.isEmpty || edition(with: before) != nil || form.hideBelow <= 1 else {
      return (nil, published.unsettled.isEmpty ? .notPublished : .editionsUnsettled)
    }
    let (then, now) = (StickerTally(form: form, state: before), StickerTally(form: form, state: self))
    guard then.people != nil, now.people != nil else { return (nil, .fewPeople) }
    let figures = CorrectedFigures(then, now, changed: changed, form: form)
    let isHidden = figures.hiddenParts.contains { if case .meeting = $0 { true } else { false } }
    return isHidden ? (nil, .fewPeople) : (figures, nil)
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
}

extension PollReading {
  /// The poll as each of its closings had it that others took the place of.
  static func past(
    _ steps: [ClosingStep], among records: [Filed], file: PollFile
  ) -> [RecordID: PollState] {
    Set(steps.flatMap { $0.replaces.map(\.record.id) }).reduce(into: [:]) { past, closing in
      past[closing] = state(by: [closing], among: records, file: file)
    }
  }

  /// The poll as some of its closings had it: what the records come to without the closings that came after these or apart from them.
  static func state(by closings: Set<RecordID>, among records: [Filed], file: PollFile) -> PollState {
    let all = records.filter { $0.record.kind == .closing }
    let known = Dictionary(all.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    var mine: Set<RecordID> = []
    var open = Array(closings)
    while let next = open.popLast() {
      if mine.insert(next).inserted { open += known[next]?.record.body.replaces ?? [] }
    }
    let rest = records.filter { $0.record.kind != .closing || mine.contains($0.record.id) }
    return PollReading(of: rest, file: file, looksBack: false).state
  }
}
