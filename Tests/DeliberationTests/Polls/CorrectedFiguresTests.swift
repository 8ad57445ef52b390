import Deliberation
import TestSupport
import Testing

/// What is told of an earlier result: of all meetings, and of each meeting and region that changed.
@Suite struct CorrectedFiguresTests {
  /// What somebody placed: at most one sticker on each of the boards of the wall.
  private typealias Person = [String: String]

  /// A meeting before and now; nil where it is not counted.
  private struct Meeting {
    var before: [Person]?
    var now: [Person]?
  }

  private static let items = [("worries", ["rent", "debt", "care"]), ("hopes", ["homes", "work"])]
  private static let names = [("north", "n"), ("south", "s"), ("west", "s"), ("east", "n")]

  private func people(_ number: Int, _ item: String = "rent") -> [Person] {
    Array(repeating: ["worries": item], count: number)
  }

  /// Both results of so many meetings, the second made of counts that take the place of the first ones.
  private func results(
    _ meetings: [Meeting]
  ) throws -> (before: StickerTally, now: StickerTally, changed: Set<Slug>, form: StickerForm) {
    let names = Self.names.prefix(meetings.count)
    let form = Wall.form(perBoard: 1, meetings: names.map { ($0.0, region: $0.1) })
    var (old, new) = (Hall(.sticker(form)), Hall(.sticker(form)))
    var changed: Set<Slug> = []
    func count(_ people: [Person], _ hall: inout Hall, _ name: String, _ meeting: String) {
      var stickers: [String: [String: Int]] = [:]
      for (board, item) in people.joined() { stickers[board, default: [:]][item, default: 0] += 1 }
      hall.count(name, at: meeting, people: people.count, stickers)
    }
    for (number, (name, meeting)) in zip(names.map(\.0), meetings).enumerated() {
      if meeting.before != meeting.now { changed.insert(slug(name)) }
      if let people = meeting.before { count(people, &old, "n\(number)", name) }
      if let people = meeting.now { count(people, &new, "m\(number)", name) }
    }
    return (
      StickerTally(form: form, state: try old.state()), StickerTally(form: form, state: try new.state()),
      changed, form
    )
  }

  private func told(_ meetings: [Meeting]) throws -> CorrectedFigures {
    let (before, now, changed, form) = try results(meetings)
    return CorrectedFigures(before, now, changed: changed, form: form)
  }

  private func lines(_ figures: CorrectedFigures) -> [String] {
    figures.parts.map { part in
      let place = part.place.words.english.lowercased()
      let changes = part.changes.map {
        "\($0.item?.text ?? "people") \($0.figure.before.map(String.init) ?? "-") → \($0.figure.now.map(String.init) ?? "-")"
      }
      return "\(place): \(changes.joined(separator: ", "))"
    }
  }

  // MARK: What is told

  @Test func `sheets that were entered under each other are told by meeting and region`() throws {
    let figures = try told([
      Meeting(before: people(5), now: people(6, "debt")), Meeting(before: people(6, "debt"), now: people(5)),
    ])
    #expect(!figures.people.isOther && figures.hiddenParts.isEmpty)
    #expect(figures.boards.flatMap(\.items).contains(where: \.isOther) == false)
    #expect(
      lines(figures) == [
        "north: people 5 → 6, rent 5 → 0, debt 0 → 6", "south: people 6 → 5, rent 0 → 5, debt 6 → 0",
        "region n: people 5 → 6, rent 5 → 0, debt 0 → 6", "region s: people 6 → 5, rent 0 → 5, debt 6 → 0",
      ])
  }

  @Test func `people alone are told, in all and at the meeting`() throws {
    let more = people(5) + Array(repeating: ["hopes": "work"], count: 4)
    let fewer = people(1) + Array(repeating: ["worries": "rent", "hopes": "work"], count: 4)
    let figures = try told([Meeting(before: fewer, now: more), Meeting(before: people(9), now: people(9))])
    #expect(figures.people.before == 14 && figures.people.now == 18)
    #expect(lines(figures) == ["north: people 5 → 9", "region n: people 5 → 9"])
  }

  @Test func `a meeting that was not counted then is no figure, and not 0`() throws {
    let figures = try told([
      Meeting(before: people(5), now: people(5)), Meeting(before: nil, now: people(4)),
    ])
    #expect(
      lines(figures) == ["south: people - → 4, rent - → 4, debt - → 0, care - → 0, homes - → 0, work - → 0"]
        + ["region s: people - → 4, rent - → 4, debt - → 0, care - → 0, homes - → 0, work - → 0"])
  }

  // MARK: What is not

  @Test(arguments: [false, true])
  func `what one of the results hides is named, without a figure`(isNow: Bool) throws {
    func south(_ one: Int, _ other: Int) -> Meeting {
      Meeting(before: people(isNow ? other : one), now: people(isNow ? one : other))
    }
    let north = Meeting(before: people(9), now: people(9))
    // Of two people, South is hidden, and so is its region.
    let alone = try told([north, south(2, 6)])
    #expect(alone.hiddenParts.map(\.words.english) == ["south", "Region s"] && alone.parts.isEmpty)
    #expect(
      alone.sentenceOfHidden?.dutch == "Verborgen, want te weinig mensen: south, Regio s.")
    #expect([alone.people.before, alone.people.now] == (isNow ? [15, 11] : [11, 15]))
    // With West the region is large enough, and South is not.
    let together = try told([north, south(2, 6), Meeting(before: people(7), now: people(7))])
    #expect(together.hiddenParts.map(\.words.english) == ["south"])
    #expect(
      lines(together) == [
        isNow ? "region s: people 13 → 9, rent 13 → 9" : "region s: people 9 → 13, rent 9 → 13"
      ])
  }

  // MARK: At random

  private func random(_ number: Int, _ random: inout SplitMix) -> [Person] {
    (0..<number).map { _ in
      ["worries": ["rent", "debt", "care"].randomElement(using: &random) ?? "rent"]
    }
  }

  @Test
  func `each place that counts otherwise is hidden, told or the same, and no figure of a hidden one is told`()
    throws
  {
    var (hidden, told) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let meetings = (0..<Int.random(in: 2...4, using: &random)).map { _ -> Meeting in
        let before = self.random(.random(in: 1...7, using: &random), &random)
        let isSame = Bool.random(using: &random)
        return Meeting(
          before: before, now: isSame ? before : self.random(.random(in: 1...7, using: &random), &random))
      }
      let (before, now, changed, form) = try results(meetings)
      guard before.people != nil, now.people != nil else { continue }
      let figures = CorrectedFigures(before, now, changed: changed, form: form)
      for name in changed {
        let isHidden = [before, now].contains { $0.meetings.contains { $0.id == name && $0.isHidden } }
        let place = CorrectedFigures.Where.meeting(name, title: "\(name)")
        let part = figures.parts.first { $0.place == place }
        #expect(figures.hiddenParts.contains(place) == isHidden, "seed \(seed)")
        #expect(part == nil || !isHidden, "seed \(seed)")
        hidden += isHidden ? 1 : 0
        told += part == nil ? 0 : 1
      }
      for figure in figures.parts.flatMap(\.changes).map(\.figure) {
        #expect(figure.before != nil && figure.now != nil, "seed \(seed): all were counted")
      }
    }
    #expect(hidden > 100 && told > 100, "\(hidden) hidden, \(told) told")
  }
}
