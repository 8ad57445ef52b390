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
  /// Whether its figures, and those that took their place, can be had by everybody: an edition has them, or they are what holds, or the
  /// poll hides nothing.
  package let isPublic: Bool
  /// The editions that have those of them that hold no longer, for each result the first.
  package let editions: [Int]
}

extension EarlierResult {
  /// The meetings that are counted otherwise since, or that were not counted then.
  package var meetings: Set<Slug> { Self.others(state.counts, later.counts) }

  /// The partners whose vote is another one since, or did not count then.
  package var partners: Set<Slug> { Self.others(state.votes, later.votes) }

  private static func others(_ then: [Slug: Filed], _ now: [Slug: Filed]) -> Set<Slug> {
    Set(then.keys).union(now.keys).filter { then[$0]?.record.id != now[$0]?.record.id }
  }

  /// The figures of a sticker poll, or why they are not told. Neither of any other poll: votes are open. It is counted each time.
  ///
  /// One forgotten ballot is the difference of two results. So what no edition had is not told: nobody has it yet. What an edition has is
  /// public for good, and to say it again gives nothing away.
  package var told: (figures: CorrectedFigures?, hides: CorrectedFigures.Reason?) {
    guard case .sticker(let form) = state.poll.form else { return (nil, nil) }
    guard isPublic else { return (nil, .notPublished) }
    let (before, now) = (StickerTally(form: form, state: state), StickerTally(form: form, state: later))
    guard before.people != nil, now.people != nil else { return (nil, .fewPeople) }
    let figures = CorrectedFigures(before, now, changed: meetings, form: form)
    // Beside the totals, what a hidden meeting had would be their difference.
    let isHidden = figures.hiddenParts.contains { if case .meeting = $0 { true } else { false } }
    return isHidden ? (nil, .fewPeople) : (figures, nil)
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
        state: before, later: later, closing: step.closing,
        replaces: step.replaces.map(\.record.id), reason: step.reason,
        isPublic: isPublic(before) && isPublic(later),
        editions: Set([before, later].filter { $0.certain != certain }.compactMap(edition)).sorted())
    }
  }

  /// The first edition that has the figures of a result; nil where none has.
  private func edition(with result: PollState) -> Int? { result.certain.flatMap { published[$0] } }

  /// Whether everybody can have the figures of a result of the poll: an edition has them, or they are what holds, or the poll hides
  /// nothing.
  func isPublic(_ result: PollState) -> Bool {
    guard case .sticker(let form) = poll.form, form.hideBelow > 1 else { return true }
    return result.certain == certain || edition(with: result) != nil
  }

  /// The first edition that has a result which a closing would take the place of, for each that would become another one.
  ///
  /// - Parameter published: the first edition that has a result, by what its closing lists.
  package func editions(replacedBy closing: Closing, among published: [Set<RecordID>: Int]) -> [Int] {
    let lists = closings.standing.compactMap(\.record.body.closing?.counts)
    return Set(lists.filter { $0 != closing.counts }.compactMap { published[$0] }).sorted()
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
