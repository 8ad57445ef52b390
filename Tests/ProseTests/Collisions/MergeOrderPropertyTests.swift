import TestSupport
import Testing

/// What two partners propose, merged into what the author made of the text meanwhile, in either order and round by round, as if
/// everybody always said yes: each word is accounted for.
@Suite struct MergeOrderPropertyTests {
  @Test(
    arguments: Array(1...500) + [
      2_311, 2_530, 3_509, 4_389, 4_788, 4_837, 8_781, 9_476, 10_504, 10_864, 11_549,
    ] as [UInt64])
  func `no word is lost, doubled or put back, whoever comes first`(seed: UInt64) {
    let alliance = RandomAlliance(seed: seed)
    for order in [[0, 1], [1, 0]] {
      var run = MergeRounds(alliance, order: order)
      run.merge()
      for fault in run.faults { Issue.record("\(fault), seed \(seed), order \(order)\n\(run.story)") }
    }
  }
}
