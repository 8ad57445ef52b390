import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct OpenCollisionsTests {
  @Test func `open amendments that want different words collide, a decided one does not`() throws {
    let alliance = try Alliance()
    let first = try alliance.amend("soon", to: "before 2030")
    let second = try alliance.amend("them soon", to: "them now")
    let apart = try alliance.amend("affordable", to: "good")
    let report = try alliance.editors.collisions(of: "housing")
    #expect(report.amendments == 3)
    #expect(report.pairs.map { [$0.a, $0.b] } == [[first, second].sorted()])
    #expect(!report.pairs.contains { $0.a == apart || $0.b == apart })
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([second], .rejected, because: "Later.", poll: nil, dryRun: false)
    #expect(try alliance.editors.collisions(of: "housing").pairs.isEmpty)
  }
}
