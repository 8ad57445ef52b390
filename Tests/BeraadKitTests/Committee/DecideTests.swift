import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct DecideTests {
  let alliance: Alliance
  let amendment: String

  init() throws {
    alliance = try Alliance()
    amendment = try alliance.amend("soon", to: "before 2030")
  }

  private func decide(_ targets: [String], _ outcome: Outcome = .adopted, dryRun: Bool = false) throws
    -> FiledRecord
  {
    try alliance.editors.decide(targets, outcome, because: "It can be checked.", poll: nil, dryRun: dryRun)
  }

  private func refusal(_ act: () throws -> Void) -> String {
    #expect(throws: Refusal.self, performing: act)?.explanation.message ?? ""
  }

  @Test(arguments: [false, true]) func `what is not collected cannot be decided on, not even to try`(
    _ dryRun: Bool
  ) throws {
    let main = try alliance.repository.revision("main")
    #expect(
      refusal { _ = try decide([amendment], dryRun: dryRun) }.contains("\(amendment) is not collected yet"))
    #expect(try alliance.repository.revision("main") == main)
  }

  @Test
  func `a decision is a record on main, and merging brings the words in, in the name of who proposed them`()
    throws
  {
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    let main = try alliance.repository.revision("main")
    let tried = try decide([amendment], dryRun: true)
    #expect(try alliance.repository.revision("main") == main)
    let decision = try decide([String(amendment.prefix(4))])
    #expect(tried.id.first == "d" && decision.id.first == "d")
    let outcome = try alliance.editors.merge("housing", accepting: .none)
    #expect(outcome.steps.map(\.state) == ["merged"] && !outcome.needsPeople)
    #expect(try alliance.repository.read("papers/housing/paper.md").contains("we want them before 2030."))
    #expect(
      try alliance.repository.git("log", "-1", "--format=%an <%ae>%n%cn%n%(trailers)", "main") == """
        tenants <p1@tenants.beraad.invalid>
        Editors
        Amendment: \(amendment)/1
        Decision: \(decision.id)
        Partner: tenants


        """)
    #expect(refusal { _ = try decide([amendment], .rejected) }.contains("was merged into the draft already"))
    #expect(try alliance.editors.merge("housing", accepting: .all).steps.isEmpty)
  }

  @Test func `only the committee decides, about what there is, with a reason`() throws {
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    #expect(
      refusal {
        _ = try alliance.tenants.decide([amendment], .adopted, because: "Mine.", poll: nil, dryRun: false)
      }
      .contains("may not decide"))
    #expect(refusal { _ = try decide([amendment + "/2"]) }.contains("has no hunk 2"))
    #expect(refusal { _ = try decide([amendment + "/x"]) }.contains("names no hunk"))
    #expect(
      refusal {
        _ = try alliance.editors.decide([amendment], .adopted, because: " ", poll: nil, dryRun: false)
      }
      .contains("A reason needs words"))
    #expect(
      refusal {
        _ = try alliance.editors.decide([amendment], .adopted, because: "So.", poll: "koers", dryRun: false)
      }
      .contains("There is no poll 'koers'"))
  }

  @Test func `what was taken back cannot be decided on`() throws {
    _ = try alliance.tenants.withdraw(amendment, because: "On second thoughts.")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    #expect(refusal { _ = try decide([amendment]) }.contains("has withdrawn \(amendment)"))
  }

  @Test func `a withdrawal is its own partner's, once, and not of what was adopted`() throws {
    #expect(
      refusal { _ = try alliance.carers.withdraw(amendment, because: "No.") }.contains(
        "only they can withdraw it"))
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try decide([amendment])
    #expect(refusal { _ = try alliance.tenants.withdraw(amendment, because: "No.") }.contains("is adopted"))
    _ = try decide([amendment], .postponed)
    _ = try alliance.tenants.withdraw(amendment, because: "No.")
    #expect(
      refusal { _ = try alliance.tenants.withdraw(amendment, because: "No.") }.contains(
        "is withdrawn already"))
  }
}
