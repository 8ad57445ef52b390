import Deliberation
import TestSupport
import Testing

/// Several results of one poll, beside each other: what each hides does not follow from all of them.
@Suite struct ToldResultsTests {
  /// What somebody could see: a result, which sheets stand behind it, and what was told before it.
  private struct Seen {
    let tally: StickerTally
    let sheets: [Slug: RecordID]
    let regions: [Slug: String?]
    var before: [Int] = []

    /// The sums of sheets that are shown.
    var sums: [Set<RecordID>] {
      let halls = tally.halls.filter { !$0.isHidden }.compactMap { sheets[$0.id] }.map { Set([$0]) }
      func sum(_ region: String?) -> Set<RecordID> {
        Set(sheets.filter { (regions[$0.key] ?? nil) == region }.values)
      }
      var sums = halls + tally.regions.filter { !$0.isHidden }.map { sum($0.name) }
      if tally.outside?.isHidden == false { sums.append(sum(nil)) }
      if tally.people != nil { sums.append(Set(sheets.values)) }
      return sums
    }
  }

  /// A poll that is counted, closed and corrected at random.
  private struct World {
    var hall: Hall
    let regions: [String?]
    let bound: Int
    var people: [RecordID: Int] = [:]
    /// The names of all sheets of each meeting, and the one that counts.
    var known: [[String]]
    var now: [String?]
    var seen: [Seen] = []

    init(_ random: inout SplitMix) {
      let isFlat = Bool.random(using: &random)
      regions = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        isFlat ? nil : ["n", "s", nil].randomElement(using: &random) ?? nil
      }
      bound = .random(in: 2...4, using: &random)
      let meetings = regions.enumerated().map { ("m\($0)", region: $1) }
      hall = Hall(.sticker(Wall.form(perBoard: 1, hideBelow: bound, meetings: meetings)))
      known = regions.map { _ in [] }
      now = regions.map { _ in nil }
    }

    mutating func count(_ meeting: Int, time: Int, apart: String = "", _ random: inout SplitMix) {
      let name = "n\(time)\(apart)\(meeting)"
      let isSmall = Int.random(in: 0..<3, using: &random) == 0
      let number =
        Int.random(in: 0..<12, using: &random) == 0
        ? 0 : Int.random(in: isSmall ? 1...2 : 3...9, using: &random)
      hall.count(
        name, at: "m\(meeting)", people: number, ["worries": ["rent": number]], seen: 5 + 2 * time,
        replaces: known[meeting])
      people[id(name)] = number
      known[meeting].append(name)
      now[meeting] = name
    }

    mutating func close(_ name: String, time: Int, replaces: [String]) {
      let list = now.compactMap(\.self)
      hall.close(
        name, listing: list, setAside: known.joined().filter { !list.contains($0) }, seen: 6 + 2 * time,
        replaces: replaces, because: replaces.isEmpty ? nil : "Again.")
    }

    /// - Returns: its number.
    mutating func look(before: [Int]) throws -> Int {
      let state = try hall.state()
      guard case .sticker(let form) = state.poll.form else { throw Refusal(Localized("no sticker poll")) }
      let names = regions.enumerated().map { (slug("m\($0)"), $1) }
      seen.append(
        Seen(
          tally: StickerTally(form: form, state: state), sheets: state.counts.mapValues(\.record.id),
          regions: Dictionary(uniqueKeysWithValues: names), before: before))
      return seen.count - 1
    }

    /// One to four corrections, one of which may be made apart from another and settled.
    mutating func live(_ random: inout SplitMix) throws {
      for meeting in regions.indices where meeting == 0 || Int.random(in: 0..<4, using: &random) > 0 {
        count(meeting, time: 0, &random)
      }
      close("z0", time: 0, replaces: [])
      var (before, last) = ([try look(before: [])], ["z0"])
      for time in 1...Int.random(in: 1...4, using: &random) {
        if last.count == 1, Int.random(in: 0..<5, using: &random) == 0 {
          var other = self
          other.change(time, apart: "b", &random)
          other.close("z\(time)b", time: time, replaces: last)
          let there = try other.look(before: before)
          seen = other.seen
          change(time, apart: "a", &random)
          close("z\(time)a", time: time, replaces: last)
          let here = try look(before: before)
          try join(other)
          before += [there, here]
          before.append(try look(before: before))
          last = ["z\(time)a", "z\(time)b"]
        } else {
          change(time, &random)
          close("z\(time)", time: time, replaces: last)
          before.append(try look(before: before))
          last = ["z\(time)"]
        }
      }
    }

