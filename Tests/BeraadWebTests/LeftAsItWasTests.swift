import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// Forms that come back are as they were left, and forms of before still do what they are for.
@Suite struct LeftAsItWasTests {
  private let alliance: WebAlliance

  init() async throws { alliance = try await WebAlliance() }

  @Test func `an emptied field stays empty`() async throws {
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let poll = "/p/housing/polls/end"
    let form = try await browser.form(at: poll)
    let first = [("choice", "reservation"), ("quote", "soon"), ("text", "Too late.")]
    #expect(await browser.post(poll, form + first).status == 303)
    let again = await browser.post(
      poll, form + [("choice", "reservation"), ("quote", ""), ("text", "")])
    #expect(again.status == 422 && !again.text.contains("soon</textarea>"))
    #expect(!again.text.contains("Too late.</textarea>"))
    // A fresh one has what was recorded.
    #expect(await browser.get(poll).text.contains("Too late.</textarea>"))
  }

  @Test func `who unticks everybody collects from nobody`() async throws {
    _ = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox")
    let none = await editors.post("/p/housing/collect", form + [("collecting", "yes")])
    #expect(none.status == 422 && none.text.contains("Vink aan van wie"))
    #expect(!none.text.contains("value=\"tenants\" checked"))
    // What is sent without the page's boxes means all.
    #expect(await editors.post("/p/housing/collect", form).status == 303)
  }

  @Test func `signing out works on a page whose session is over, and with one of before`() async throws {
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/mine")
    browser.cookies[SessionCookie.name] = nil
    #expect(await browser.post("/logout", form).status == 303)
    #expect(await browser.post("/logout", form, origin: "https://elsewhere.example").status == 403)
    #expect(await browser.post("/logout", [("csrf", "x")]).status == 403)
  }

  @Test func `the newsletter's form is good whoever is signed in meanwhile`() async throws {
    let browser = Browser(alliance.site)
    let form = try await browser.form(at: "/news")
    browser.cookies = try await Browser.signedIn("tenants/p1", at: alliance.site).cookies
    #expect(await browser.post("/news", form + [("email", "a@b.example")]).status == 200)
  }

  /// As after a backup was put back: the draft of the form is no part of main.
  @Test func `a form about a draft that is not there is asked about, and put on no other words`() async throws
  {
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    _ = await browser.get("/p/housing")
    let owner = FormToken.Owner("tenants/p1", secret: alliance.site.secret)
    let gone = String(repeating: "ab", count: 20)
    let token = FormToken(at: alliance.site.now(), seen: gone, owner: owner).text(
      secret: alliance.site.secret)
    let form = [("csrf", token), ("seen", gone), ("paragraph", "3")]
    let comment = await browser.post(
      "/p/housing/comment", form + [("text", "About what I saw."), ("kind", "remark")])
    #expect(comment.status == 409 && comment.text.contains("About what I saw.</textarea>"))
    let change = form + [("text", "Other words."), ("because", "Better."), ("step", "send")]
    #expect(await browser.post("/p/housing/amend", change).status == 409)
    #expect(try alliance.context(as: "tenants").records(of: Slug.parse("tenants", as: .partner)).isEmpty)
    // Who looked sends it again.
    let fresh = try ["csrf", "seen"].map { ($0, try comment.value(of: $0)) }
    let again = await browser.post(
      "/p/housing/comment",
      fresh + [("paragraph", "3"), ("text", "About what I saw."), ("kind", "remark")])
    #expect(again.status == 303 && again.location.contains("saved="))
  }

  @Test func `words that may lead to a person are asked about once`() async throws {
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3")
    let words = [("paragraph", "3"), ("text", "Call 06-12345678."), ("kind", "remark")]
    let asked = await browser.post("/p/housing/comment", form + words)
    #expect(asked.status == 422 && asked.text.contains("“06-12345678”"))
    let meant = try ["csrf", "seen", "personal"].map { ($0, try asked.value(of: $0)) }
    // What was wrong with something else told them nothing.
    let wrong = await browser.post("/p/housing/comment", form + words.dropLast() + [("kind", "none")])
    #expect(wrong.status == 422 && !wrong.text.contains("name=\"personal\""))
    // Who was told of one is not told of another.
    let other = [("paragraph", "3"), ("text", "Write to jo@example.org."), ("kind", "remark")]
    let next = await browser.post("/p/housing/comment", meant + other)
    #expect(next.status == 422 && next.text.contains("“jo@example.org”"))
    #expect(await browser.post("/p/housing/comment", meant + words).status == 303)
  }

  @Test func `a box says to a screen reader what it is about`() async throws {
    _ = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When is soon?")
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(inbox.contains("Hierover besluiten<span class=\"ear\">: tenants, “When is soon?”</span>"))
    #expect(inbox.contains("Antwoorden<span class=\"ear\">: tenants, “When is soon?”</span>"))
  }
}
