import TestSupport
import Testing

@testable import Prose

@Suite struct HashIndexTests {
  @Test func `it holds what a dictionary holds, however often it grows`() {
    var random = SplitMix(seed: 3)
    var index = HashIndex()
    var dictionary: [UInt64: Int] = [:]
    for number in 0..<5_000 {
      let hash = UInt64.random(in: 0..<3_000, using: &random) &* 0x9E37_79B9_7F4A_7C15
      #expect(index.set(number, for: hash) == dictionary.updateValue(number, forKey: hash))
    }
    for hash in (0..<3_000 as Range<UInt64>).map({ $0 &* 0x9E37_79B9_7F4A_7C15 }) {
      #expect(index.number(of: hash) == dictionary[hash])
    }
  }
}
