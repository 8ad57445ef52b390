import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct CommitteeTests {
  @Test func `from a proposal to the text, each step once`() async throws {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "before 2030"), because: "A date.", answering: [])
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let collecting = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/collect", collecting + [("partner", "tenants")]).status == 303)
    let inbox = await editors.get("/p/housing/inbox")
    let target = try #require(inbox.text.firstMatch(of: /<article data-target="(a[0-9a-f]+\/1)">/)?.1)
      .description
    let form = try await editors.form(at: "/p/housing/inbox")
    let decision = form + [("target", target), ("outcome", "adopt"), ("because", "Better.")]
    let look = await editors.post("/p/housing/decide", decision + [("step", "preview")])
    #expect(look.status == 200)
    #expect(try alliance.context(as: "redactie").decisions(about: "housing").rows.isEmpty)
    for _ in 0..<2 { #expect(await editors.post("/p/housing/decide", decision).status == 303) }
    #expect(try alliance.context(as: "redactie").decisions(about: "housing").rows.count == 1)
    // What was looked at before the decision is no longer what there is.
    #expect(await editors.post("/p/housing/merge", form).status == 409)
    let merging = try await editors.form(at: "/p/housing/inbox")
    #expect(
      await editors.post("/p/housing/merge", merging + [("step", "preview")]).text.contains("before 2030"))
    #expect(await editors.post("/p/housing/merge", merging).status == 303)
    #expect(try alliance.repository.read("papers/housing/paper.md").contains("we want them before 2030."))
  }

  @Test func `two wishes for one place stand side by side, and are put to a vote`() async throws {
    let alliance = try await WebAlliance()
    for (partner, word) in [("tenants", "now"), ("carers", "before 2030")] {
      _ = try alliance.context(as: partner).amend(
        "housing", .replace(old: "soon", nth: nil, new: word), because: "Better.", answering: [])
    }
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox")
    #expect(inbox.count(of: "class=\"alternative\"") == 2)
    let form = try await editors.form(at: "/p/housing/inbox")
    let place = try inbox.value(of: "contested")
    let put = await editors.post("/p/housing/polls", form + [("contested", place), ("poll", "when")])
    #expect(put.location == "/p/housing/polls/when")
    let opening = try await editors.form(at: "/p/housing/polls/when")
    for _ in 0..<2 { #expect(await editors.post("/p/housing/polls/when/open", opening).status == 303) }
    let carers = try await Browser.signedIn("carers/p1", at: alliance.site)
    let ballot = try await carers.form(at: "/p/housing/polls/when")
    #expect(await carers.post("/p/housing/polls/when", ballot + [("choice", "carers")]).status == 303)
    let closing = try await editors.form(at: "/p/housing/polls/when")
    #expect(await editors.post("/p/housing/polls/when/close", closing).status == 303)
    #expect(await carers.get("/p/housing/polls/when").text.contains("Gekozen: "))
    #expect(await carers.post("/p/housing/polls/when", ballot + [("choice", "tenants")]).status == 422)
  }

  @Test(arguments: ["inbox"]) func `a partner does not see the committee's pages`(_ page: String) async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get("/p/housing/\(page)").status == 403)
    let form = try await browser.form(at: "/p/housing")
    for verb in ["decide", "collect", "merge", "publish", "polls/end/close", "polls/course/halls/north"] {
      #expect(await browser.post("/p/housing/\(verb)", form).status == 403, "\(verb)")
    }
  }
}
