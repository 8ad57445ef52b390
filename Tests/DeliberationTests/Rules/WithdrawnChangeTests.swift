import Deliberation
import Prose
import TestSupport
import Testing

@Suite struct WithdrawnChangeTests {
  private func alliance() -> Alliance {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0, hunks: 2)
    return alliance
  }

  @Test func `one change that is taken back leaves the other open`() throws {
    var alliance = alliance()
    alliance.withdraw("w1", of: "a1/2", by: "tenants", seen: 1)
    let dossier = alliance.dossier
    #expect(dossier.amendments.map(\.statuses) == [[.open, .withdrawn]])
    #expect(dossier.withdrawal(of: id("a1")) == nil)
    #expect(dossier.withdrawal(of: target("a1/2"))?.record.id == id("w1"))
    #expect(try dossier.targetsForDecision([target("a1")]) == [target("a1/1")])
    let refusal = #expect(throws: Refusal.self) { try dossier.targetsForDecision([target("a1/2")]) }
    #expect(refusal?.explanation.message.hasSuffix("has withdrawn \(target("a1/2")).") == true)
  }

  @Test func `a change that is not there, and one of another partner, cannot be taken back`() {
    var alliance = alliance()
    alliance.withdraw("w1", of: "a1/3", by: "tenants", seen: 1)
    alliance.withdraw("w2", of: "a1/2", by: "carers", seen: 1)
    #expect(alliance.dossier.amendments.map(\.statuses) == [[.open, .open]])
    #expect(alliance.dossier.withdrawals(within: id("a1")).isEmpty)
  }

  @Test func `an adoption apart excludes the withdrawal of that change, and of no other`() {
    var alliance = alliance()
    alliance.decide("d1", ["a1/1", "a1/2"], .adopted, seen: 1)
    alliance.withdraw("w1", of: "a1/2", by: "tenants", seen: 1)
    #expect(alliance.dossier.exclusions.map(\.subject) == [.withdrawal(target("a1/2"))])
  }

  @Test func `a decision names the withdrawals of its own changes`() {
    var alliance = alliance()
    alliance.withdraw("w1", of: "a1/2", by: "tenants", seen: 1)
    func bearing(on name: String) -> [RecordID] {
      alliance.dossier.bearing(
        on: .decision(Decision(targets: [target(name)], outcome: .adopted, reason: "So.", poll: nil)))
    }
    #expect(bearing(on: "a1/1") == [])
    #expect(bearing(on: "a1/2") == [id("w1")])
    #expect(bearing(on: "a1") == [id("w1")])
  }

  @Test func `what was put again is open once more when each of the new changes was taken back`() {
    var alliance = alliance()
    alliance.add(
      "a2", by: "tenants", seen: 1,
      .amendment(
        Amendment(
          base: "b0", hunks: (0..<2).map { Hunk(range: $0..<$0 + 1, old: "R", new: "r") },
          reason: "Again.", comments: [], again: [target("a1/1"), target("a1/2")])))
    alliance.withdraw("w1", of: "a2/1", by: "tenants", seen: 2)
    #expect(alliance.dossier.amendment(id("a1"))?.isOpen == false)
    alliance.withdraw("w2", of: "a2/2", by: "tenants", seen: 3)
    #expect(alliance.dossier.amendment(id("a1"))?.statuses == [.open, .open])
  }
}
