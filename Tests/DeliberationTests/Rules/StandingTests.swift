import Deliberation
import TestSupport
import Testing

@Suite struct StandingTests {
  private static func decisions(_ fill: (inout Alliance) -> Void) -> [Filed] {
    var alliance = Alliance()
    fill(&alliance)
    return alliance.records
  }

  private static func outcome(_ body: Record.Body) -> Outcome? {
    if case .decision(let decision) = body { decision.outcome } else { nil }
  }

  private static func standing(_ members: [Filed], _ rule: Standing.Rule = .last) -> Standing {
    Standing(members, rule: rule) { outcome($0) == outcome($1) }
  }

  @Test func `of none, none stands`() {
    let standing = Self.standing([])
    #expect(standing.holds == nil && standing.others.isEmpty && standing.replaced.isEmpty)
  }

  @Test func `what a later one replaces stands no more, however late it came`() {
    let records = Self.decisions {
      $0.decide("d1", ["a1"], .adopted, seen: 9)
      $0.decide("d2", ["a1"], .rejected, seen: 1, replaces: ["d1"])
    }
    let standing = Self.standing(records)
    #expect(standing.holds?.record.id == id("d2"))
    #expect(standing.others.isEmpty)
    #expect(standing.replaced == [id("d2")])
  }

  @Test func `of several that stand, the rule says which holds, by what they saw and then by id`() {
    let records = Self.decisions {
      $0.decide("d2", ["a1"], .rejected, seen: 1)
      $0.decide("d3", ["a1"], .adopted, seen: 2)
      $0.decide("d1", ["a1"], .postponed, seen: 2)
    }
    let (first, last) = (Self.standing(records, .first), Self.standing(records, .last))
    #expect(first.holds?.record.id == id("d2"))
    #expect(first.others.map(\.record.id) == [id("d1"), id("d3")])
    #expect(last.holds?.record.id == id("d3"))
    #expect(last.others.map(\.record.id) == [id("d2"), id("d1")])
    #expect(first.replaced == last.replaced)
    #expect(first.replaced == [id("d1"), id("d2"), id("d3")])
  }

  @Test func `those that say the same exclude nobody`() {
    let records = Self.decisions {
      $0.decide("d1", ["a1"], .adopted, seen: 1)
      $0.decide("d2", ["a1"], .adopted, seen: 2)
      $0.decide("d3", ["a1"], .rejected, seen: 1)
    }
    #expect(Self.standing(Array(records.prefix(2))).others.isEmpty)
    #expect(Self.standing(records).others.map(\.record.id) == [id("d3")])
  }

  @Test func `a ring of records that replace each other leaves none, and crashes nobody`() {
    let records = Self.decisions {
      $0.decide("d1", ["a1"], .adopted, seen: 1, replaces: ["d2"])
      $0.decide("d2", ["a1"], .rejected, seen: 1, replaces: ["d1"])
    }
    #expect(Self.standing(records).holds == nil)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `every order of the records gives the same, and one that replaces all heads settles it`(_ seed: UInt64)
  {
    var random = SplitMix(seed: seed)
    // As clones write them: each replaces some of those that its writer had, and no ring is possible.
    var alliance = Alliance()
    for number in 1...Int.random(in: 1...9, using: &random) {
      let earlier = (1..<number).filter { _ in Bool.random(using: &random) }.map { "d\($0)" }
      alliance.decide(
        "d\(number)", ["a1"], Outcome.allCases.randomElement(using: &random) ?? .adopted,
        seen: .random(in: 0...3, using: &random), replaces: earlier)
    }
    for rule in [Standing.Rule.first, .last] {
      let expected = Self.standing(alliance.records, rule)
      for _ in 0..<5 {
        let shuffled = Self.standing(alliance.records.shuffled(using: &random), rule)
        #expect(shuffled.holds == expected.holds, "seed \(seed)")
        #expect(shuffled.others == expected.others, "seed \(seed)")
      }
      #expect(expected.holds != nil, "seed \(seed)")
      var settled = alliance
      // Heads that agree with the one that holds are no others: to settle is to name them too.
      let heads = alliance.records.filter { filed in
        !alliance.records.contains { $0.record.body.replaces.contains(filed.record.id) }
      }
      settled.add(
        "d99", by: "board", seen: 0,
        .decision(
          Decision(
            targets: [target("a1")], outcome: .postponed, reason: "So.", poll: nil,
            replaces: heads.map(\.record.id))))
      let after = Self.standing(settled.records, rule)
      #expect(after.holds?.record.id == id("d99"), "seed \(seed)")
      #expect(after.others.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a record that replaces what a standing says it would settles it for good`(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    var alliance = Alliance()
    for number in 1...6 {
      alliance.decide(
        "d\(number)", ["a1"], [Outcome.adopted, .rejected].randomElement(using: &random) ?? .adopted,
        seen: .random(in: 0...3, using: &random))
    }
    for rule in [Standing.Rule.first, .last] {
      var settled = alliance
      settled.add(
        "d9", by: "board", seen: 0,
        .decision(
          Decision(
            targets: [target("a1")], outcome: .postponed, reason: "So.", poll: nil,
            replaces: Self.standing(alliance.records, rule).replaced)))
      let after = Self.standing(settled.records, rule)
      #expect(after.holds?.record.id == id("d9") && after.others.isEmpty, "seed \(seed)")
    }
  }
}
