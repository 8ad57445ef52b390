/// What a closed poll came to before it was closed anew, and why it was.
package struct EarlierResult: Sendable {
  /// The poll as the earlier closing had it.
  package internal(set) var state: PollState
  /// The closing that took its place.
  package let closing: Filed
  /// Nil where the closing says none: then it was made past the program, which asks for one.
  package let reason: String?
  /// The meetings that are counted otherwise since, or that were not counted then.
  package let meetings: Set<Slug>
}

extension PollState {
  /// Each earlier result with what it became: the next one, or what holds.
  package var corrections: [(earlier: EarlierResult, later: PollState)] {
    zip(earlier, earlier.dropFirst().map(\.state) + [self]).map { (earlier: $0, later: $1) }
  }

  /// Whether the figures of an earlier result can stand beside those of a later one.
  ///
  /// Each is safe by itself; both together are where they hide the same, and show each meeting that became another one. Else
  /// taking the one from the other could give away a meeting that both hide. And where they differ, at least as many people have to
  /// stand behind the difference as behind any figure that is shown: one ballot that was forgotten would be somebody's.
  package static func showsBoth(
    _ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm
  ) -> Bool {
    func hidden(_ tally: StickerTally) -> Set<Slug> { Set(tally.meetings.filter(\.isHidden).map(\.id)) }
    func regions(_ tally: StickerTally) -> Set<String> { Set(tally.regions.filter(\.isHidden).map(\.name)) }
    return before.people != nil && now.people != nil && hidden(before) == hidden(now)
      && regions(before) == regions(now) && hidden(now).isDisjoint(with: changed)
      && (fewestBehind(before, now, form).map { $0 >= form.hideBelow } ?? true)
  }

  /// How many people must have placed otherwise, at the least, for one result to have become the other; nil where no figure differs.
  private static func fewestBehind(
    _ before: StickerTally, _ now: StickerTally, _ form: StickerForm
  ) -> Int? {
    func people(_ stickers: Int, each most: Int?) -> Int {
      guard let most, most > 0 else { return min(stickers, 1) }
      return (stickers + most - 1) / most
    }
    let limits = form.limits
    let onBoard = [limits.perBoard, limits.total].compactMap(\.self).min()
    let atItem = [limits.perItem, onBoard].compactMap(\.self).min()
    var least = abs((now.people ?? 0) - (before.people ?? 0))
    var (more, fewer) = (0, 0)
    for (old, new) in zip(before.boards, now.boards) {
      let changes = zip(old.items, new.items).map { ($1.stickers ?? 0) - ($0.stickers ?? 0) }
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
  /// What every closing lists of a closed poll; of one whose closings were made apart, what the last one before them listed. Nil where
  /// there was none.
  static func agreed(_ state: PollState, among records: [Filed], file: PollFile) -> Set<RecordID>? {
    guard state.closing != nil, !state.closings.others.isEmpty else { return state.certain }
    return before(state, among: records, file: file)?.certain
  }

  /// The poll as the last closing had it before those that stand; nil where there was none on which all agreed.
  private static func before(_ state: PollState, among records: [Filed], file: PollFile) -> PollState? {
    var rest = records
    var before = state
    repeat {
      let later = Set(before.closings.replaced)
      rest.removeAll { later.contains($0.record.id) }
      before = PollReading(of: rest, file: file).state
    } while before.closing != nil && !before.closings.others.isEmpty
    return before.closing == nil ? nil : before
  }

  /// The results of a poll that was closed anew, the oldest first: what it comes to without the later closings.
  ///
  /// Where closings were made apart before that, there was no result to speak of.
  static func earlier(
    _ state: PollState, among records: [Filed], file: PollFile
  ) -> [EarlierResult] {
    guard state.closings.others.isEmpty, let closing = state.closing,
      case .closing(let body) = closing.record.body, !body.replaces.isEmpty,
      var before = before(state, among: records, file: file)
    else { return [] }
    let (then, now) = (before.counts.mapValues(\.record.id), state.counts.mapValues(\.record.id))
    let meetings = Set(then.keys).union(now.keys).filter { then[$0] != now[$0] }
    let oldest = before.earlier
    before.earlier = []
    // One that only settled closings made apart changed nothing: what was told before goes on to be told.
    if body.reason == nil, meetings.isEmpty { return oldest }
    return oldest + [EarlierResult(state: before, closing: closing, reason: body.reason, meetings: meetings)]
  }
}
