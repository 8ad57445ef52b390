import TestSupport
import Testing

@testable import Deliberation

/// How firm the order of a board is.
@Suite struct RedrawsTests {
  private static let halls = ["north", "south", "east", "west", "hill", "dale"]

  private func board(_ hall: Hall) throws -> StickerTally.BoardTally {
    StickerTally(form: try #require(hall.stickers), state: try hall.state()).boards[0]
  }

  private func ballots(_ choices: [(String, Int)]) -> [Ballot] {
    choices.flatMap { item, number in (0..<number).map { (item, $0) } }
      .map { Ballot(token: "\($0)\($1)", stickers: placed(["worries": [$0]])) }
  }

  private func cast(_ choices: [(String, Int)]) throws -> StickerTally.BoardTally {
    var hall = Hall(.sticker(Wall.form(source: .ballots)))
    hall.cast("b1", at: "north", ballots(choices))
    return try board(hall)
  }

  @Test func `a wide lead holds in each re-draw, an even one in about half`() throws {
    let wide = try #require(try cast([("rent", 300), ("debt", 100)]).redraws)
    #expect(wide.unit == .ballots)
    #expect(wide.firsts == [100, 0, 0])
    let even = try #require(try cast([("rent", 150), ("debt", 150)]).redraws)
    #expect((30...70).contains(even.firsts[0]) && (30...70).contains(even.firsts[1]), "\(even.firsts)")
    #expect(even.firsts[2] == 0)
  }

  @Test func `it comes first about as often as the normal distribution says`() throws {
    // 120 against 100: the difference of the totals has a spread of √220, so the first holds with Φ(20 / √220) = 0.91.
    let firsts = try #require(try cast([("rent", 120), ("debt", 100)]).redraws).firsts
    #expect((82...98).contains(firsts[0]), "\(firsts)")
  }

  @Test func `a re-draw in which nobody is left is drawn again, and partners alone are none`() throws {
    var hall = Hall(.sticker(Wall.form(meetings: Self.halls.map { ($0, region: nil) })))
    for (index, name) in Self.halls.prefix(5).enumerated() {
      hall.count("n\(index)", at: name, people: 40, ["worries": ["rent": 40, "debt": 10]])
    }
    hall.place("v1", by: "a", ["worries": ["care"]])
    #expect(try #require(try board(hall).redraws).firsts == [100, 0, 0])
  }

  @Test func `how the ballots came in changes nothing`() throws {
    let all = ballots([("rent", 31), ("debt", 29), ("care", 25)])
    let form = Wall.form(source: .ballots, hideBelow: 0, meetings: Self.halls.map { ($0, region: nil) })
    var apart = Hall(.sticker(form))
    for (index, name) in Self.halls.enumerated() {
      apart.cast("b\(index)", at: name, all.enumerated().filter { $0.offset % 6 == index }.map(\.element))
    }
    var together = Hall(.sticker(form))
    together.cast("b9", at: "dale", all)
    #expect(try board(apart).redraws == board(together).redraws)
  }

  @Test func `of counted stickers the meetings are drawn, and of few meetings nothing is said`() throws {
    func counted(_ names: [String]) throws -> Redraws? {
      var hall = Hall(.sticker(Wall.form(meetings: Self.halls.map { ($0, region: nil) })))
      for (index, name) in names.enumerated() {
        hall.count(
          "n\(index)", at: name, people: index == 0 ? 20 : 10,
          ["worries": ["rent": 9, "debt": index == 0 ? 30 : 2]])
      }
      return try board(hall).redraws
    }
    #expect(try counted(Array(Self.halls.prefix(4))) == nil)
    let redraws = try #require(try counted(Self.halls))
    #expect(redraws.unit == .meetings)
    // One hall of six is all that debt has: without it rent comes first, with it twice it is not certain.
    #expect(redraws.firsts[0] > 50 && redraws.firsts[0] < 100, "\(redraws.firsts)")
  }

  @Test func `where everybody together is too few it is hidden`() throws {
    #expect(try cast([("rent", 2)]).redraws == nil)
  }

  @Test func `an organisation's own stickers are in each re-draw once`() {
    // Eight of organisations against at most six of people.
    let groups = [Redraws.Group(times: 3, stickers: [(item: 1, number: 1)])]
    #expect(Redraws(of: .ballots, fixed: [8, 0], groups).firsts == [100, 0])
    #expect(Redraws(of: .ballots, fixed: [1, 0], groups).firsts[1] > 50)
  }

  @Test func `of few ballots nothing is said`() throws {
    #expect(try cast([("rent", 19)]).redraws == nil)
    #expect(try cast([("rent", 20)]).redraws?.firsts == [100, 0, 0])
  }

  @Test func `with more stickers than a combination holds the meetings are drawn`() throws {
    let form = Wall.form(perBoard: 9, source: .ballots, meetings: Self.halls.map { ($0, region: nil) })
    #expect(!form.hasCombinations)
    var hall = Hall(.sticker(form))
    for (index, name) in Self.halls.enumerated() { hall.cast("b\(index)", at: name, ballots([("rent", 5)])) }
    let redraws = try #require(try board(hall).redraws)
    #expect(redraws.unit == .meetings)
    // In one of 64 re-draws on average no meeting is drawn, and nothing comes first.
    #expect(redraws.firsts[0] > 90)
  }

  @Test func `a combination gives back its items`() {
    var combination = Combination()
    for item in [0, 3, 3, 254] { combination.add(item) }
    var items: [Int] = []
    combination.forEachItem { items.append($0) }
    #expect(items.sorted() == [0, 3, 3, 254])
    #expect(combination.isOn(200..<255) && !combination.isOn(0..<200))
  }
}