    /// What the other clone has comes here.
    private mutating func join(_ other: World) throws {
      let own = Set(hall.records.map(\.record.id))
      for filed in other.hall.records where !own.contains(filed.record.id) { hall.take(filed) }
      people.merge(other.people) { first, _ in first }
      for meeting in regions.indices {
        known[meeting] += other.known[meeting].filter { !known[meeting].contains($0) }
      }
    }

    private mutating func change(_ time: Int, apart: String = "", _ random: inout SplitMix) {
      let changed = Int.random(in: regions.indices, using: &random)
      for meeting in regions.indices where meeting == changed || Int.random(in: 0..<5, using: &random) == 0 {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: now[meeting] = nil
        case 1: now[meeting] = known[meeting].randomElement(using: &random)
        default: count(meeting, time: time, apart: apart, &random)
        }
      }
    }

    /// Sets of sheets with too few people.
    func smallSets() -> [Set<RecordID>] {
      var sets: [(sheets: Set<RecordID>, people: Int)] = [([], 0)]
      for (sheet, number) in people.sorted(by: { $0.key < $1.key }) {
        sets += sets.filter { $0.people + number < bound }.map {
          ($0.sheets.union([sheet]), $0.people + number)
        }
      }
      return sets.filter { $0.people > 0 }.map(\.sheets)
    }
  }

  private static func lived(_ seed: UInt64) throws -> World {
    var random = SplitMix(seed: seed)
    var world = World(&random)
    try world.live(&random)
    return world
  }

  @Test func `nothing of too few people follows from all results that were told, by adding and subtracting`()
    throws
  {
    var (results, allHidden, partly) = (0, 0, 0)
    for seed in 0..<600 as Range<UInt64> {
      let world = try Self.lived(seed)
      let sheets = world.people.keys.sorted()
      func row(_ set: Set<RecordID>) -> [Int] { sheets.map { set.contains($0) ? 1 : 0 } }
      let small = world.smallSets().map(row)
      for seen in world.seen {
        var before = RowSpace()
        for sum in seen.before.flatMap({ world.seen[$0].sums }) { before.add(row(sum)) }
        var now = before
        for sum in seen.sums { now.add(row(sum)) }
        for set in small where now.spans(set) && !before.spans(set) {
          let people = sheets.indices.filter { set[$0] == 1 }.map { world.people[sheets[$0]] ?? 0 }
          Issue.record("seed \(seed), below \(world.bound): \(people), beside \(seen.before.count) results")
        }
        results += 1
        allHidden += seen.tally.people == nil ? 1 : 0
        partly += seen.tally.isPartlyHidden && seen.tally.people != nil ? 1 : 0
      }
    }
    #expect(
      partly > 200 && results - allHidden > 1000, "\(results) results, \(allHidden) hide all, \(partly) some")
  }

  @Test func `what a result hid is hidden in each later one, and read afterwards it is what was seen`() throws
  {
    for seed in 0..<300 as Range<UInt64> {
      let world = try Self.lived(seed)
      for seen in world.seen where seen.tally.people != nil {
        for earlier in seen.before.map({ world.seen[$0].tally }) where earlier.people != nil {
          let hidden = Set(earlier.halls.filter(\.isHidden).map(\.id))
          #expect(seen.tally.halls.allSatisfy { !hidden.contains($0.id) || $0.isHidden }, "seed \(seed)")
          let regions = Set(earlier.regions.filter(\.isHidden).map(\.name))
          #expect(seen.tally.regions.allSatisfy { !regions.contains($0.name) || $0.isHidden }, "seed \(seed)")
        }
      }
      let last = try world.hall.state()
      for earlier in last.earlier {
        guard case .sticker(let form) = earlier.state.poll.form else { continue }
        let tally = StickerTally(form: form, state: earlier.state)
        #expect(world.seen.contains { $0.tally == tally }, "seed \(seed)")
      }
    }
  }

  // MARK: By hand

  /// The people of each meeting by result, of one region; nil where it was not counted. A number that did not change is the same sheet.
  private func shown(_ results: [[Int?]], regions: [String?] = []) throws -> [String] {
    let meetings = results[0].indices
    let form = Wall.form(
      perBoard: 1, meetings: meetings.map { ("m\($0)", region: $0 < regions.count ? regions[$0] : nil) })
    var hall = Hall(.sticker(form))
    var names: [String?] = meetings.map { _ in nil }
    var known: [[String]] = meetings.map { _ in [] }
    return try results.enumerated().map { time, people in
      for meeting in meetings {
        guard let number = people[meeting] else {
          names[meeting] = nil
          continue
        }
        if time > 0, results[time - 1][meeting] == number { continue }
        let name = "n\(time)\(meeting)"
        hall.count(
          name, at: "m\(meeting)", people: number, ["worries": ["rent": number]], seen: 5 + 2 * time,
          replaces: known[meeting])
        known[meeting].append(name)
        names[meeting] = name
      }
      let list = names.compactMap(\.self)
      hall.close(
        "z\(time)", listing: list, setAside: known.joined().filter { !list.contains($0) },
        seen: 6 + 2 * time, replaces: time == 0 ? [] : ["z\(time - 1)"], because: time == 0 ? nil : "Again.")
      let tally = StickerTally(form: form, state: try hall.state())
      let cells = tally.halls.map { $0.people.map(String.init) ?? "-" }.joined(separator: " ")
      return "\(cells) = \(tally.people.map(String.init) ?? "-")"
    }
  }

  @Test func `what was hidden along with a small meeting stays hidden, whichever is the smallest now`() throws
  {
    #expect(try shown([[2, 5, 6], [2, 7, 6]]) == ["- - 6 = 13", "- - 6 = 15"])
    #expect(try shown([[2, 5, 6], [2, 5, 4]]) == ["- - 6 = 13", "- - 4 = 11"])
    // Also where the small one has grown: else it would be told what it had.
    #expect(try shown([[2, 5, 6], [20, 5, 6]]) == ["- - 6 = 13", "- - 6 = 31"])
    #expect(try shown([[2, 5, 6], [2, 7, 6], [20, 9, 6]]).last == "- - 6 = 35")
  }

  @Test func `behind what was shown nothing can hide: then all is hidden, until it tells nothing`() throws {
    // One that comes late is the difference of the totals, and so is what is left of one that was shown.
    #expect(try shown([[9, 5, nil], [9, 5, 2]]) == ["9 5 = 14", "- - - = -"])
    #expect(try shown([[9, 5, 6], [9, 5, 2]]) == ["9 5 6 = 20", "- - - = -"])
    #expect(try shown([[9, 5, 2], [9, 5, nil]]) == ["9 - - = 16", "- - = -"])
    #expect(try shown([[9, 5, nil], [9, 5, 2], [9, 5, 4]]).last == "9 5 4 = 18")
    #expect(try shown([[9, 5, nil], [9, 5, 2], [9, 5, nil]]).last == "9 5 = 14")
    // A correction of what was shown is mostly what was shown.
    #expect(try shown([[9, 5, nil], [9, 6, 2]]) == ["9 5 = 14", "- - - = -"])
  }

  @Test func `small meetings that come late together hide each other, or behind one that comes with them`()
    throws
  {
    #expect(try shown([[9, 5, nil, nil], [9, 5, 2, 1]]) == ["9 5 = 14", "9 5 - - = 17"])
    #expect(try shown([[9, 5, nil, nil], [9, 5, 2, 7]]) == ["9 5 = 14", "9 5 - - = 23"])
    #expect(try shown([[9, 2, 4, nil, nil], [9, 2, 4, 1, 7]]) == ["9 - - = 15", "9 - - - - = 23"])
    #expect(
      try shown([[9, 5, nil, nil], [9, 5, 2, 7]], regions: ["n", "s", "n", "s"])
        == ["9 5 = 14", "- - - - = 23"])
  }
}
