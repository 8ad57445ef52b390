import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

/// A paragraph's number is only good with the draft that its reader had.
@Suite struct MovedParagraphTests {
  private static let rents = "Rents rise. Rents rise again."

  private func revise(_ alliance: WebAlliance, _ change: (String) -> String) throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(change(draft), to: "papers/housing/paper.md")
    _ = try alliance.context(as: "redactie").revise("housing", because: "Clearer")
  }

  /// Puts a paragraph in before all others: the third becomes the fourth.
  private func move(_ alliance: WebAlliance) throws {
    try revise(alliance) { $0.replacing("We want affordable", with: "First of all.\n\nWe want affordable") }
  }

  private func quotes(_ alliance: WebAlliance) throws -> [String] {
    try alliance.context(as: "tenants").comments(on: "housing").rows.map(\.anchor.quote)
  }

  /// The fields of the last form on a page.
  private func fields(of page: Page) throws -> [(String, String)] {
    try ["csrf", "seen", "paragraph"].map { name in
      let values = page.text.matches(of: try Regex("name=\"\(name)\" value=\"([^\"]*)\""))
      return (name, String(try #require(values.last?.output[1].substring)))
    }
  }

  @Test func `a comment that comes back stays about the paragraph that its writer saw`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3") + [("paragraph", "3")]
    try move(alliance)
    let page = await browser.post("/p/housing/comment", form + [("text", "")])
    #expect(page.status == 422)
    #expect(page.text.contains("zoals u die zag") && page.text.contains(Self.rents))
    let again = try fields(of: page) + [("text", "Since when?")]
    #expect(await browser.post("/p/housing/comment", again).status == 303)
    #expect(try quotes(alliance) == [Self.rents])
    // All forms of the page have the same mark, whichever is taken.
    let first = [("csrf", try page.value(of: "csrf")), ("paragraph", "3"), ("text", "How much?")]
    #expect(await browser.post("/p/housing/comment", first).status == 303)
    #expect(try quotes(alliance) == [Self.rents, Self.rents])
  }

  @Test func `a comment that was kept until its writer signed in stays about the paragraph that they saw`()
    async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form =
      try await browser.form(at: "/p/housing/comment?paragraph=3") + [
        ("paragraph", "3"), ("text", "Since when?"),
      ]
    browser.cookies[SessionCookie.name] = nil
    let away = await browser.post("/p/housing/comment", form)
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    try move(alliance)
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    back.goOn(in: browser)
    let page = await back.get(next)
    #expect(page.text.contains(Self.rents) && page.text.contains("Since when?</textarea>"))
    let again = try fields(of: page) + [("text", "Since when?")]
    #expect(await back.post("/p/housing/comment", again).status == 303)
    #expect(try quotes(alliance) == [Self.rents])
  }

  @Test func `words that were kept are for whom their page was made, also in one browser`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form =
      try await browser.form(at: "/p/housing/comment?paragraph=3") + [
        ("paragraph", "3"), ("text", "Between us."),
      ]
    browser.cookies[SessionCookie.name] = nil
    let away = await browser.post("/p/housing/comment", form)
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let carers = try await Browser.signedIn("carers/p1", at: alliance.site)
    carers.goOn(in: browser)
    #expect(!(await carers.get(next + "&paragraph=3")).text.contains("Between us."))
    // Who signs out leaves nothing behind for who comes next.
    #expect(await carers.post("/logout", try await carers.form(at: "/mine")).status == 303)
    #expect(carers.cookies[WriterCookie.name] == nil && carers.cookies[ReturnCookie.name] == nil)
  }

  @Test func `a change is followed to where its paragraph is now`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let change = [("text", "Rents rise. Rents fall again."), ("because", "Hope.")]
    let form =
      try await browser.form(at: "/p/housing/amend?paragraph=3") + [("paragraph", "3"), ("step", "preview")]
    try move(alliance)
    let moved = await browser.post("/p/housing/amend", form + change)
    #expect(moved.status == 409)
    #expect(moved.text.contains("<div class=\"words\" dir=\"auto\">\(Self.rents)</div>"))
    #expect(try moved.value(of: "paragraph") == "4")
    let sent = await browser.post("/p/housing/amend", try fields(of: moved) + change + [("step", "send")])
    #expect(sent.status == 303)
    let rows = try alliance.context(as: "tenants").amendments(to: "housing").rows
    #expect(rows.map { $0.hunks.map(\.old) } == [["rise"]])
  }

  @Test func `a change of a paragraph that is gone is not sent in place of another`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form =
      try await browser.form(at: "/p/housing/amend?paragraph=1") + [
        ("paragraph", "1"), ("text", "We want homes at once."), ("because", "Hurry."), ("step", "send"),
      ]
    try revise(alliance) { $0.replacing("We want affordable homes, and we want them soon.\n\n", with: "") }
    let page = await browser.post("/p/housing/amend", form)
    #expect(page.status == 409)
    #expect(page.text.contains("staat niet meer in de tekst"))
    #expect(
      page.text.contains("We want homes at once.</textarea>") && page.text.contains("Hurry.</textarea>"))
    #expect(!page.text.contains("action=\"/p/housing/amend\""))
    #expect(try alliance.context(as: "tenants").amendments(to: "housing").rows.isEmpty)
  }

  @Test func `going on with a change keeps the draft that it was begun on`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let change = [("text", "Rents rise. Rents fall again."), ("because", "Hope."), ("step", "preview")]
    let form = try await browser.form(at: "/p/housing/amend?paragraph=3") + [("paragraph", "3")]
    let look = await browser.post("/p/housing/amend", form + change)
    #expect(look.status == 200)
    try move(alliance)
    // What was written on the page with the preview goes back too.
    let page = await browser.post(
      "/p/housing/amend",
      try fields(of: look) + [
        ("text", "Rents rise. Rents fall again."), ("because", "More hope."), ("step", "edit"),
      ])
    #expect(page.status == 200 && !page.text.contains("id=\"errors\""))
    #expect(page.text.contains("Rents fall again.</textarea>") && page.text.contains("More hope.</textarea>"))
    let moved = await browser.post("/p/housing/amend", try fields(of: page) + change)
    #expect(moved.status == 409)
    #expect(try moved.value(of: "paragraph") == "4")
  }

  /// No word of it is left: it is what stands between the same two now.
  @Test func `a paragraph that was written anew is shown as it is now`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let change = [("text", "Rents rise. Rents fall again."), ("because", "Hope."), ("step", "preview")]
    let form = try await browser.form(at: "/p/housing/amend?paragraph=3") + [("paragraph", "3")]
    try revise(alliance) { $0.replacing(Self.rents, with: "Housing costs went up everywhere.") }
    let page = await browser.post("/p/housing/amend", form + change)
    #expect(page.status == 409 && page.text.contains("De tekst is veranderd</h1>"))
    #expect(page.text.contains("Housing costs went up everywhere.</div>"))
    #expect(try page.value(of: "paragraph") == "3")
  }

  @Test func `a title that became another one is still the title`() async throws {
    let alliance = try await WebAlliance()
    try revise(alliance) {
      $0.replacing("We want affordable", with: "# A home for everyone\n\nWe want affordable")
    }
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/amend?paragraph=1") + [("paragraph", "1")]
    try revise(alliance) { $0.replacing("A home for everyone", with: "Together") }
    let page = await browser.post(
      "/p/housing/amend",
      form + [("text", "A roof for everyone"), ("because", "Better."), ("step", "preview")])
    #expect(page.status == 409 && page.text.contains("De tekst is veranderd</h1>"))
    #expect(page.text.contains("dir=\"auto\">Together</div>"))
    // As it was typed, and in a field of one line as it was typed in.
    #expect(page.text.contains("name=\"text\" type=\"text\" value=\"A roof for everyone\""))
  }

  @Test func `a paragraph that moves with an edit is shown as a move with its edit`() async throws {
    let alliance = try await WebAlliance()
    let draft = try alliance.repository.read("papers/housing/paper.md")
    let wants = "We want affordable homes, and we want them soon.\n\n"
    let copy = draft.replacing(wants, with: "") + "\n" + wants.replacing("soon", with: "now")
    _ = try alliance.context(as: "tenants").amend(
      "housing", .edited(Array(copy.utf8)), because: "Later.", answering: [])
    let browser = try await Browser.signedIn("carers/p1", at: alliance.site)
    let page = await browser.get("/p/housing")
    #expect(page.text.contains("<del class=\"moved\">We want affordable"), "\(page.text)")
    #expect(page.text.contains("<del>soon</del><ins class=\"edited\">now</ins>"))
  }
}
