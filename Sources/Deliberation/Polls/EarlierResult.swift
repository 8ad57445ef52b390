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
  /// What holds, and what there was besides.
  fileprivate let results: Results

  fileprivate struct Results: Sendable {
    let holds: PollState
    /// The earlier results that are others than what holds, each once.
    let others: [PollState]
  }
}

extension EarlierResult {
  /// The meetings that are counted otherwise since, or that were not counted then.
  package var meetings: Set<Slug> { Self.others(state.counts, later.counts) }

  /// The partners whose vote is another one since, or did not count then.
  package var partners: Set<Slug> { Self.others(state.votes, later.votes) }

  static func others(_ then: [Slug: Filed], _ now: [Slug: Filed]) -> Set<Slug> {
    Set(then.keys).union(now.keys).filter { then[$0]?.record.id != now[$0]?.record.id }
  }

  /// The figures of a sticker poll, or why they are not told. Neither of any other poll: votes are open. It is counted each time.
  ///
  /// Only one earlier result is told: from several, taken off each other, a ballot can follow that no two of them give away. That one
  /// and what holds have to be of the same meetings, and far enough from each other (``FigureSums``).
  package var told: (figures: CorrectedFigures?, hides: CorrectedFigures.Reason?) {
    guard case .sticker(let form) = state.poll.form else { return (nil, nil) }
    func tally(_ state: PollState) -> StickerTally { StickerTally(form: form, state: state) }
    let isBound = form.hideBelow > 1
    if isBound, results.others.count > 1 { return (nil, .severalResults) }
    let holds = tally(results.holds)
    var hidesParts: CorrectedFigures.Reason? = nil
    if isBound, let other = results.others.first {
      let changed = Self.others(other.counts, results.holds.counts)
      let found = CorrectedFigures.hidden(tally(other), holds, changed: changed, form: form)
      if let reason = found.all { return (nil, reason) }
      hidesParts = found.each
    } else if holds.people == nil {
      return (nil, .fewPeople)
    }
    return (
      CorrectedFigures(
        tally(state), tally(later), changed: meetings, form: form, hidesParts: hidesParts), nil
    )
  }

  package var figures: CorrectedFigures? { told.figures }
}

extension CorrectedFigures {
  /// Why the figures of an earlier result cannot stand beside those that hold, of all meetings together or of each; nil where they can.
  package static func hidden(
    _ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm
  ) -> (all: Reason?, each: Reason?) {
    func hidden(_ tally: StickerTally) -> Set<Slug> { Set(tally.halls.filter(\.isHidden).map(\.id)) }
    func regions(_ tally: StickerTally) -> Set<String> {
      Set(tally.regions.filter(\.isHidden).map(\.name) + (tally.outside?.isHidden == true ? [""] : []))
    }
    guard Set(before.halls.map(\.id)) == Set(now.halls.map(\.id)) else {
      return (.otherMeetings, .otherMeetings)
    }
    // Else taking the one from the other could give away a meeting that both hide.
    guard before.people != nil, now.people != nil, hidden(before) == hidden(now),
      regions(before) == regions(now), hidden(now).isDisjoint(with: changed)
    else { return (.fewPeople, .fewPeople) }
    let sums = FigureSums(before, now, form)
    let all = Reason(sums.distance(.all))
    return (all, all ?? Reason(sums.distance(.each)))
  }
}

extension CorrectedFigures.Reason {
  fileprivate init?(_ distance: FigureSums.Distance) {
    switch distance {
    case .far: return nil
    case .near: self = .fewPeople
    case .unknown: self = .manyMeetings
    }
  }
}

extension PollState {
  /// What the poll came to by closings that others took the place of, in the order of these. Nothing while closings that were made
  /// apart are not settled: then there is no result that could have become another one.
  package var earlier: [EarlierResult] {
    guard closings.others.isEmpty else { return [] }
    let results = EarlierResult.Results(holds: self, others: otherResults)
    return steps.filter(\.isTold).compactMap { step in
      guard let first = step.replaces.first, let before = past[first.record.id] else { return nil }
      return EarlierResult(
        state: before, later: past[step.closing.record.id] ?? self, closing: step.closing,
        replaces: step.replaces.map(\.record.id), reason: step.reason, results: results)
    }
  }

  /// What closings that others took the place of came to, where it is another result than what holds: each once.
  var otherResults: [PollState] {
    var others: [PollState] = []
    for before in steps.filter(\.isTold).compactMap(\.replaces.first).compactMap({ past[$0.record.id] })
    where before.certain != certain && !others.contains(where: { $0.certain == before.certain }) {
      others.append(before)
    }
    return others
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
