/// A result of a sticker poll that everybody could see before another one took its place.
///
/// Each closing had one: closing is publishing. While closings that were made apart are not settled the poll has what all of them list, and that
/// is seen as well.
struct ToldResult: Sendable {
  /// The closings that stood then; several where they were made apart.
  let closings: Set<RecordID>
  /// The poll as they had it. It has no past of its own: `before` says what was told before it.
  var state: PollState
  /// The results that were told before it, by their closings.
  let before: Set<Set<RecordID>>
}

extension PollReading {
  /// What the closings of a poll tell, in causal order, but for the result that holds.
  ///
  /// - Parameters:
  ///   - standing: the closings that no other took the place of.
  ///   - state: the poll as some closings and those before them have it.
  static func told(
    among records: [Filed], standing: Standing, state: (Set<RecordID>) -> PollState
  ) -> [ToldResult] {
    let closings = records.filter { $0.record.kind == .closing }
    let known = Dictionary(closings.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    let holds = standing.others.isEmpty ? Set(standing.standing.map(\.record.id)) : []
    var before: [RecordID: Set<Set<RecordID>>] = [:]
    var told: [ToldResult] = []
    for closing in closings {
      let replaced = Set(closing.record.body.replaces.filter { known[$0] != nil })
      var earlier = replaced.reduce(into: Set<Set<RecordID>>()) {
        $0.formUnion(before[$1] ?? [])
        $0.insert([$1])
      }
      let lists = Set(replaced.map { known[$0]?.record.body.closing?.counts })
      if lists.count > 1 {
        told.append(ToldResult(closings: replaced, state: state(replaced), before: earlier))
        earlier.insert(replaced)
      }
      before[closing.record.id] = earlier
      guard !holds.contains(closing.record.id) else { continue }
      let alone: Set = [closing.record.id]
      told.append(ToldResult(closings: alone, state: state(alone), before: earlier))
    }
    return told
  }
}

extension PollState {
  /// Notes what was told before each of its results, where that has a say in what a result hides.
  mutating func noteTold(among records: [Filed], file: PollFile) {
    guard case .sticker(let form) = poll.form, form.hideBelow > 0 else { return }
    let past = past
    told = PollReading.told(among: records, standing: closings) { closings in
      closings.first.flatMap { closings.count == 1 ? past[$0] : nil }
        ?? PollReading.state(by: closings, among: records, file: file)
    }
    for result in told {
      guard let closing = result.closings.first, result.closings.count == 1 else { continue }
      self.past[closing]?.told = told.filter { result.before.contains($0.closings) }
    }
  }

  /// Notes what tokens that were used twice take out of the results of closings that others took the place of.
  mutating func note(_ doubles: [RecordID: TokenDoubles]) {
    func noted(_ results: [ToldResult]) -> [ToldResult] {
      results.map { result in
        guard result.closings.count == 1, let found = result.closings.first.flatMap({ doubles[$0] }) else {
          return result
        }
        var result = result
        result.state.doubles = found
        return result
      }
    }
    guard !doubles.isEmpty else { return }
    told = noted(told)
    for (closing, earlier) in past {
      var earlier = earlier
      earlier.told = noted(earlier.told)
      if let found = doubles[closing] { earlier.doubles = found }
      past[closing] = earlier
    }
  }

  /// What was told before this result of the meetings of the poll.
  ///
  /// - Parameter cells: the meetings of a result that can be hidden, beside what was told before it.
  func toldCells(
    below bound: Int, _ cells: (PollState, ToldCells) -> [SmallCells.Meeting]
  ) -> ToldCells {
    var own: [Set<RecordID>: ToldCells] = [:]
    var all = ToldCells()
    for result in told {
      let before = result.before.reduce(ToldCells()) { $0.merging(own[$1] ?? ToldCells()) }
      let meetings = cells(result.state, before)
      let hidden = SmallCells.hidden(meetings: meetings, below: bound, beside: before)
      let mine = ToldCells().adding(hidden, of: meetings)
      own[result.closings] = mine
      all = all.merging(mine)
    }
    return all
  }
}
