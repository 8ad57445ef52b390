import Foundation
import TestSupport

/// A seed, the numbers of the steps that are done, and what came of them.
struct Run {
  let seed: UInt64
  let steps: [Int]
  let findings: [Finding]
  /// What was done, a line each.
  let log: [String]
  /// How many records were acknowledged.
  let acknowledged: Int

  init(seed: UInt64, steps: [Int]) throws {
    let alliance = try Alliance(seed: seed)
    for step in steps { alliance.perform(step) }
    alliance.end()
    self.seed = seed
    self.steps = steps
    findings = alliance.findings
    log = alliance.log
    acknowledged = alliance.ledger.records.count
  }

  /// The promises that were broken, the first finding of each, and how to see it again.
  var story: String {
    var seen: Set<Finding.Promise> = []
    let firsts = findings.filter { seen.insert($0.promise).inserted }
    let numbers = findings.reduce(into: [Finding.Promise: Int]()) { $0[$1.promise, default: 0] += 1 }
    return """
      seed \(seed), \(steps.count) steps, \(acknowledged) records acknowledged, \(findings.count) findings
      \(firsts.map { "\($0)  [\(numbers[$0.promise] ?? 0) of these]" }.joined(separator: "\n"))
      Again: BERAAD_SEED=\(seed) BERAAD_STEPS=\(steps.map(String.init).joined(separator: ",")) swift test --filter AlliancePropertyTests
      """
  }

  /// The same with fewer steps, as long as it breaks the same promise as the first finding (delta debugging, Zeller 1999).
  func shrunk(until deadline: Date) throws -> Run {
    guard let promise = findings.first?.promise else { return self }
    var smallest = self
    var size = max(1, steps.count / 2)
    while size >= 1, Date() < deadline {
      var start = 0
      var isShorter = false
      while start < smallest.steps.count, Date() < deadline {
        var fewer = smallest.steps
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        let run = try Run(seed: seed, steps: fewer)
        if run.findings.contains(where: { $0.promise == promise }) {
          smallest = run
          isShorter = true
        } else {
          start += size
        }
      }
      if size == 1 && !isShorter { break }
      size = size == 1 ? 1 : size / 2
    }
    return smallest
  }
}
