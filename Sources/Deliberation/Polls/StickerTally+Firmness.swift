/// How much a result is worth: how firm its order is, and whether the meetings agree.
extension StickerTally {
  /// Draws again who was there, ballot by ballot where these are known, else meeting by meeting. Organisations that placed stickers by
  /// themselves are no sample of anybody: each re-draw has theirs once.
  static func redraws(
    of board: Board, sources: [Source], hidden: SmallCells, _ form: StickerForm
  ) -> Redraws? {
    // Of the answers to a question none comes first.
    guard !form.isEvaluation else { return nil }
    // A meeting at which nobody placed a sticker is none to draw.
    let sources = sources.filter { !$0.isEmpty }
    let counted = sources.filter { !$0.isPartners }
    let totals = sources.map { source in board.items.map { source.stickers[board.id]?[$0.id] ?? 0 } }
    guard !hidden.hidesTotal, totals.contains(where: { $0.contains { $0 > 0 } }) else { return nil }
    let fixed = zip(sources, totals).first { $0.0.isPartners }?.1 ?? board.items.map { _ in 0 }
    if let groups = groups(of: board, in: counted.map(\.combinations), form) {
      guard counted.reduce(0, { $0 + $1.people }) >= Redraws.fewestBallots else { return nil }
      return Redraws(of: .ballots, fixed: fixed, groups)
    }
    // What is hidden is drawn as one: a re-draw is made of figures that are shown.
    var drawn = zip(sources, totals).filter { !$0.0.isPartners && !hidden.meetings.contains($0.0.id) }.map(
      \.1)
    let small = zip(sources, totals).filter { hidden.meetings.contains($0.0.id) }.map(\.1)
    if let first = small.first {
      drawn.append(small.dropFirst().reduce(first) { zip($0, $1).map { $0 + $1 } })
    }
    guard drawn.count >= Redraws.fewestMeetings else { return nil }
    return Redraws(
      of: .meetings, fixed: fixed,
      drawn.map { totals in
        Redraws.Group(times: 1, stickers: totals.enumerated().map { (item: $0.offset, number: $0.element) })
      })
  }

  /// People who placed the same stickers on a board; nil where that is not known of every meeting.
  private static func groups(
    of board: Board, in meetings: [[Combination: Int]?], _ form: StickerForm
  ) -> [Redraws.Group]? {
    let known = meetings.compactMap(\.self)
    guard !known.isEmpty, known.count == meetings.count else { return nil }
    let before = form.boards.prefix { $0.id != board.id }.reduce(0) { $0 + $1.items.count }
    let places = before..<before + board.items.count
    var people: [Combination: Int] = [:]
    for (combination, number) in known.joined() where combination.isOn(places) {
      people[combination, default: 0] += number
    }
    return people.sorted { $0.key < $1.key }.map { combination, number in
      var stickers: [(item: Int, number: Int)] = []
      combination.forEachItem { stickers.append((item: $0 - before, number: 1)) }
      return Redraws.Group(times: number, stickers: stickers)
    }
  }

  /// Holds the meetings that are shown against each other.
  static func difference(
    on board: Board, of meetings: [Source], hidden: SmallCells, _ form: StickerForm
  ) -> MeetingDifference? {
    guard !form.isEvaluation else { return nil }
    let shown = meetings.filter { !hidden.meetings.contains($0.id) }
    // Without a bound nobody knows how many stickers are one person's.
    guard let most = [form.limits.perBoard, form.limits.total].compactMap(\.self).min() else { return nil }
    return MeetingDifference(
      MeetingDifference.Table(
        meetings: shown.map(\.id), items: board.items.map(\.id),
        stickers: shown.map { meeting in board.items.map { meeting.stickers[board.id]?[$0.id] ?? 0 } },
        mostByOne: most))
  }
}
