import TestSupport
import Testing

@testable import Prose

@Suite struct RemovedRunsTests {
  private static let identities = [(0, 4), (0, 5), (2, 6), (2, 7), (0, 0)].map {
    TokenIdentity(origin: $0.0, ordinal: $0.1)
  }

  private var runs: RemovedRuns {
    var runs = RemovedRuns()
    runs.add([7, 8, 9, 9, 7], Self.identities[...], goneIn: 3)
    runs.add([], [], goneIn: 4)
    var more = RemovedRuns()
    more.add([1], Self.identities[2...2], goneIn: 5)
    more.add([2, 3], Self.identities[3...], goneIn: 6)
    runs.add(more)
    return runs
  }

  @Test func `a run gives back its symbols, its identities and who took it away`() {
    let runs = runs
    #expect(runs.count == 3)
    #expect((0..<3).map { Array(runs.symbols[runs.range($0)]) } == [[7, 8, 9, 9, 7], [1], [2, 3]])
    #expect((0..<3).map(runs.revision) == [3, 5, 6])
    #expect(runs.identities(of: 0, 0..<5) == Self.identities)
    #expect(runs.identities(of: 0, 1..<4) == Array(Self.identities[1..<4]))
    #expect(runs.identities(of: 2, 0..<2) == Array(Self.identities[3...]))
    #expect(runs.counts == [2, 2, 1, 1, 1, 1])
  }

  @Test func `runs that are too short are left out`() {
    let long = runs.filtered(atLeast: 2)
    #expect((0..<long.count).map { Array(long.symbols[long.range($0)]) } == [[7, 8, 9, 9, 7], [2, 3]])
    #expect((0..<long.count).map(long.revision) == [3, 6])
    #expect(long.identities(of: 0, 0..<5) == Self.identities)
    #expect(long.identities(of: 1, 0..<2) == Array(Self.identities[3...]))
    #expect(runs.filtered(atLeast: 1) == runs && runs.filtered(atLeast: 6).isEmpty)
  }

  @Test func `runs come back from their arrays, and from none that do not fit`() {
    let runs = runs
    func again(
      symbols: [UInt32]? = nil, counts: [UInt32]? = nil, revisions: [UInt32]? = nil,
      symbolEnds: [UInt32]? = nil,
      stretchEnds: [UInt32]? = nil
    ) -> RemovedRuns? {
      RemovedRuns(
        symbols: symbols ?? runs.symbols, firsts: runs.firsts, counts: counts ?? runs.counts,
        revisions: revisions ?? runs.revisions, symbolEnds: symbolEnds ?? runs.symbolEnds,
        stretchEnds: stretchEnds ?? runs.stretchEnds)
    }
    #expect(again() == runs)
    #expect(again(symbols: [1]) == nil)
    #expect(again(counts: [2, 2, 1, 1, 1]) == nil)
    #expect(again(counts: [2, 2, 2, 1, 1, 1]) == nil)
    #expect(again(revisions: [3, 5]) == nil)
    #expect(again(symbolEnds: [6, 5, 8]) == nil)
    #expect(again(symbolEnds: [5, 6]) == nil)
    #expect(again(stretchEnds: [3, 9, 6]) == nil)
    #expect(again(stretchEnds: [4, 3, 6]) == nil)
  }
}
