import TestSupport
import Testing

@testable import Deliberation

/// Whether the meetings agree.
@Suite struct MeetingDifferenceTests {
  private func held(_ stickers: [[Int]], mostByOne: Int = 1) -> MeetingDifference? {
    MeetingDifference(
      .init(
        meetings: stickers.indices.map { slug("m\($0)") }, items: stickers[0].indices.map { slug("i\($0)") },
        stickers: stickers, mostByOne: mostByOne))
  }

  @Test func `it names the cell that differs most, with both shares`() throws {
    let difference = try #require(held([[40, 30, 30], [42, 28, 30], [10, 35, 55]]))
    #expect(difference.isMoreThanChance)
    #expect(difference.meeting == slug("m2") && difference.item == slug("i0"))
    #expect(difference.share == 10 && difference.elsewhere == 41)
  }

  /// A χ² of 3.84 has one degree of freedom at 5 %: 60 against 46 of 100 has 3.93, 60 against 47 of 100 has 3.40.
  @Test func `it is more than chance from five in a hundred on`() {
    #expect(held([[60, 40], [46, 54]])?.isMoreThanChance == true)
    #expect(held([[60, 40], [47, 53]])?.isMoreThanChance == false)
  }

  @Test func `several stickers of one person are one observation`() {
    #expect(held([[60, 40], [46, 54]], mostByOne: 2)?.isMoreThanChance == false)
    #expect(held([[80, 20], [46, 54]], mostByOne: 2)?.isMoreThanChance == true)
  }

  @Test func `of too little nothing is said`() {
    #expect(held([[3, 4], [4, 3]]) == nil)
    #expect(held([[60, 40]]) == nil)
    #expect(held([[60, 0], [40, 0]]) == nil)
    #expect(held([[60, 40], [0, 0]]) == nil)
  }

  @Test func `one sticker at a rare item is no difference, however uneven the halls`() {
    let halls = (0...10).map { $0 == 0 ? [400, 0] : $0 == 3 ? [3, 1] : [4, 0] }
    #expect(held(halls)?.isMoreThanChance != true)
  }

  @Test func `meetings drawn from one crowd differ by chance in about five of a hundred cases`() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix(seed: seed)
    let found = (0..<400).count { _ in
      let stickers = (0..<4).map { _ in
        var row = [0, 0, 0, 0, 0]
        for _ in 0..<60 { row[[0, 0, 0, 1, 1, 2, 2, 3, 4].randomElement(using: &random) ?? 0] += 1 }
        return row
      }
      return held(stickers)?.isMoreThanChance == true
    }
    // 20 are expected, with a spread of 4.4.
    #expect((3...42).contains(found), "\(found) of 400, seed \(seed)")
  }

  @Test func `a hidden meeting is not among those that are held against each other`() throws {
    let names = ["north", "south", "east", "west"]
    var hall = Hall(.sticker(Wall.form(hideBelow: 9, meetings: names.map { ($0, region: nil) })))
    for (index, name) in names.dropLast(2).enumerated() {
      hall.count("c\(index)", at: name, people: 40, ["worries": ["rent": 40, "debt": 40]])
    }
    hall.count("n3", at: "east", people: 8, ["worries": ["care": 16]])
    hall.count("n4", at: "west", people: 9, ["worries": ["care": 18]])
    let tally = StickerTally(form: try #require(hall.stickers), state: try hall.state())
    #expect(tally.meetings.map(\.isHidden) == [false, false, true, true])
    #expect(tally.boards[0].difference?.isMoreThanChance == false)
  }
}
