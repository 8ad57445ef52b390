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

  /// What is told; nil where the earlier figures cannot stand beside the later ones.
  private func told(_ meetings: [Meeting]) throws -> CorrectedFigures? {
    let (before, now, changed, form) = try results(meetings)
    let hidden = CorrectedFigures.hidden(before, now, changed: changed, form: form)
    guard hidden.all == nil else { return nil }
    return CorrectedFigures(before, now, changed: changed, form: form, hidesParts: hidden.each)
  }

  private func lines(_ figures: CorrectedFigures?) -> [String] {
    (figures?.parts ?? []).map { part in
      let place =
        switch part.place {
        case .meeting(let id, _): "\(id)"
        case .region(let name): "region \(name)"
        case .noRegion: "no region"
        }
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
    #expect(figures?.people.isOther == false && figures?.hidesParts == nil)
    #expect(figures?.boards.flatMap(\.items).contains(where: \.isOther) == false)
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
    #expect(figures?.people.before == 14 && figures?.people.now == 18)
    #expect(lines(figures) == ["north: people 5 → 9", "region n: people 5 → 9"])
  }

  @Test func `a meeting that was forgotten is told where the poll hides nothing`() throws {
    let meetings = [Meeting(before: people(5), now: people(5)), Meeting(before: nil, now: people(4))]
    #expect(try told(meetings) == nil)
    let (before, now, changed, form) = try results(meetings)
    #expect(CorrectedFigures.hidden(before, now, changed: changed, form: form).all == .otherMeetings)
    let figures = CorrectedFigures(before, now, changed: changed, form: form, hidesParts: nil)
    #expect(lines(figures).first?.hasPrefix("south: people - → 4, rent - → 4") == true, "\(lines(figures))")
  }

  // MARK: What is not

  @Test func `what two recounted meetings came to together is held against the bound as well`() throws {
    let north = Meeting(before: people(9), now: people(6))
    let south = Meeting(before: people(5), now: people(7) + people(1, "debt"))
    // Three left the one, and two of them and another one are at the other: of both together one person differs.
    #expect(try told([north, south]) == nil)
    #expect(
      try told([north, south, Meeting(before: nil, now: people(4))]) == nil,
      "what the new meeting brought in can be taken off")
    let several = try told([north, south, Meeting(before: people(4), now: people(8))])
    #expect(several?.hidesParts == .fewPeople && several?.parts.isEmpty == true)
  }

  @Test func `a sheet that stood at another meeting too gives no ballot away`() throws {
    let south = people(6) + people(4, "debt")
    // South's sheet and a ballot stood at north as well, which now has its own.
    #expect(
      try told([
        Meeting(before: south + people(1), now: people(20, "care")), Meeting(before: south, now: south),
      ]) == nil)
    // South's sheet and a ballot stood under north, and south had another: only of each that could be computed.
    let moved = try told([
      Meeting(before: south + people(1), now: people(20, "care")),
      Meeting(before: people(8, "care"), now: south),
    ])
    #expect(moved?.hidesParts == .fewPeople && moved?.parts.isEmpty == true)
  }

  @Test func `of very many meetings those of each are not told, or none`() throws {
    func hidden(_ number: Int) throws -> (CorrectedFigures.Reason?, CorrectedFigures.Reason?) {
      let form = Wall.form(perBoard: 1, meetings: (0..<number).map { ("m\($0)", region: "all") })
      var (old, new) = (Hall(.sticker(form)), Hall(.sticker(form)))
      for index in 0..<number {
        old.count("n\(index)", at: "m\(index)", people: 100, ["worries": ["rent": 100]])
        new.count("k\(index)", at: "m\(index)", people: 103, ["worries": ["rent": 103]])
      }
      let found = CorrectedFigures.hidden(
        StickerTally(form: form, state: try old.state()), StickerTally(form: form, state: try new.state()),
        changed: Set((0..<number).map { slug("m\($0)") }), form: form)
      return (found.all, found.each)
    }
    #expect(try hidden(5) == (nil, nil))
    #expect(try hidden(11) == (nil, .manyMeetings))
    #expect(try hidden(13).0 == .manyMeetings)
  }

  // MARK: Whatever is told, nobody's ballot follows from it

  /// Every change of figures that one person, or two, can make: who comes, goes, or places otherwise.
  private static let changesOfFew: Set<[Int]> = {
    var people: [Person] = [[:]]
    for (board, items) in items {
      people += people.flatMap { person in
        items.map { item in person.merging([board: item]) { first, _ in first } }
      }
    }
    let vectors = people.map { $0.isEmpty ? figures([]) : figures([$0]) }
    var one: Set<[Int]> = []
    for before in vectors { for now in vectors { one.insert(zip(now, before).map { $0 - $1 }) } }
    var few = one
    for first in one { for second in one { few.insert(zip(first, second).map { $0 + $1 }) } }
    return few
  }()

  /// People, and the stickers of each item.
  private static func figures(_ people: [Person]) -> [Int] {
    [people.count]
      + items.flatMap { board, items in items.map { item in people.count { $0[board] == item } } }
  }

  private func random(_ number: Int, _ random: inout SplitMix) -> [Person] {
    (0..<number).map { _ in
      var person: Person = [:]
      if Int.random(in: 0..<4, using: &random) > 0 {
        person["worries"] = ["rent", "rent", "debt", "care"].randomElement(using: &random)
      }
      if person.isEmpty || Bool.random(using: &random) {
        person["hopes"] = ["homes", "work"].randomElement(using: &random)
      }
      return person
    }
  }

  /// Meetings of which some were forgotten, some counted otherwise, and of which some people were entered under another.
  private func world(_ random: inout SplitMix) -> [Meeting] {
    var meetings = (0..<Int.random(in: 2...4, using: &random)).map { _ -> Meeting in
      let people = self.random(.random(in: 3...9, using: &random), &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return Meeting(before: nil, now: people)
      case 1, 2:
        let kept = people.prefix(.random(in: 0...people.count, using: &random))
        return Meeting(
          before: people, now: kept + self.random(.random(in: 3...5, using: &random), &random))
      default: return Meeting(before: people, now: people)
      }
    }
    let (from, to) = (
      Int.random(in: 0..<meetings.count, using: &random), Int.random(in: 0..<meetings.count, using: &random)
    )
    if from != to, let leaving = meetings[from].now, meetings[to].now != nil, Bool.random(using: &random) {
      let moved = Int.random(in: 0...min(4, leaving.count), using: &random)
      meetings[from].now?.removeFirst(moved)
      meetings[to].now? += leaving.prefix(moved).shuffled(using: &random).dropLast(
        Int.random(in: 0...min(1, moved), using: &random))
      if Bool.random(using: &random) { meetings[to].now? += self.random(1, &random) }
    }
    return meetings
  }

  @Test func `no sum of what is told is about fewer people than the bound`() throws {
    var (shown, parts) = (0, 0)
    for seed in 0..<3000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let meetings = world(&random)
      guard let figures = try told(meetings) else { continue }
      shown += 1
      let differences = meetings.map { meeting in
        zip(Self.figures(meeting.now ?? []), Self.figures(meeting.before ?? [])).map { $0 - $1 }
      }
      // Whoever has all figures of now and those from before of all together knows what was there before without what is new.
      var sets = [Array(meetings.indices), meetings.indices.filter { meetings[$0].before != nil }]
      if figures.hidesParts == nil {
        parts += figures.parts.isEmpty ? 0 : 1
        sets += (0..<(1 << meetings.count)).map { bits in
          meetings.indices.filter { bits & (1 << $0) != 0 }
        }
      }
      for set in sets {
        let sum = set.map { differences[$0] }.reduce(differences[0].map { _ in 0 }) { zip($0, $1).map(+) }
        guard sum.contains(where: { $0 != 0 }) else { continue }
        let isOfFew = Self.changesOfFew.contains(sum)
        #expect(!isOfFew, "seed \(seed): \(set) gives \(sum)")
      }
    }
    #expect(shown > 300 && parts > 100, "\(shown) shown, \(parts) of them by meeting")
  }
}
