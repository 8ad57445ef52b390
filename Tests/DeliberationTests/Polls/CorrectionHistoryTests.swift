import Deliberation
import TestSupport
import Testing

/// Whatever is told of a poll that was closed anew, once or several times: nobody's ballot follows from all of it together.
@Suite struct CorrectionHistoryTests {
  /// How many placed their one sticker on each of three items.
  private typealias Sheet = [Int]

  private static let items = ["rent", "debt", "care"]
  private static let bound = 3

  /// What each closing counted, by meeting; nil where it did not.
  private struct History {
    var regions: [String?]
    var results: [[Sheet?]]

    var meetings: Range<Int> { regions.indices }

    func sheet(_ result: Int, _ meeting: Int) -> Sheet {
      results[result][meeting] ?? [0, 0, 0]
    }
  }

  // MARK: Histories

  /// Three to five meetings and one to three closings anew: sheets that were lost, swapped, entered twice or under another meeting,
  /// meetings that come in late, with a ballot more or less.
  private func history(_ random: inout SplitMix) -> History? {
    let meetings = 0..<Int.random(in: 3...5, using: &random)
    var history = History(
      regions: meetings.map { _ in ["n", "s", nil].randomElement(using: &random) ?? nil },
      results: [
        meetings.map { _ in Int.random(in: 0..<5, using: &random) == 0 ? nil : sheet(2...9, &random) }
      ])
    let lost = [sheet(-5...5, &random), sheet(-5...5, &random)]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var result = history.results[history.results.count - 1]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let (one, other) = (
          Int.random(in: meetings, using: &random), Int.random(in: meetings, using: &random)
        )
        guard let mine = result[one] else {
          result[one] = sheet(1...6, &random)
          continue
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: result[one] = zip(mine, result[other] ?? sheet(1...6, &random)).map(-)
        case 1: result[one] = zip(mine, result[other] ?? [0, 0, 0]).map(+)
        default:
          let sign = Bool.random(using: &random) ? 1 : -1
          result[one] = zip(mine, lost.randomElement(using: &random) ?? lost[0]).map { $0 + sign * $1 }
        }
        if Bool.random(using: &random) {
          result[one]?[Int.random(in: 0..<3, using: &random)] += Bool.random(using: &random) ? 1 : -1
        }
      }
      guard result != history.results.last else { return nil }
      history.results.append(result)
    }
    let isCounted = history.results.joined().compactMap(\.self).allSatisfy {
      $0.allSatisfy { $0 >= 0 } && $0.contains { $0 > 0 }
    }
    return isCounted && history.results[0].contains { $0 != nil } ? history : nil
  }

  private func sheet(_ range: ClosedRange<Int>, _ random: inout SplitMix) -> Sheet {
    (0..<3).map { _ in Int.random(in: range, using: &random) }
  }

  private func form(_ history: History) -> StickerForm {
    Wall.form(
      perBoard: 1, hideBelow: Self.bound,
      meetings: history.meetings.map { ("m\($0)", region: history.regions[$0]) })
  }

  /// The poll as the records of all its closings have it.
  private func state(_ history: History) throws -> PollState {
    var hall = Hall(.sticker(form(history)))
    var listed: [String?] = history.meetings.map { _ in nil }
    for (number, result) in history.results.enumerated() {
      for (meeting, sheet) in result.enumerated() {
        guard let sheet, number == 0 || sheet != history.results[number - 1][meeting] else { continue }
        let name = "n\(number)\(meeting)"
        hall.count(
          name, at: "m\(meeting)", people: sheet.reduce(0, +),
          ["worries": Dictionary(uniqueKeysWithValues: zip(Self.items, sheet))], seen: 5 + 2 * number,
          replaces: [listed[meeting]].compactMap(\.self))
        listed[meeting] = name
      }
      hall.close(
        "z\(number)", listing: listed.compactMap(\.self), seen: 6 + 2 * number,
        replaces: number == 0 ? [] : ["z\(number - 1)"], because: number == 0 ? nil : "Again.")
    }
    return try hall.state()
  }

  // MARK: What is told, as equations

  /// The sheets of some meetings in a result, or the sheets of one result less those of another.
  private func row(_ history: History, _ terms: [(result: Int, meeting: Int, sign: Int)]) -> [Int] {
    var row = Array(repeating: 0, count: history.results.count * history.meetings.count)
    for term in terms { row[term.result * history.meetings.count + term.meeting] += term.sign }
    return row
  }

  private func sum(_ history: History, _ result: Int, _ meetings: [Int]) -> [Int] {
    row(history, meetings.map { (result, $0, 1) })
  }

  /// What the result that holds tells by itself, which meetings were not counted, and which were not counted otherwise.
  private func ground(_ history: History, _ state: PollState) -> Span {
    let last = history.results.count - 1
    let tally = StickerTally(form: form(history), state: state)
    var span = Span()
    for meeting in tally.halls where !meeting.isHidden {
      span.add(sum(history, last, history.meetings.filter { "m\($0)" == "\(meeting.id)" }))
    }
    for region in tally.regions where !region.isHidden {
      span.add(sum(history, last, history.meetings.filter { history.regions[$0] == region.name }))
    }
    if tally.people != nil { span.add(sum(history, last, Array(history.meetings))) }
    for meeting in history.meetings {
      for result in 0...last {
        if history.results[result][meeting] == nil { span.add(sum(history, result, [meeting])) }
        if result > 0, history.results[result][meeting] == history.results[result - 1][meeting] {
          span.add(row(history, [(result, meeting, 1), (result - 1, meeting, -1)]))
        }
      }
    }
    return span
  }

  /// The same, and what is told of the earlier results.
  private func told(_ history: History, _ state: PollState) -> Span {
    var span = ground(history, state)
    for (before, earlier) in state.earlier.enumerated() {
      guard let figures = earlier.figures else { continue }
      for result in [before, before + 1] { span.add(sum(history, result, Array(history.meetings))) }
      guard figures.hidesParts == nil else { continue }
      var places: [[Int]] = []
      for part in figures.parts {
        switch part.place {
        case .meeting(let id, _): places.append(history.meetings.filter { "m\($0)" == "\(id)" })
        case .region(let name): places.append(history.meetings.filter { history.regions[$0] == name })
        case .noRegion: places.append(history.meetings.filter { history.regions[$0] == nil })
        }
      }
      for place in places {
        for result in [before, before + 1] { span.add(sum(history, result, place)) }
      }
      // A meeting that is not among them has the same figures.
      for meeting in history.meetings where !places.contains([meeting]) {
        span.add(row(history, [(before, meeting, 1), (before + 1, meeting, -1)]))
      }
    }
    return span
  }

  // MARK: What follows

  /// The sums of meetings in one result that differ from a sum of meetings in another by fewer people than the bound, and that
  /// only the earlier figures give away.
  private func leaks(_ history: History, _ state: PollState) -> [String] {
    let (ground, told) = (ground(history, state), told(history, state))
    guard told.rank > ground.rank else { return [] }
    let sets = (0..<(1 << history.meetings.count)).map { bits in
      history.meetings.filter { bits & (1 << $0) != 0 }
    }
    let sums = history.results.indices.map { result in
      sets.map { set in set.map { history.sheet(result, $0) }.reduce([0, 0, 0]) { zip($0, $1).map(+) } }
    }
    var found: [String] = []
    for one in sums.indices {
      for other in sums.indices where other != one {
        for (mine, set) in sets.enumerated() {
          for (yours, otherSet) in sets.enumerated() where isFew(sums[one][mine], sums[other][yours]) {
            let target = row(
              history, set.map { (one, $0, 1) } + otherSet.map { (other, $0, -1) })
            if told.contains(target), !ground.contains(target) {
              found.append("result \(one) at \(set) less result \(other) at \(otherSet)")
            }
          }
        }
      }
    }
    return found
  }

  /// Whether somebody, and fewer than the bound, came, went or placed otherwise.
  private func isFew(_ one: Sheet, _ other: Sheet) -> Bool {
    var (more, fewer) = (0, 0)
    for index in 0..<3 {
      more += max(0, one[index] - other[index])
      fewer += max(0, other[index] - one[index])
    }
    return (1..<Self.bound).contains(max(more, fewer))
  }

  @Test func `no ballot follows from what is told of all earlier results together`() throws {
    var (histories, shown, parts) = (0, 0, 0)
    for seed in 0..<1500 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      guard let history = history(&random) else { continue }
      let state = try state(history)
      #expect(state.earlier.count == history.results.count - 1, "seed \(seed)")
      histories += 1
      shown += state.earlier.contains { $0.figures != nil } ? 1 : 0
      parts += state.earlier.contains { $0.figures.map { !$0.parts.isEmpty } ?? false } ? 1 : 0
      let leak = leaks(history, state).first
      #expect(leak == nil, "seed \(seed), regions \(history.regions), \(history.results)")
    }
    #expect(histories > 200 && shown > 10 && parts > 5, "\(histories), \(shown) shown, \(parts) by meeting")
  }
}

/// All that follows from some figures by adding and subtracting: row reduction, in the integers modulo a prime.
private struct Span {
  private static let prime = 2_147_483_647
  /// Rows by the column of their first figure, which is 1.
  private var rows: [Int: [Int]] = [:]

  var rank: Int { rows.count }

  func contains(_ row: [Int]) -> Bool { reduced(row).allSatisfy { $0 == 0 } }

  mutating func add(_ row: [Int]) {
    let rest = reduced(row)
    guard let first = rest.firstIndex(where: { $0 != 0 }) else { return }
    let factor = Self.inverse(rest[first])
    rows[first] = rest.map { $0 * factor % Self.prime }
  }

  private func reduced(_ row: [Int]) -> [Int] {
    var row = row.map { ($0 % Self.prime + Self.prime) % Self.prime }
    for column in row.indices {
      guard row[column] != 0, let pivot = rows[column] else { continue }
      let factor = row[column]
      for index in row.indices {
        row[index] = (row[index] + (Self.prime - factor) * pivot[index]) % Self.prime
      }
    }
    return row
  }

  private static func inverse(_ number: Int) -> Int {
    var (result, base, power) = (1, number, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }
}
