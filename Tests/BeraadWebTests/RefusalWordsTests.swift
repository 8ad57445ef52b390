import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct RefusalWordsTests {
  @Test func `a Dutch page says the rules' no in Dutch`() async throws {
    let alliance = try await WebAlliance()
    let filed = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox")
    let decision = [("outcome", "adopt"), ("because", "So it is.")]
    func told(_ target: String) async -> Page {
      await editors.post("/p/housing/decide", form + decision + [("target", target)])
    }
    expect(await told("\(filed.id)/1"), says: "is nog niet binnengehaald: doe dat eerst.")
    expect(await told("a" + String(repeating: "0", count: 32)), says: "Er is niets met het nummer")
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    expect(await told("\(filed.id)/7"), says: "is geen deel van een voorstel.")
    expect(
      await editors.post("/p/housing/polls", form + [("contested", "\(filed.id)/1"), ("poll", "when")]),
      says: "Hier is niets meer omstreden.")
    _ = try alliance.context(as: "redactie").decide(
      [filed.id], .adopted, because: "Better.", poll: nil, dryRun: false)
    let tenants = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let own = try await tenants.form(at: "/p/housing")
    expect(
      await tenants.post("/p/housing/withdraw", own + [("of", filed.id), ("because", "No longer.")]),
      says: "is overgenomen en kan niet meer worden ingetrokken.")
    expect(
      await tenants.post(
        "/p/housing/polls/end",
        own + [("choice", "reservation"), ("quote", "no such words"), ("text", "Because.")]),
      says: "staat niet in de tekst.")
    expect(
      await tenants.post("/p/housing/polls/end", own + [("choice", "perhaps")]), says: "Er is geen ‘perhaps’."
    )
    _ = try alliance.context(as: "redactie").merge("housing", accepting: .none)
    expect(await told("\(filed.id)/1"), says: "staat al in de tekst.")
  }

  private func expect(
    _ page: Page, says words: String, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(page.status == 422, sourceLocation: location)
    #expect(page.text.contains(words), sourceLocation: location)
    let errors = page.text.split(separator: "<div id=\"errors\"").last?.split(separator: "</div>").first ?? ""
    #expect(!errors.contains("lang=\"en\""), "\(errors)", sourceLocation: location)
  }

  @Test func `ids are told by their beginning`() {
    #expect(RefusalWords.short("a1b2e5743161a8df305391ea419487cb7/12") == "a1b2e574/12")
    #expect(RefusalWords.short("de tekst, 12 keer") == "de tekst, 12 keer")
  }
}
