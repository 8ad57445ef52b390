import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct PollPageTests {
  @Test func `a partner votes at no meeting's poll`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing")
    let page = await browser.post("/p/housing/polls/course", form + [("board-worries", "rents")])
    #expect(page.status == 422)
    #expect(page.text.contains("<li>Hier plaatsen mensen stickers, op een bijeenkomst.</li>"))
    let poll = PollName(paper: "housing", poll: "course")
    #expect(try alliance.context(as: "redactie").poll(poll).votes.isEmpty)
  }

  @Test func `a result's cells have their headings, and are a table however they are shown`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let poll = "/p/housing/polls/end"
    let form = try await browser.form(at: poll)
    #expect(await browser.post(poll, form + [("choice", "opposes"), ("text", "No.")]).status == 303)
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "end"))
    let page = await browser.get(poll).text
    #expect(page.contains("<table class=\"stacked\" role=\"table\">"))
    #expect(page.contains("<th scope=\"row\" role=\"rowheader\" dir=\"auto\">tenants</th>"))
    #expect(page.contains("<td role=\"cell\" data-label=\"Toelichting\" dir=\"auto\">No.</td>"))
  }
}
