import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// Forms that are sent once more: by a second press, or from a page that somebody went back to.
@Suite struct SentAgainTests {
  private static let end = "/p/housing/polls/end"

  @Test func `a vote from a page that somebody went back to is not said to be saved where it is not`()
    async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let first = try await browser.form(at: Self.end) + [("choice", "supports"), ("text", "Good.")]
    #expect(await browser.post(Self.end, first).status == 303)
    let second = try await browser.form(at: Self.end) + [("choice", "opposes")]
    #expect(await browser.post(Self.end, second).status == 303)
    // What stands is told, what was chosen stays, and one press more casts it.
    let page = await browser.post(Self.end, first)
    #expect(page.status == 409)
    #expect(page.text.contains("en dat staat: ‘Wij steunen de tekst niet’"))
    #expect(page.text.contains("value=\"supports\" checked>") && page.text.contains("Good.</textarea>"))
    #expect(try stands(alliance) == "opposes")
    // The form that made what stands says so however often it is sent.
    #expect(await browser.post(Self.end, second).status == 303)
    let fresh = [
      ("csrf", try page.value(of: "csrf")), ("seen", try page.value(of: "seen")), ("choice", "supports"),
      ("text", "Good."),
    ]
    #expect(await browser.post(Self.end, fresh).status == 303)
    #expect(try stands(alliance) == "supports")
    #expect(await browser.post(Self.end, second).status == 409)
  }

  private func stands(_ alliance: WebAlliance) throws -> String? {
    let poll = try alliance.context(as: "tenants").poll(PollName(paper: "housing", poll: "end"))
    guard case .option(let option)? = Slug("tenants").flatMap({ poll.votes[$0]?.choice }) else { return nil }
    return option
  }

  @Test func `a decision from a page that somebody went back to is not said to be saved where it is not`()
    async throws
  {
    let alliance = try await WebAlliance()
    let comment = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    func decision(_ outcome: String) async throws -> [(String, String)] {
      try await editors.form(at: "/p/housing/inbox") + [
        ("target", comment.id), ("outcome", outcome), ("because", "A reason for \(outcome)."),
      ]
    }
    let first = try await decision("postpone")
    #expect(await editors.post("/p/housing/decide", first).status == 303)
    let second = try await decision("reject")
    #expect(await editors.post("/p/housing/decide", second).status == 303)
    let page = await editors.post("/p/housing/decide", first)
    #expect(page.status == 409)
    #expect(page.text.contains("Dit formulier is al eens verstuurd."))
    #expect(page.text.contains("value=\"postpone\" checked>"))
    #expect(page.text.contains("A reason for postpone.</textarea>"))
    #expect(await editors.post("/p/housing/decide", second).status == 303)
    #expect(try alliance.context(as: "redactie").comments(on: "housing").rows.map(\.outcome) == ["rejected"])
  }

  @Test func `a comment that was withdrawn is not said to be saved, and can be made again`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/comment?paragraph=1") + [("paragraph", "1"), ("text", "Hm.")]
    #expect(await browser.post("/p/housing/comment", fields).status == 303)
    let id = try #require(try alliance.context(as: "tenants").comments(on: "housing").rows.first?.id)
    _ = try alliance.context(as: "tenants").withdraw(id, because: "Settled.")
    let page = await browser.post("/p/housing/comment", fields)
    #expect(page.status == 409)
    #expect(page.text.contains("daarna ingetrokken") && page.text.contains("Hm.</textarea>"))
  }

  @Test(arguments: [1, 90_000] as [Int64])
  func `a form is dated by its arrival, and is one record however late it is sent`(_ later: Int64)
    async throws
  {
    let alliance = try await WebAlliance()
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: alliance.site.now().seconds + 200_000), now: alliance.site.now())
    let browser = Browser(alliance.site)
    _ = await browser.post(
      "/login", try await browser.form(at: "/login") + [("code", invitation.code.text)])
    let fields =
      try await browser.form(at: "/p/housing/comment?paragraph=1") + [("paragraph", "1"), ("text", "Hm.")]
    var locations: Set<String> = []
    for second in 0..<3 as Range<Int64> {
      var context = WebAlliance.context(alliance.repository, nil)
      let now = context.now().seconds + later + second
      context.now = { Instant(seconds: now) }
      let site = try Site(context, state: alliance.state, address: "https://beraad.example")
      let again = Browser(site)
      again.cookies = browser.cookies
      let page = await again.post("/p/housing/comment", fields)
      #expect(page.status == 303)
      locations.insert(page.location)
    }
    #expect(locations.count == 1)
    let tenants = try #require(Slug("tenants"))
    let records = try alliance.context(as: "redactie").records(of: tenants)
    #expect(records.map(\.at.seconds) == [alliance.site.now().seconds + later])
  }
}
