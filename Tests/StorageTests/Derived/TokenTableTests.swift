import Testing

@testable import Storage

@Suite struct TokenTableTests {
  @Test(arguments: [0, 1, 8, 100]) func `it holds more tokens than it was made for`(_ capacity: Int) {
    var table = TokenTable(capacity: capacity)
    let hashes = (0..<1_000).map { TokenTable.hash("t\($0)") }
    var doubles: Set<UInt64> = []
    table.insert(hashes, noting: &doubles)
    #expect(doubles.isEmpty)
    #expect(hashes.allSatisfy { table.hasAny(of: [$0]) })
    #expect(!table.hasAny(of: (1_000..<2_000).map { TokenTable.hash("t\($0)") }))
    table.insert([hashes[7]], noting: &doubles)
    #expect(doubles == [hashes[7]])
  }

  /// Hashes whose places were one before each table drew a number of its own: each was looked for among all before it.
  @Test func `hashes that somebody chose take no longer than others`() {
    var inverse: UInt64 = 1
    for _ in 0..<6 { inverse = inverse &* (2 &- 0x9E37_79B9_7F4A_7C15 &* inverse) }
    let chosen = (1...30_000).map { number -> UInt64 in
      let mixed = (UInt64(number) << 44) &* inverse
      return mixed ^ mixed >> 29 ^ mixed >> 58
    }
    func time(_ hashes: [UInt64]) -> Duration {
      ContinuousClock().measure {
        var (table, doubles) = (TokenTable(capacity: 0), Set<UInt64>())
        table.insert(hashes, noting: &doubles)
        #expect(doubles.isEmpty)
      }
    }
    let plain = time((1...30_000).map { TokenTable.hash("t\($0)") })
    #expect(time(chosen) < plain * 10 + .milliseconds(100))
  }
}
