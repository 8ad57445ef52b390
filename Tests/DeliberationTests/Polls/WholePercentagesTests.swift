import Deliberation
import TestSupport
import Testing

@Suite struct WholePercentagesTests {
  @Test func `what is left goes to the largest remainders`() {
    #expect(WholePercentages(of: [1, 1, 1]).values == [34, 33, 33])
    #expect(WholePercentages(of: [47, 16, 158, 94]).values == [15, 5, 50, 30])
    #expect(WholePercentages(of: [0, 0]).values == [0, 0])
    #expect(WholePercentages(of: []).values == [])
  }

  @Test(arguments: 0..<100 as Range<UInt64>) func `they add up, and none is a whole one off`(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let parts =
      (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 0...50, using: &random) } + [1]
    let values = WholePercentages(of: parts).values
    let whole = parts.reduce(0, +)
    #expect(values.reduce(0, +) == 100, "seed \(seed)")
    for (part, value) in zip(parts, values) {
      #expect(abs(part * 100 - value * whole) < whole, "seed \(seed): \(parts)")
    }
  }
}
