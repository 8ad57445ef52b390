@testable import Prose
import TestSupport
import Testing

@Suite struct HunkSetTests {
  private static func hunk(_ text: [UInt8], _ random: inout SplitMix) -> Hunk {
    let start = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, start + Int.random(in: 0...4, using: &random))
    let old = String(decoding: text[start..<end], as: UTF8.self)
    // Now and then one that was made on another text.
    let read = Int.random(in: 0..<12, using: &random) == 0 ? old + "?" : old
    return Hunk(range: start..<end, old: read, new: "\(Int.random(in: 0..<9, using: &random))")
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func `hunks are taken exactly where they apply beside the others`(
    seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let text = Array((0..<20).map { "woord \($0)" + ($0 % 3 == 0 ? ".\n" : " ") }.joined().utf8)
    var set = HunkSet(of: text)
    var taken: [Hunk] = []
    for _ in 0..<60 {
      let new = (0..<Int.random(in: 0...2, using: &random)).map { _ in Self.hunk(text, &random) }
      for hunk in new {
        let neighbours = taken.filter { hunk.sharesLines(with: $0, in: text) }
        #expect(Array(set.neighbours(of: hunk)) == neighbours.inOrder, "seed \(seed)")
      }
      let applied = (taken + new).applied(to: text)
      #expect(set.takes(new) == (applied != nil), "seed \(seed)")
      #expect(set.add(new) == (applied != nil), "seed \(seed)")
      if applied != nil { taken += new }
      #expect(set.hunks == taken.inOrder, "seed \(seed)")
      #expect(set.hunks.applied(to: text) == taken.applied(to: text), "seed \(seed)")
    }
    #expect(taken.count > 5)
  }
}
