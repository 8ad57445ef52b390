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
}
