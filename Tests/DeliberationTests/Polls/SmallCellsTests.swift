import Deliberation
import TestSupport
import Testing

@Suite struct SmallCellsTests {
  private typealias MeetingCell = SmallCells.Meeting

  private static func meetings(_ people: [(Int, region: String?)]) -> [MeetingCell] {
    people.enumerated().map { index, meeting in
      MeetingCell(
        id: slug("m\(index)"), region: meeting.region, people: meeting.0)
    }
  }

  @Test func `large cells hide nothing, and no bound hides nothing`() {
    let large = SmallCells.hidden(meetings: Self.meetings([(3, region: "n"), (4, region: nil)]), below: 3)
    #expect(large.meetings.isEmpty && large.regions.isEmpty && !large.hidesTotal)
    let unbound = SmallCells.hidden(meetings: Self.meetings([(1, region: "n")]), below: 0)
    #expect(unbound.meetings.isEmpty && unbound.regions.isEmpty && !unbound.hidesTotal)
    #expect(!SmallCells.hidden(meetings: [], below: 3).hidesTotal)
  }

  @Test func `a small region takes the next smallest with it`() {
    let cells = SmallCells.hidden(
      meetings: Self.meetings([(1, region: "n"), (9, region: "s"), (5, region: "w")]), below: 3)
    #expect(cells.regions == ["n", "w"])
    #expect(cells.meetings == [slug("m0"), slug("m2")])
  }

  /// By brute force: whatever set of meetings has a sum that can be computed from what is shown has enough people.
  @Test(arguments: 0..<400 as Range<UInt64>) func `no sum of too few people can be computed`(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let bound = Int.random(in: 1...6, using: &random)
    let regions: [String?] = ["n", "s", "w", nil]
    let meetings = Self.meetings(
      (0..<Int.random(in: 1...7, using: &random)).map { _ in
        (.random(in: 1...8, using: &random), region: regions.randomElement(using: &random) ?? nil)
      })
    let cells = SmallCells.hidden(meetings: meetings, below: bound)
    let known = Self.shown(meetings, cells)
    for subset in 1..<(1 << meetings.count) {
      let members = meetings.indices.map { subset >> $0 & 1 }
      let people = meetings.indices.reduce(0) { $0 + members[$1] * meetings[$1].people }
      guard people < bound, people > 0 else { continue }
      #expect(!known.spans(members), "seed \(seed): \(members) of \(meetings.map(\.people)) below \(bound)")
    }
    // And not by hiding everything: where all is large enough, all is shown.
    if meetings.allSatisfy({ $0.people >= bound }) {
      #expect(cells.meetings.isEmpty && cells.regions.isEmpty && !cells.hidesTotal, "seed \(seed)")
    }
  }

  /// What is shown, as sums over the meetings.
  private static func shown(_ meetings: [MeetingCell], _ cells: SmallCells) -> RowSpace {
    var space = RowSpace()
    for (index, meeting) in meetings.enumerated() where !cells.meetings.contains(meeting.id) {
      space.add(meetings.indices.map { $0 == index ? 1 : 0 })
    }
    for region in Set(meetings.compactMap(\.region)) where !cells.regions.contains(region) {
      space.add(meetings.map { $0.region == region ? 1 : 0 })
    }
    if !cells.hidesTotal { space.add(meetings.map { _ in 1 }) }
    return space
  }
}
