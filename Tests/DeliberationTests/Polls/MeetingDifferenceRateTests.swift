import TestSupport
import Testing

@testable import Deliberation

/// How often meetings are said to differ where all were drawn from one crowd: in about five of a hundred polls, however uneven the halls
/// and however rare the items.
@Suite struct MeetingDifferenceRateTests {
  /// Halls by how many people place one sticker each, and items by how often they are chosen.
  struct Crowd: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let halls: [Int]
    let items: [Int]

    init(_ name: String, halls: [Int], items: [Int]) {
      (testDescription, self.halls, self.items) = (name, halls, items)
    }

    func draw(_ random: inout SplitMix) -> [[Int]] {
      let all = items.reduce(0, +)
      let ends = items.indices.map { items[...$0].reduce(0, +) }
      return halls.map { people in
        var row = Array(repeating: 0, count: items.count)
        for _ in 0..<people {
          let drawn = Int.random(in: 0..<all, using: &random)
          row[ends.firstIndex { drawn < $0 } ?? 0] += 1
        }
        return row
      }
    }
  }

  private static let even = [200, 160, 140, 120, 50, 40, 30, 20, 20, 10]
  private static let crowds = [
    Crowd("five halls", halls: [64, 48, 57, 52, 39], items: even),
    Crowd("a large hall and four small ones", halls: [300, 20, 20, 20, 20], items: even),
    Crowd(
      "a very large hall and five small ones", halls: [2_000, 10, 10, 10, 10, 10],
      items: [200, 160, 140, 120, 50, 40, 30, 5, 2, 1]),
    Crowd("rare items", halls: [1_000, 20, 20, 20, 20, 20, 20, 20], items: [500, 400, 2, 2, 1]),
    Crowd(
      "sixty small halls", halls: [5_000] + Array(repeating: 20, count: 60), items: [1_000, 800, 100, 1, 1]),
  ]

  @Test(arguments: crowds) func `what chance makes is called a difference in about five of a hundred polls`(
    _ crowd: Crowd
  ) {
    var random = SplitMix(seed: 9)
    var found = 0
    for _ in 0..<1_000 {
      let difference = MeetingDifference(
        .init(
          meetings: crowd.halls.indices.map { slug("m\($0)") },
          items: crowd.items.indices.map { slug("i\($0)") }, stickers: crowd.draw(&random), mostByOne: 1))
      if difference?.isMoreThanChance == true { found += 1 }
    }
    // 50 are expected, with a spread of 7.
    #expect((29...71).contains(found), "\(found) of 1,000")
  }

  /// Why small meetings and rare items are merged: χ² of the table as it is calls chance a difference far more often.
  @Test func `without merging it is called so in a quarter of the polls`() {
    let crowd = Self.crowds[4]
    var random = SplitMix(seed: 9)
    let found = (0..<200).count { _ in
      let cells = crowd.draw(&random)
      let items = crowd.items.indices.filter { item in cells.contains { $0[item] > 0 } }
      let whole = MeetingDifference.Margins(cells.map { row in items.map { row[$0] } })
      return whole.statistic > MeetingDifference.bound(Double((cells.count - 1) * (items.count - 1)))
    }
    #expect((40...80).contains(found), "\(found) of 200")
  }
}
