import Deliberation
import Testing

@Suite struct RosterTests {
  @Test func `a partner alone means its first person`() throws {
    let identity = try Alliance.roster.identity("tenants")
    #expect(identity == Identity(partner: identity.partner, person: "p1"))
    #expect(try Alliance.roster.identity("tenants/p2").person == "p2")
  }

  @Test(arguments: [
    ("tenant", "There is no partner 'tenant'.", "did you mean tenants?"),
    ("", "There is no partner ''.", "there is: board, carers, nobody, tenants"),
    ("../x", "There is no partner '..'.", "there is: board, carers, nobody, tenants"),
    ("tenants/p3", "There is no person 'p3' of tenants.", "did you mean p1, p2?"),
    ("tenants/", "There is no person '' of tenants.", "there is: p1, p2"),
    ("nobody", "The partner 'nobody' has no people in reviewers.json.", nil),
  ])
  func `who is not in the roster is refused, with near names`(typed: String, message: String, hint: String?) {
    let refusal = #expect(throws: Refusal.self) { try Alliance.roster.identity(typed) }
    #expect(refusal?.explanation.message == message)
    #expect(refusal?.explanation.hints.first == hint)
  }

  @Test func `a role is asked for by name`() throws {
    let tenants = try Alliance.roster.identity("tenants")
    let refusal = #expect(throws: Refusal.self) {
      try tenants.mustBe(
        .author, .committee, to: Localized(en: "revise a draft", nl: "een concept aanpassen"))
    }
    #expect(
      refusal?.explanation.message
        == "The tenants' union (tenants) may not revise a draft: that takes the role author or committee.")
    #expect(throws: Never.self) {
      try Alliance.roster.identity("board").mustBe(
        .author, .committee, to: Localized(en: "merge", nl: "samenvoegen"))
    }
  }
}
