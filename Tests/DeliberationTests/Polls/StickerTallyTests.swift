import Deliberation
import TestSupport
import Testing

@Suite struct StickerTallyTests {
  private func tally(_ hall: Hall) throws -> StickerTally {
    StickerTally(form: try #require(hall.stickers), state: try hall.state())
  }

  @Test func `stickers add up by item, meeting and region`() throws {
    let meetings = [("north", region: "n"), ("hill", region: "n"), ("south", region: "s")]
    var hall = Hall(.sticker(Wall.form(meetings: meetings.map { ($0.0, region: $0.region) })))
    hall.count("n1", at: "north", people: 9, ["worries": ["rent": 5, "debt": 4], "hopes": ["homes": 9]])
    hall.count("n2", at: "hill", people: 4, ["worries": ["rent": 2, "debt": 2]])
    hall.count("n3", at: "south", people: 5, ["worries": ["rent": 1, "debt": 4]])
    let tally = try tally(hall)
    #expect(tally.people == 18)
    #expect(tally.meetings.map(\.people) == [9, 4, 5])
    #expect(tally.regions.map(\.people) == [13, 5])
    let rent = tally.boards[0].items[0]
    #expect(rent.stickers == 8)
    #expect(rent.byMeeting == [slug("north"): 5, slug("hill"): 2, slug("south"): 1])
    #expect(rent.byRegion == ["n": 7, "s": 1])
    #expect(tally.boards[0].items[2].stickers == 0)
  }

  @Test(arguments: [([4, 4, 4], true), ([4, 4, 2], false), ([5, 3, 1], false)])
  func `that equal items have other shares is known`(_ stickers: [Int], _ areUneven: Bool) throws {
    var hall = Hall(.sticker(Wall.form()))
    let worries = Dictionary(uniqueKeysWithValues: zip(["rent", "debt", "care"], stickers))
    hall.count("n1", at: "north", people: 9, ["worries": worries])
    #expect(try tally(hall).boards[0].hasUnevenShares == areUneven)
  }

  @Test func `how many people are behind an item is known where nobody places two there`() throws {
    let stickers = ["worries": ["rent": 5]]
    var several = Hall(.sticker(Wall.form(perItem: nil)))
    several.count("n1", at: "north", people: 5, stickers)
    #expect(try tally(several).boards[0].items[0].people == nil)
    var one = Hall(.sticker(Wall.form(perItem: 1)))
    one.count("n1", at: "north", people: 5, stickers)
    #expect(try tally(one).boards[0].items[0].people == 5)
    var onBoard = Hall(.sticker(Wall.form(perBoard: 1, perItem: nil)))
    onBoard.count("n1", at: "north", people: 5, stickers)
    #expect(try tally(onBoard).boards[0].items[0].people == 5)
  }

  @Test func `ballots say how many people are behind an item`() throws {
    var hall = Hall(.sticker(Wall.form(source: .ballots)))
    let ballots = [
      Ballot(token: "a", stickers: placed(["worries": ["rent", "rent"]])),
      Ballot(token: "b", stickers: placed(["worries": ["rent", "debt"], "hopes": ["work"]])),
      Ballot(token: "c", stickers: placed(["hopes": ["work"]])),
    ]
    hall.cast("b1", at: "north", ballots)
    let tally = try tally(hall)
    #expect(tally.people == 3)
    #expect(tally.boards[0].items[0].stickers == 3)
    #expect(tally.boards[0].items[0].people == 2)
    #expect(tally.boards[1].items[1].people == 2)
    #expect(tally.placedFewer == 3, "of two boards with two stickers each nobody used all")
  }

  @Test func `an organisation's own stickers are shown, and hide nobody else's`() throws {
    var hall = Hall(.sticker(Wall.form(perItem: 1)))
    hall.count("n1", at: "north", people: 5, ["worries": ["rent": 5]])
    hall.place("v1", by: "a", ["worries": ["rent"]])
    let tally = try tally(hall)
    #expect(tally.people == 5)
    #expect(tally.boards[0].items[0].people == 5)
    #expect(tally.boards[0].items[0].stickers == 6)
    #expect(tally.boards[0].items[0].atMeetings == 5)
    #expect(tally.meetings.map(\.isHidden) == [false, false])
    #expect(tally.boards[0].items[0].byMeeting == [slug("north"): 5, slug("partners"): 1])
    #expect(tally.boards[0].items[0].byRegion == ["n": 5])
  }

  @Test func `each item's stickers are those of meetings, of regions and none, and of partners`() throws {
    let meetings = [
      ("north", region: "n"), ("hill", region: nil), ("south", region: "s"), ("west", region: nil),
    ]
    var hall = Hall(.sticker(Wall.form(meetings: meetings)))
    hall.count("n1", at: "north", people: 5, ["worries": ["rent": 5]])
    hall.count("n2", at: "hill", people: 4, ["worries": ["rent": 4]])
    hall.count("n3", at: "south", people: 5, ["worries": ["rent": 1, "debt": 4]])
    hall.place("v1", by: "a", ["worries": ["rent"]])
    let tally = try tally(hall)
    #expect(tally.halls.map(\.id) == ["north", "hill", "south"].map(slug))
    #expect(tally.uncounted.map(\.id) == [slug("west")])
    let rent = tally.boards[0].items[0]
    #expect(rent.stickers == 11 && rent.byPartners == 1 && rent.outsideRegions == 4)
    #expect(tally.outside?.people == 4)
    #expect(rent.byRegion == ["n": 5, "s": 1])
  }

  @Test func `how many placed fewer on a board is known where each has as many on every board`() throws {
    func fewer(_ form: StickerForm) throws -> [Int?] {
      var hall = Hall(.sticker(form))
      hall.cast(
        "b1", at: "north",
        [
          Ballot(token: "a", stickers: placed(["worries": ["rent", "debt"]])),
          Ballot(token: "b", stickers: placed(["worries": ["rent"], "hopes": ["work"]])),
          Ballot(token: "c", stickers: placed(["worries": ["rent"]])),
        ])
      let tally = try tally(hall)
      return tally.boards.map(\.placedFewer) + [tally.placedFewer]
    }
    #expect(try fewer(Wall.form(perBoard: 2, source: .ballots)) == [2, 3, 3])
    #expect(try fewer(Wall.form(perBoard: 2, total: 2, source: .ballots)) == [nil, nil, 1])
    #expect(try fewer(Wall.form(perBoard: nil, total: 2, source: .ballots)) == [nil, nil, 1])
    #expect(try fewer(Wall.form(perBoard: 2, source: .ballots, hideBelow: 4)) == [nil, nil, nil])
    #expect(try fewer(Wall.form(perBoard: nil, perItem: 1, source: .ballots)) == [nil, nil, nil])
  }

  @Test func `a small meeting is hidden, and another with it`() throws {
    let meetings = [("north", region: "n"), ("hill", region: "n"), ("south", region: "s")]
    var hall = Hall(.sticker(Wall.form(meetings: meetings.map { ($0.0, region: $0.region) })))
    hall.count("n1", at: "north", people: 5, ["worries": ["rent": 5]])
    hall.count("n2", at: "hill", people: 2, ["worries": ["rent": 2]])
    hall.count("n3", at: "south", people: 5, ["worries": ["rent": 1, "debt": 4]])
    let rent = try tally(hall).boards[0].items[0]
    #expect(rent.byMeeting == [slug("north"): nil, slug("hill"): nil, slug("south"): 1])
    #expect(rent.byRegion == ["n": 7, "s": 1])
    #expect(rent.stickers == 8)
  }

  @Test func `where everybody together is too few nothing is shown`() throws {
    var hall = Hall(.sticker(Wall.form(hideBelow: 5)))
    hall.count("n1", at: "north", people: 2, ["worries": ["rent": 2]])
    hall.count("n2", at: "south", people: 2, ["worries": ["rent": 2]])
    let rent = try tally(hall).boards[0].items[0]
    #expect(rent.stickers == nil)
    #expect(rent.people == nil)
    #expect(rent.byMeeting == [slug("north"): nil, slug("south"): nil])
    #expect(rent.byRegion == ["n": nil, "s": nil])
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func `it is the same for every order of the records`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    var hall = Hall(.sticker(Wall.form()))
    for number in 1...12 {
      hall.count(
        "n\(number)", at: ["north", "south", "west"].randomElement(using: &random) ?? "north",
        people: .random(in: 0...6, using: &random),
        ["worries": ["rent": .random(in: 0...9, using: &random)]], seen: .random(in: 4...8, using: &random),
        replaces: Bool.random(using: &random) ? ["n\(Int.random(in: 1...12, using: &random))"] : [])
      hall.place(
        "v\(number)", by: ["a", "b", "x"].randomElement(using: &random) ?? "a",
        ["worries": Array(repeating: "rent", count: .random(in: 0...3, using: &random))])
    }
    let expected = try tally(hall)
    let form = try #require(hall.stickers)
    for _ in 0..<5 {
      let state = try hall.state(of: hall.records.shuffled(using: &random))
      #expect(StickerTally(form: form, state: state) == expected, "seed \(seed)")
    }
  }

  /// The same people, counted at one meeting or at several, come to the same totals.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `totals do not depend on how people are spread over meetings`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    let items = ["rent", "debt", "care"]
    let ballots = (1...30).map { number in
      Ballot(
        token: "t\(number)",
        stickers: placed(["worries": (0..<2).map { _ in items.randomElement(using: &random) ?? "rent" }]))
    }
    let names = ["north", "south", "east", "west"]
    let form = Wall.form(source: .ballots, hideBelow: 0, meetings: names.map { ($0, region: nil) })
    func totals(_ spread: [[Ballot]]) throws -> [Int?] {
      var hall = Hall(.sticker(form))
      for (index, cast) in spread.enumerated() where !cast.isEmpty {
        hall.cast("b\(index)", at: names[index], cast)
      }
      let tally = try tally(hall)
      return [tally.people] + tally.boards.flatMap(\.items).flatMap { [$0.stickers, $0.people] }
    }
    var spread: [[Ballot]] = [[], [], [], []]
    for ballot in ballots { spread[.random(in: 0..<4, using: &random)].append(ballot) }
    #expect(try totals(spread) == totals([ballots]), "seed \(seed)")
  }
}
