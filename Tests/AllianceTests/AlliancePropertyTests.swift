import Foundation
import TestSupport
import Testing

/// Whoever writes and wherever: nothing acknowledged is lost, and one commit means one thing.
///
/// `BERAAD_SEED` does one seed, with `BERAAD_STEPS` (numbers with commas, or how many) only these steps; `BERAAD_SHRINK`
/// looks for fewer steps that break the same promise for so many seconds; `BERAAD_TORTURE_SECONDS` does seeds at random.
@Suite struct AlliancePropertyTests {
  static let environment = ProcessInfo.processInfo.environment
  static let isLong = environment["BERAAD_TORTURE_SECONDS"] != nil || environment["BERAAD_SEED"] != nil
  static let seeds: [UInt64] = environment["BERAAD_SEED"].flatMap { UInt64($0) }.map { [$0] } ?? [1, 2, 3, 4]

  /// The steps of a short run.
  static let steps: [Int] = {
    guard let text = environment["BERAAD_STEPS"] else { return Array(1...60) }
    let numbers = text.split(separator: ",").compactMap { Int($0) }
    return numbers.count == 1 && !text.contains(",") ? Array(1...max(1, numbers[0])) : numbers
  }()

  @Test(arguments: seeds) func `several clones come to one truth`(seed: UInt64) throws {
    try Self.expectRight(try Run(seed: seed, steps: Self.steps))
  }

  @Test(.enabled(if: Program.setting("BERAAD_TORTURE_SECONDS") != nil && environment["BERAAD_SEED"] == nil))
  func `several clones come to one truth, for minutes and from seeds at random`() throws {
    let deadline = Date().addingTimeInterval(TimeInterval(Program.setting("BERAAD_TORTURE_SECONDS") ?? 300))
    var (runs, acknowledged) = (0, 0)
    while Date() < deadline {
      let run = try Run(seed: UInt64.random(in: 1...999_999), steps: Array(1...150))
      runs += 1
      acknowledged += run.acknowledged
      try Self.expectRight(run)
    }
    print("\(runs) runs of 150 steps, \(acknowledged) records acknowledged")
  }

  private static func expectRight(_ run: Run) throws {
    #expect(run.acknowledged > 0, "seed \(run.seed): nothing was acknowledged, so nothing was shown")
    if run.findings.isEmpty { return }
    var told = run
    if let seconds = Program.setting("BERAAD_SHRINK") {
      told = try run.shrunk(until: Date().addingTimeInterval(TimeInterval(seconds)))
    }
    Issue.record("\(told.story)\n\(told.log.joined(separator: "\n"))")
  }
}
