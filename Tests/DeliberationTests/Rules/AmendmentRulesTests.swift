import Deliberation
import Prose
import TestSupport
import Testing

@Suite struct AmendmentRulesTests {
  @Test func `each hunk has its own fate, and the whole one word for it`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0, hunks: 3)
    #expect(alliance.dossier.amendment(id("a1"))?.status == "open")
    alliance.decide("d1", ["a1/1", "a1/2"], .adopted, seen: 1)
    alliance.merged[target("a1/1")] = "abc"
    let file = alliance.dossier.amendment(id("a1"))
    #expect(file?.statuses == [.merged(commit: "abc"), .decided(.adopted, by: id("d1")), .open])
    #expect(file?.status == "partly")
    #expect(file?.isOpen == true)
    #expect(file?.targets(where: \.isAdopted) == [target("a1/1"), target("a1/2")])
  }

  @Test func `a later decision takes the place of an earlier one, about the hunk or the whole`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0, hunks: 2)
    alliance.decide("d1", ["a1"], .postponed, seen: 1)
    alliance.decide("d2", ["a1/2"], .adopted, seen: 2, replaces: ["d1"])
    #expect(
      alliance.dossier.amendments.first?.statuses == [
        .decided(.postponed, by: id("d1")), .decided(.adopted, by: id("d2")),
      ])
    alliance.decide("d3", ["a1"], .rejected, seen: 3, replaces: ["d1", "d2"])
    #expect(alliance.dossier.amendments.first?.status == "rejected")
    #expect(alliance.dossier.exclusions.isEmpty)
  }

  @Test
  func `two decisions made apart exclude each other, whatever their clocks, until a third replaces both`() {
    for clocks in [(1, 2), (2, 1)] as [(Int64, Int64)] {
      var alliance = Alliance()
      alliance.amend("a1", by: "tenants", seen: 0)
      alliance.decide("d1", ["a1"], .adopted, seen: 1, at: clocks.0)
      alliance.decide("d2", ["a1"], .rejected, seen: 1, at: clocks.1)
      #expect(alliance.dossier.amendments.first?.status == "rejected")
      #expect(alliance.dossier.isUnsettled(target("a1/1")))
      #expect(
        alliance.dossier.exclusions == [
          Exclusion(
            subject: .decision(target("a1")), holds: .record(id("d2")), others: [.record(id("d1"))])
        ])
      #expect(alliance.dossier.decisionsReplaced(by: [target("a1/1")]) == [id("d1"), id("d2")])
      alliance.decide("d3", ["a1/1"], .adopted, seen: 2, replaces: ["d1", "d2"])
      #expect(alliance.dossier.amendments.first?.status == "adopted")
      #expect(!alliance.dossier.isUnsettled(target("a1/1")))
    }
  }

  @Test func `of two decisions made apart the one that saw more holds`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.decide("d2", ["a1"], .rejected, seen: 1)
    alliance.decide("d1", ["a1"], .adopted, seen: 2)
    #expect(alliance.dossier.decision(about: target("a1/1"))?.record.id == id("d1"))
  }

  @Test func `what was taken back before the decision stays so, what was adopted before stays adopted`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.withdraw("w1", of: "a1", by: "tenants", seen: 1)
    alliance.decide("d1", ["a1"], .adopted, seen: 2, having: ["w1"])
    #expect(alliance.dossier.amendments.first?.status == "withdrawn")
    alliance.amend("a2", by: "tenants", seen: 0)
    alliance.decide("d2", ["a2"], .adopted, seen: 1)
    alliance.withdraw("w2", of: "a2", by: "tenants", seen: 2)
    #expect(alliance.dossier.amendments.last?.status == "adopted")
  }

  @Test func `what was put off and then taken back is taken back`() {
    for outcome in [Outcome.postponed, .referred] {
      var alliance = Alliance()
      alliance.amend("a1", by: "tenants", seen: 0)
      alliance.decide("d1", ["a1"], outcome, seen: 1)
      alliance.withdraw("w1", of: "a1", by: "tenants", seen: 2)
      #expect(alliance.dossier.amendments.first?.status == "withdrawn")
    }
  }

  @Test func `while two decisions exclude each other its partner can still take it back`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.decide("d1", ["a1"], .adopted, seen: 1)
    alliance.decide("d2", ["a1"], .rejected, seen: 1)
    alliance.withdraw("w1", of: "a1", by: "tenants", seen: 2)
    // Not by one that knew of one of them only: nobody is told then what became of the other.
    for known in [[], ["d1"], ["d2"]] {
      alliance.witnessed[id("w1")] = Set(known.map(id))
      #expect(alliance.dossier.exclusions.count == 1)
      #expect(throws: Never.self) { try alliance.dossier.targetsForDecision([target("a1")]) }
    }
    alliance.witnessed[id("w1")] = [id("d1"), id("d2")]
    #expect(alliance.dossier.amendments.first?.status == "withdrawn")
    #expect(alliance.dossier.exclusions.isEmpty)
  }

  @Test func `an id that is of something else is no amendment`() {
    var alliance = Alliance()
    alliance.comment("c1", by: "tenants", seen: 0)
    alliance.amend("a1", by: "tenants", seen: 0)
    #expect(alliance.dossier.amendment(id("c1")) == nil)
    #expect(alliance.dossier.hunk(target("a1/1"))?.new == "r")
    #expect(alliance.dossier.hunk(target("a1/2")) == nil)
    #expect(alliance.dossier.hunk(target("a1")) == nil)
  }
}
