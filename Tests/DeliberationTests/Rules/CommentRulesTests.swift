import Deliberation
import Testing

@Suite struct CommentRulesTests {
  private static func status(_ fill: (inout Alliance) -> Void) -> CommentStatus? {
    var alliance = Alliance()
    alliance.comment("c1", by: "tenants", seen: 0)
    fill(&alliance)
    return alliance.dossier.threads.first?.status
  }

  @Test func `a comment is open until somebody who may speaks for the alliance`() {
    #expect(Self.status { _ in } == .open)
    #expect(
      Self.status { $0.add("r1", by: "tenants", seen: 1, .reply(Reply(to: id("c1"), text: "Well?"))) }
        == .open)
    #expect(
      Self.status { $0.add("r1", by: "gone", seen: 1, .reply(Reply(to: id("c1"), text: "Well?"))) } == .open)
    for partner in ["carers", "board"] {
      #expect(
        Self.status { $0.add("r1", by: partner, seen: 1, .reply(Reply(to: id("c1"), text: "Yes."))) }
          == .answered)
    }
  }

  @Test func `a decision beats a withdrawal, and that an answer`() {
    #expect(
      Self.status {
        $0.add("r1", by: "board", seen: 1, .reply(Reply(to: id("c1"), text: "Yes.")))
        $0.withdraw("w1", of: "c1", by: "tenants", seen: 2)
      } == .withdrawn)
    #expect(
      Self.status {
        $0.withdraw("w1", of: "c1", by: "tenants", seen: 1)
        $0.decide("d1", ["c1"], .referred, seen: 2)
      } == .decided(.referred, by: id("d1")))
  }

  @Test func `an adopted amendment adopts the comments it answers`() {
    let status = Self.status {
      $0.amend("a1", by: "carers", seen: 1, hunks: 2, for: ["c1"])
      $0.decide("d1", ["a1/2"], .adopted, seen: 2)
    }
    #expect(status == .adopted(through: id("a1")))
    #expect(status?.name == "adopted")
    #expect(
      Self.status {
        $0.amend("a1", by: "carers", seen: 1, for: ["c1"])
        $0.decide("d1", ["a1"], .rejected, seen: 2)
      } == .open)
  }
}
