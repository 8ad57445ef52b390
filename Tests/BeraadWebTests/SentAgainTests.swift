import BeraadKit
import Cards
import Deliberation
import Foundation
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

  @Test func `a proposal that is sent again after the draft moved is one, and said to be saved`() async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/amend?paragraph=1") + [
        ("paragraph", "1"), ("text", "We want homes."), ("because", "Shorter."), ("step", "send"),
      ]
    let first = await browser.post("/p/housing/amend", fields)
    #expect(first.status == 303)
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(
      draft.replacing("Rents rise. ", with: "Rents go up. "), to: "papers/housing/paper.md")
    _ = try alliance.context(as: "redactie").revise("housing", because: "Other words")
    let again = await browser.post("/p/housing/amend", fields)
    #expect(again.status == 303 && again.location == first.location)
    #expect(try alliance.context(as: "tenants").amendments(to: "housing").rows.count == 1)
    // Another text from that page is a new one, and shown again.
    let other = fields.map { $0.0 == "text" ? ($0.0, "We want a home.") : $0 }
    #expect(await browser.post("/p/housing/amend", other).status == 409)
    // What was withdrawn is not said to be saved.
    let id = try #require(try alliance.context(as: "tenants").amendments(to: "housing").rows.first?.id)
    _ = try alliance.context(as: "tenants").withdraw(id, because: "No.")
    let gone = await browser.post("/p/housing/amend", fields)
    #expect(gone.status == 409 && gone.text.contains("daarna ingetrokken"))
  }

  @Test
  func `a vote that is sent again after the closing is said to be saved, and another keeps what was typed`()
    async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: Self.end) + [
        ("choice", "reservation"), ("quote", "soon"), ("text", "Too late for us."),
      ]
    let late = try await browser.form(at: Self.end) + [("choice", "opposes"), ("text", "Typed for an hour.")]
    #expect(await browser.post(Self.end, fields).status == 303)
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "end"))
    #expect(await browser.post(Self.end, fields).location == Self.end + "?saved=1")
    let page = await browser.post(Self.end, late)
    #expect(page.status == 422)
    #expect(page.text.contains("<h2>Dit vulde u in</h2>") && page.text.contains("Typed for an hour.</div>"))
    #expect(page.text.contains("Uw organisatie stemde: ‘Wij steunen de tekst met een voorbehoud’."))
    #expect(try stands(alliance) == "reservation")
  }

  @Test func `a vote over a colleague's that its form did not know is shown first`() async throws {
    let alliance = try await WebAlliance()
    let roster = try alliance.repository.read("reviewers.json")
    let tenants = try #require(roster.range(of: "\"tenants\""))
    let person = try #require(roster[tenants.upperBound...].range(of: "\"id\": \"p1\""))
    try alliance.repository.commit([
      "reviewers.json": roster.replacingCharacters(in: person, with: "\"id\": \"p1\"}, {\"id\": \"p2\"")
    ])
    let one = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let other = try await Browser.signedIn("tenants/p2", at: alliance.site)
    let (first, second) = (try await one.form(at: Self.end), try await other.form(at: Self.end))
    #expect(
      await one.post(Self.end, first + [("choice", "supports"), ("text", "For us all.")]).status == 303)
    let page = await other.post(Self.end, second + [("choice", "opposes"), ("text", "No.")])
    #expect(page.status == 409)
    #expect(page.text.contains("Iemand anders van uw organisatie stemde intussen: ‘Wij steunen de tekst’"))
    #expect(page.text.contains("value=\"opposes\" checked>") && page.text.contains("No.</textarea>"))
    #expect(try stands(alliance) == "supports")
    let fresh = [
      ("csrf", try page.value(of: "csrf")), ("seen", try page.value(of: "seen")), ("choice", "opposes"),
    ]
    #expect(await other.post(Self.end, fresh).status == 303)
    #expect(try stands(alliance) == "opposes")
  }

  @Test func `what came from elsewhere by a fetch was not made by a form`() async throws {
    let alliance = try await WebAlliance()
    let clone = try TemporaryRepository(cloning: alliance.repository.path)
    let served = try Site(
      WebAlliance.context(clone, nil), state: StateFolder(clone.surroundings + "/state"),
      address: "https://beraad.example")
    let name = PollName(paper: "housing", poll: "end")
    for option in ["supports", "opposes"] {
      _ = try alliance.context(as: "tenants").vote(in: name, VoteWish(option: option))
    }
    try clone.git("fetch", "--quiet")
    let browser = try await Browser.signedIn("tenants/p1", at: served)
    let form = try await browser.form(at: Self.end)
    #expect(await browser.post(Self.end, form + [("choice", "supports")]).status == 303)
  }
}
