import Deliberation
import TestSupport
import Testing

/// Whatever became of a poll that was closed anew, once or several times: nothing is told of a result that no edition has.
@Suite struct CorrectionHistoryTests {
  private static let items = ["rent", "debt", "care"]

  /// What each closing lists, by meeting, and how many placed their one sticker on each of three items there.
  private struct History {
    var regions: [String?]
    /// The names of counts; nil of a meeting that was not counted.
    var results: [[String?]]
    var sheets: [String: [Int]]
    /// The results that editions have.
    var published: Set<Int> = []

    func list(_ result: Int) -> [String] { results[result].compactMap(\.self) }

    /// Whether everybody has a result: an edition does, or it is the one that holds.
    func isPublic(_ result: Int) -> Bool {
      let list = Set(list(result))
      return list == Set(self.list(results.count - 1)) || published.contains { Set(self.list($0)) == list }
    }
  }

  // MARK: Histories

  /// Two to five meetings and one to four closings anew: meetings that are counted otherwise or come in late, some as they once were.
  private func history(_ random: inout SplitMix) -> History {
    let meetings = 0..<Int.random(in: 2...5, using: &random)
    var history = History(
      regions: meetings.map { _ in ["n", "s", nil].randomElement(using: &random) ?? nil },
      results: [meetings.map { $0 > 0 && Int.random(in: 0..<4, using: &random) == 0 ? nil : "n0\($0)" }],
      sheets: [:])
    for number in 1...Int.random(in: 1...4, using: &random) {
      var next = history.results[number - 1]
      let changed = Int.random(in: meetings, using: &random)
      for meeting in meetings where meeting == changed || Int.random(in: 0..<4, using: &random) == 0 {
        next[meeting] = "n\(number)\(meeting)"
      }
      if number > 1, Int.random(in: 0..<5, using: &random) == 0 { next = history.results[number - 2] }
      history.results.append(next)
    }
    for name in Set(history.results.joined().compactMap(\.self)).sorted() {
      let most = Int.random(in: 0..<3, using: &random) == 0 ? 1 : 5
      history.sheets[name] = (0..<3).map { _ in Int.random(in: 0...most, using: &random) }
      history.sheets[name]?[0] += 1
    }
    history.published = Set(history.results.indices.filter { _ in Bool.random(using: &random) })
    return history
  }

  /// The same to everybody who has what editions have and what holds: each count that stands in none of these is another one.
  ///
  /// What a result hid stays hidden, so it shows that it was. Where other numbers of people would have hidden something else, as many
  /// people placed otherwise.
  private func other(_ history: History, _ random: inout SplitMix) throws -> History {
    let seen = Set(history.results.indices.filter(history.isPublic).flatMap(history.list))
    var (more, moved) = (history, history)
    for name in history.sheets.keys.sorted() where !seen.contains(name) {
      more.sheets[name]?[Int.random(in: 0..<3, using: &random)] += Int.random(in: 1...9, using: &random)
      moved.sheets[name]?.shuffle(using: &random)
    }
    return try hidden(in: more) == hidden(in: history) ? more : moved
  }

  /// What each result of a poll hides.
  private func hidden(in history: History) throws -> [[String]] {
    let state = try state(history)
    guard case .sticker(let form) = state.poll.form else { return [] }
    return (state.earlier.map(\.state) + [state]).map { state in
      let tally = StickerTally(form: form, state: state)
      return [tally.people == nil ? "all" : ""] + tally.halls.filter(\.isHidden).map { "\($0.id)" }
        + tally.regions.filter(\.isHidden).map(\.name)
        + [tally.outside?.isHidden == true ? "no region" : ""]
    }
  }

  /// The same to everybody who has what holds, and what is told of earlier results: where a count of an edition holds no longer, and no
  /// edition shows its meeting, the same number of people placed otherwise.
  private func otherHidden(_ history: History, _ random: inout SplitMix) throws -> History {
    let last = history.results.count - 1
    var seen = Set(history.list(last))
    for number in history.results.indices {
      let tally = try tally(history, number)
      for (meeting, name) in history.results[number].enumerated() {
        guard let name else { continue }
        let isHidden =
          tally.people == nil || tally.meetings.first { $0.id == slug("m\(meeting)") }?.people == nil
        if !isHidden { seen.insert(name) }
      }
    }
    var other = history
    for name in history.sheets.keys.sorted() where !seen.contains(name) {
      other.sheets[name]?.shuffle(using: &random)
    }
    return other
  }

  /// What a closing came to when it was the last one.
  private func tally(_ history: History, _ number: Int) throws -> StickerTally {
    var until = history
    (until.results, until.published) = (Array(history.results.prefix(number + 1)), [])
    let state = try state(until)
    guard case .sticker(let form) = state.poll.form else { throw Refusal(Localized("no sticker poll")) }
    return StickerTally(form: form, state: state)
  }

