import Deliberation
import TestSupport
import Testing

@Suite struct PollReadingTests {
  private static let wall: Poll.Form = .sticker(Wall.form())

  // MARK: Openings

  @Test func `of two openings on other terms the first holds, the other is named, and a third settles it`()
    throws
  {
    var hall = Hall.motion(.majority)
    hall.open("o2", for: [slug("a"): 7], seen: 5)
    hall.vote("v1", by: "a", "one", under: "o2")
    hall.vote("v2", by: "b", "one", under: "o1")
    let apart = try hall.state()
    #expect(apart.opening?.record.id == id("o1"))
    #expect(!apart.isSettled)
    #expect(
      apart.exclusions == [
        Exclusion(
          subject: .opening(poll: slug("course")), holds: .record(id("o1")), others: [.record(id("o2"))]
        )
      ])
    #expect(apart.votes.keys.sorted() == [slug("a"), slug("b")], "who voted under either voted")
    hall.open("o3", for: [slug("a"): 7], seen: 1, replaces: ["o1", "o2"])
    let settled = try hall.state()
    #expect(settled.isSettled && settled.exclusions == [])
    #expect(settled.electorate == [slug("a"): 7])
    #expect(settled.votes.keys.sorted() == [slug("a")], "the terms that hold say who may vote")
  }

  @Test func `a vote on another question is no vote on the one that holds`() throws {
    var hall = Hall.motion(.majority)
    hall.open("o2", asking: "c0", seen: 5)
    hall.vote("v1", by: "a", "one", under: "o2")
    hall.vote("v2", by: "b", "one", under: "o1")
    let state = try hall.state()
    #expect(state.votes.keys.sorted() == [slug("b")])
    #expect(state.passedOver.map(\.filed.record.id) == [id("v1")])
    #expect(state.passedOver.map(\.reason) == [.otherTerms])
  }

  @Test func `two openings on the same terms are one`() throws {
    var hall = Hall.motion(.majority)
    hall.open("o2", seen: 5)
    #expect(try hall.state().isSettled)
    #expect(try hall.state().exclusions == [])
  }

  // MARK: Closings

  @Test func `of two closings only what both list counts, until a third settles it`() throws {
    var hall = Hall.motion(.majority)
    hall.vote(["one", "one", "two"])
    hall.close("z1", listing: ["v1", "v2"])
    hall.close("z2", listing: ["v2", "v3"], seen: 9)
    let apart = try hall.state()
    #expect(apart.stage == "closed" && !apart.isSettled)
    #expect(apart.closing?.record.id == id("z1"))
    #expect(apart.votes.values.map(\.record.id) == [id("v2")])
    #expect(apart.passedOver.map(\.filed.record.id) == [id("v1"), id("v3")])
    #expect(apart.passedOver.map(\.reason) == [.unsettled, .unsettled])
    #expect(
      apart.exclusions == [
        Exclusion(
          subject: .closing(poll: slug("course")), holds: .record(id("z1")), others: [.record(id("z2"))]
        )
      ])
    hall.close("z3", listing: ["v1", "v2", "v3"], seen: 0, replaces: ["z1", "z2"])
    let settled = try hall.state()
    #expect(settled.isSettled && settled.exclusions == [])
    #expect(settled.votes.count == 3)
  }

  @Test func `two closings that list the same are one`() throws {
    var hall = Hall.motion(.majority)
    hall.vote(["one"])
    hall.close("z1", listing: ["v1"])
    hall.close("z2", listing: ["v1"])
    #expect(try hall.state().isSettled)
    #expect(try hall.state().votes.count == 1)
  }

  @Test func `what was corrected before the closing is not late, and nobody corrects another's vote`()
    throws
  {
    var hall = Hall(Self.wall)
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.count("n2", at: "north", people: 4, ["worries": ["rent": 4]], seen: 6, replaces: ["n1"])
    hall.count("n3", at: "north", people: 5, ["worries": ["rent": 5]], seen: 7, replaces: ["n2"])
    hall.place("v1", by: "a", ["worries": ["rent"]])
    hall.count("n4", at: "south", people: 5, ["worries": ["rent": 5]], seen: 7, replaces: ["v1"])
    hall.close("z1", listing: ["n3", "n4"], seen: 9)
    let state = try hall.state()
    #expect(state.passedOver.map(\.filed.record.id) == [id("v1")])
    #expect(state.passedOver.map(\.reason) == [.late])
  }

  /// A vote, a second vote and a count that the closing does not list came later, whatever they say they saw.
  @Test func `what a closing does not list is late, and what it listed stays`() throws {
    var hall = Hall(Self.wall)
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.place("v1", by: "a", ["worries": ["rent"]])
    hall.close("z1", listing: ["n1", "v1"], seen: 7)
    hall.count("n2", at: "north", people: 9, ["worries": ["rent": 9]], seen: 5, replaces: ["n1"])
    hall.place("v2", by: "b", ["worries": ["rent"]])
    let state = try hall.state()
    #expect(state.counts.mapValues(\.record.id) == [slug("north"): id("n1")])
    #expect(state.votes.mapValues(\.record.id) == [slug("a"): id("v1")])
    #expect(
      Dictionary(uniqueKeysWithValues: state.passedOver.map { ($0.filed.record.id, $0.reason) })
        == [id("n2"): .late, id("v2"): .late])
    #expect(state.exclusions == [])
  }

  @Test func `what a closing lists and main does not have is missing`() throws {
    var hall = Hall.motion(.majority)
    hall.vote(["one"])
    hall.add(
      "v2", by: "b", seen: 5, isCollected: false,
      .vote(Vote(poll: slug("course"), opening: id("o1"), choice: .option("two"))))
    hall.close("z1", listing: ["v1", "v2", "v3"])
    #expect(try hall.state().missing == [id("v2"), id("v3")])
    hall.add(
      "v3", by: "c", seen: 5, .vote(Vote(poll: slug("course"), opening: id("o1"), choice: .option("two"))))
    #expect(try hall.state().missing == [id("v2")])
  }

  @Test func `an open poll misses nothing`() throws {
    var hall = Hall.motion(.majority)
    hall.vote(["one"])
    #expect(try hall.state().missing == [])
  }

  // MARK: Votes and counts made apart

  @Test func `two counts of a meeting made apart are named, and a third settles them`() throws {
    var hall = Hall(Self.wall)
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.count("n2", at: "north", people: 4, ["worries": ["rent": 4]])
    let apart = try hall.state()
    #expect(
      apart.exclusions == [
        Exclusion(
          subject: .count(poll: slug("course"), meeting: slug("north")), holds: .record(id("n2")),
          others: [.record(id("n1"))])
      ])
    #expect(apart.passedOver.map(\.reason) == [.excluded(by: id("n2"))])
    hall.count("n3", at: "north", people: 5, ["worries": ["rent": 5]], seen: 0, replaces: ["n1", "n2"])
    let settled = try hall.state()
    #expect(settled.counts[slug("north")]?.record.id == id("n3"))
    #expect(settled.exclusions == [] && settled.passedOver.isEmpty)
  }

  @Test func `figures that agree exclude nobody`() throws {
    var hall = Hall(Self.wall)
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.count("n2", at: "north", people: 3, ["worries": ["rent": 3]])
    #expect(try hall.state().exclusions == [])
  }

  @Test func `two votes of one partner made apart are named, and a closing settles what it lists`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.vote("v2", by: "a", "two")
    #expect(
      try hall.state().exclusions == [
        Exclusion(
          subject: .vote(poll: slug("course"), partner: slug("a")), holds: .record(id("v2")),
          others: [.record(id("v1"))])
      ])
    hall.close("z1", listing: ["v2"])
    #expect(try hall.state().exclusions == [])
  }

  @Test func `what breaks the rules replaces nothing`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.vote("v2", by: "a", "nonsense", seen: 6, replaces: ["v1"])
    let state = try hall.state()
    #expect(state.votes[slug("a")]?.record.id == id("v1"))
  }

  @Test func `a settling closing lists what stands of all that the others list`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.vote("v2", by: "a", "two", seen: 6, replaces: ["v1"])
    hall.vote("v3", by: "b", "two")
    hall.close("z1", listing: ["v1"])
    hall.close("z2", listing: ["v2", "v3"])
    let closing = try hall.state().closing(choosing: [], name: "housing/course")
    #expect(closing.counts == [id("v2"), id("v3")] && closing.setAside.isEmpty)
    #expect(closing.replaces == [id("z1"), id("z2")])
  }

  @Test func `what was set aside is not asked about again, and is not chosen by a rule`() throws {
    var hall = Hall(Self.wall)
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.count("n2", at: "north", people: 4, ["worries": ["rent": 4]])
    #expect(throws: Refusal.self) { try hall.state().closing(choosing: [], name: "housing/course") }
    let closing = try hall.state().closing(choosing: [id("n1")], name: "housing/course")
    #expect(closing.counts == [id("n1")] && closing.setAside == [id("n2")])
    hall.close("z1", listing: ["n1"], setAside: ["n2"])
    let state = try hall.state()
    #expect(state.isSettled && state.counts[slug("north")]?.record.id == id("n1"))
    #expect(state.passedOver.map(\.reason) == [.excluded(by: id("n1"))])
    hall.close("z2", listing: ["n2"], setAside: ["n1"])
    #expect(try hall.state().contested.map { Set($0.map(\.record.id)) } == [[id("n1"), id("n2")]])
    #expect(try hall.state().counts.isEmpty)
  }

  // MARK: Any order

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `openings, closings and votes read the same in every order`(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var hall = Hall.motion(.majority)
    func some(_ letter: String, of count: Int) -> [String] {
      (1...count).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map { "\(letter)\($0)" }
    }
    for number in 2...3 {
      hall.open("o\(number)", for: [slug("a"): number, slug("b"): 1], replaces: some("o", of: number - 1))
    }
    for number in 1...10 {
      hall.vote(
        "v\(number)", by: ["a", "b", "c"].randomElement(using: &random) ?? "a",
        ["one", "two"].randomElement(using: &random) ?? "one", seen: .random(in: 4...6, using: &random),
        under: ["o1", "o2", "o9"].randomElement(using: &random) ?? "o1", replaces: some("v", of: number))
    }
    for number in 1...Int.random(in: 1...3, using: &random) {
      hall.close(
        "z\(number)", listing: some("v", of: 12), setAside: some("v", of: 12), replaces: some("z", of: number)
      )
    }
    func story(_ state: PollState) -> [String] {
      state.votes.values.map(\.record.id.description).sorted()
        + state.passedOver.map { "\($0.filed.record.id) \($0.reason)" } + state.exclusions.map { "\($0)" }
        + state.missing.sorted().map(\.description) + ["\(state.isSettled) \(state.electorate.count)"]
    }
    let expected = story(try hall.state())
    for _ in 0..<5 {
      #expect(story(try hall.state(of: hall.records.shuffled(using: &random))) == expected, "seed \(seed)")
    }
  }
}
