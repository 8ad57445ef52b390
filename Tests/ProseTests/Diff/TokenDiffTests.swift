import TestSupport
import Testing

@testable import Prose

@Suite struct TokenDiffTests {
  @Test func `an edit in the middle leaves the ends matched`() {
    let runs = TokenDiff.matches(old: [1, 2, 3, 4, 5], new: [1, 2, 9, 4, 5])
    #expect(runs == [MatchedRun(old: 0, new: 0, count: 2), MatchedRun(old: 3, new: 3, count: 2)])
  }

  @Test func `nothing matches an empty sequence`() {
    #expect(TokenDiff.matches(old: [], new: [1, 2]).isEmpty)
    #expect(TokenDiff.matches(old: [1, 2], new: []).isEmpty)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the runs are a longest common subsequence`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alphabet = UInt32.random(in: 1...12, using: &random)
    func sequence() -> [UInt32] {
      (0..<Int.random(in: 0...150, using: &random)).map { _ in UInt32.random(in: 0...alphabet, using: &random)
      }
    }
    let (old, new) = (sequence(), sequence())
    let runs = TokenDiff.matches(old: old, new: new)
    var end = MatchedRun(old: 0, new: 0, count: 0)
    for run in runs {
      #expect(run.old >= end.old + end.count && run.new >= end.new + end.count, "seed \(seed)")
      #expect(old[run.old..<(run.old + run.count)] == new[run.new..<(run.new + run.count)], "seed \(seed)")
      end = run
    }
    #expect(runs.reduce(0) { $0 + $1.count } == length(old, new), "seed \(seed)")
  }

  @Test func `halving a problem finds as much as keeping it whole`() {
    var random = SplitMix(seed: 7)
    let old = (0..<400).map { _ in UInt32.random(in: 0..<90, using: &random) }
    let new = (0..<700).map { _ in UInt32.random(in: 0..<90, using: &random) }
    let pairs = BitParallelLCS.pairs(old, new, symbols: 90, wordsKept: 1 << 10)
    #expect(pairs.count == length(old, new))
    #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] })
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
  }

  /// The length of a longest common subsequence by the table of the textbook.
  private func length(_ old: [UInt32], _ new: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: old.count + 1)
    for symbol in new {
      var diagonal = 0
      for index in 0..<old.count {
        let above = row[index + 1]
        row[index + 1] = old[index] == symbol ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[old.count]
  }
}