  /// The poll as the records of all its closings have it.
  private func state(_ history: History) throws -> PollState {
    let form = Wall.form(
      perBoard: 1, meetings: history.regions.enumerated().map { ("m\($0)", region: $1) })
    var hall = Hall(.sticker(form))
    var known: [Set<String>] = history.regions.map { _ in [] }
    for (number, result) in history.results.enumerated() {
      for (meeting, name) in result.enumerated() {
        guard let name, let sheet = history.sheets[name], !known[meeting].contains(name) else { continue }
        hall.count(
          name, at: "m\(meeting)", people: sheet.reduce(0, +),
          ["worries": Dictionary(uniqueKeysWithValues: zip(Self.items, sheet))], seen: 5 + 2 * number,
          replaces: known[meeting].sorted())
        known[meeting].insert(name)
      }
      let list = history.list(number)
      hall.close(
        "z\(number)", listing: list, setAside: known.joined().filter { !list.contains($0) }.sorted(),
        seen: 6 + 2 * number, replaces: number == 0 ? [] : ["z\(number - 1)"],
        because: number == 0 ? nil : "Again.")
    }
    return try hall.state(
      published: history.published.sorted().map { (list: history.list($0), edition: $0 + 1) })
  }

  // MARK: What is told

  /// All that is told of what was before: the figures, or why there are none, and the outcome of each closing.
  private struct Told: Equatable {
    struct Result: Equatable {
      let figures: CorrectedFigures?
      let hides: CorrectedFigures.Reason?
      let edition: Int?
      let meetings: Set<Slug>
    }
    let results: [Result]
    /// Nil where it is not told.
    let outcomes: [StickerTally?]

    init(_ state: PollState, _ history: History) {
      results = state.earlier.map { earlier in
        let told = earlier.told
        return Result(
          figures: told.figures, hides: told.hides, edition: earlier.edition, meetings: earlier.meetings)
      }
      outcomes = history.results.indices.map { number in
        guard case .shown(let then) = state.outcome(by: id("z\(number)")),
          case .sticker(let form) = then.poll.form
        else { return nil }
        return StickerTally(form: form, state: then)
      }
    }
  }

  @Test func `nothing that no edition has is told`() throws {
    var (shown, hidden, others) = (0, 0, 0)
    for seed in 0..<800 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let history = history(&random)
      let state = try state(history)
      for earlier in state.earlier {
        let result = history.results.indices.first {
          Set(history.list($0).map(id)) == Set(earlier.state.counts.values.map(\.record.id))
        }
        let isPublic = result.map(history.isPublic) ?? false
        let told = earlier.told
        #expect((told.hides == .notPublished) == !isPublic, "seed \(seed): \(result ?? -1)")
        #expect((told.figures == nil) == (told.hides != nil), "seed \(seed)")
        shown += told.figures == nil ? 0 : 1
        hidden += isPublic ? 0 : 1
      }
      // Whoever has the editions and what holds cannot tell these two worlds apart by what is told.
      let other = try other(history, &random)
      others += other.sheets == history.sheets ? 0 : 1
      #expect(
        Told(try self.state(other), other) == Told(state, history),
        "seed \(seed), \(history.results), published \(history.published.sorted())")
    }
    #expect(shown > 200 && hidden > 200 && others > 200, "\(shown) shown, \(hidden) hidden, \(others) others")
  }

  @Test func `nothing that its edition hides is told, also beside what holds`() throws {
    var others = 0
    for seed in 0..<800 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      var history = history(&random)
      history.published = Set(history.results.indices)
      let other = try otherHidden(history, &random)
      guard other.sheets != history.sheets else { continue }
      others += 1
      let (one, two) = (try state(history), try state(other))
      let message: Testing.Comment = "seed \(seed), \(history.results), \(history.sheets), \(other.sheets)"
      #expect(
        try tally(history, history.results.count - 1) == tally(other, history.results.count - 1), message)
      #expect(Told(two, other) == Told(one, history), message)
    }
    #expect(others > 200, "\(others) others")
  }

  @Test func `all that is told follows from what holds and from what is told of the meetings that changed`()
    throws
  {
    var told = 0
    for seed in 0..<800 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      var history = history(&random)
      history.published = Set(history.results.indices)
      let state = try state(history)
      for figures in state.earlier.compactMap(\.told.figures) {
        told += 1
        let meetings = figures.parts.filter { if case .meeting = $0.place { true } else { false } }
        func change(_ item: String?) -> Int {
          meetings.flatMap(\.changes).filter { $0.item?.id == item.map(slug) }.reduce(0) {
            $0 + ($1.figure.now ?? 0) - ($1.figure.before ?? 0)
          }
        }
        #expect((figures.people.now ?? 0) - (figures.people.before ?? 0) == change(nil), "seed \(seed)")
        for item in figures.boards.flatMap(\.items) {
          #expect(item.now.stickers - item.before.stickers == change("\(item.id)"), "seed \(seed)")
        }
      }
    }
    #expect(told > 200, "\(told) told")
  }
}
