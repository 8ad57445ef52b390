import Deliberation
import TestSupport
import Testing

@Suite struct DecisionRulesTests {
  private static func alliance() -> Alliance {
    var alliance = Alliance()
    alliance.comment("c1", by: "tenants", seen: 0)
    alliance.amend("a1", by: "tenants", seen: 0, hunks: 3)
    alliance.amend("a2", by: "carers", seen: 0)
    alliance.withdraw("w1", of: "a2", by: "carers", seen: 1)
    alliance.add("r1", by: "tenants", seen: 1, .reply(Reply(to: id("c1"), text: "Well?")))
    alliance.merged[target("a1/2")] = "abcdef0123"
    return alliance
  }

  @Test func `a whole amendment stands for each of its hunks that is not in the draft yet`() throws {
    let settled = try Self.alliance().dossier.targetsForDecision([target("a1"), target("c1"), target("a1/1")])
    #expect(settled == [target("a1/1"), target("a1/3"), target("c1")])
  }

  @Test(arguments: [
    ("c9", "There is no comment or amendment '\(id("c9"))'."), ("r1", "\(id("r1")) is a reply"),
    ("c1/1", "\(id("c1")) is a comment: it has no hunks."), ("a1/4", "\(id("a1")) has no hunk 4."),
    ("a1/2", "\(id("a1"))/2 was merged into the draft already, by commit abcdef0."),
    ("a2", "Carers has withdrawn \(id("a2"))."), ("a2/1", "Carers has withdrawn \(id("a2"))."),
  ])
  func `what cannot be decided on is named`(name: String, message: String) {
    let refusal = #expect(throws: Refusal.self) {
      try Self.alliance().dossier.targetsForDecision([target(name)])
    }
    #expect(refusal?.explanation.message.hasPrefix(message) == true, "\(String(describing: refusal))")
  }

  @Test func `an amendment that is in the draft as a whole is decided`() {
    var alliance = Self.alliance()
    for hunk in 1...3 { alliance.merged[target("a1/\(hunk)")] = "abc" }
    let refusal = #expect(throws: Refusal.self) { try alliance.dossier.targetsForDecision([target("a1")]) }
    #expect(refusal?.explanation.message == "\(id("a1")) was merged into the draft already.")
  }

  @Test func `an unknown id is answered with the nearest`() {
    let refusal = #expect(throws: Refusal.self) {
      try Self.alliance().dossier.targetsForDecision([Target(id("a12"))])
    }
    #expect(refusal?.explanation.hints.first?.contains("\(id("a1"))") == true)
  }

  @Test func `what stands between the paper and an edition is said in sentences`() {
    var alliance = Self.alliance()
    #expect(
      alliance.dossier.undecided.map(\.sentence.english) == [
        "\(id("a1"))/1, \(id("a1"))/3 of The tenants' union is not decided on."
      ])
    alliance.decide("d1", ["a1/1"], .adopted, seen: 2)
    alliance.decide("d2", ["a1/3"], .rejected, seen: 3)
    #expect(
      alliance.dossier.undecided.map(\.sentence.english) == [
        "\(id("a1"))/1 of The tenants' union is adopted and not merged."
      ])
    alliance.merged[target("a1/1")] = "abc"
    #expect(alliance.dossier.undecided == [])
  }
}
