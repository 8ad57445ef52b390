import TestSupport
import Testing

@testable import Prose

@Suite struct LandmarksTests {
  @Test func `of two passages that crossed, the longer stays and the other is no landmark`() {
    let long: [UInt32] = [1, 2, 3, 4, 5, 6, 7]
    let short: [UInt32] = [11, 12, 13, 14, 15]
    let old = long + [90] + short
    let new = short + [91] + long
    let found = Landmarks.find(old: old.span, new: new.span)
    #expect(found == [MatchedRun(old: 0, new: 6, count: 7)])
  }

  @Test func `a passage that stands twice is no landmark`() {
    let passage: [UInt32] = [1, 2, 3, 4, 5]
    let twice = passage + [9] + passage
    let found = Landmarks.find(old: passage.span, new: twice.span)
    #expect(found.isEmpty)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `passages are matches, in order, and no better than the best`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func sequence() -> [UInt32] {
      (0..<Int.random(in: 0...120, using: &random)).map { _ in UInt32.random(in: 0...20, using: &random) }
    }
    let shared = sequence()
    let old = sequence() + shared + sequence()
    let new = sequence() + shared.dropFirst(shared.count / 2) + sequence() + shared.prefix(shared.count / 3)
    let runs = TokenDiff.passages(old: old.span, new: new.span)
    var end = MatchedRun(old: 0, new: 0, count: 0)
    for run in runs {
      #expect(run.old >= end.old + end.count && run.new >= end.new + end.count, "seed \(seed)")
      #expect(old[run.old..<(run.old + run.count)] == new[run.new..<(run.new + run.count)], "seed \(seed)")
      end = run
    }
    let best = TokenDiff.matches(old: old, new: new).reduce(0) { $0 + $1.count }
    #expect(runs.reduce(0) { $0 + $1.count } <= best, "seed \(seed)")
  }
}
