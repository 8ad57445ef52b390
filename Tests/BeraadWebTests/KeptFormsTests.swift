import BeraadKit
import Cards
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct KeptFormsTests {
  private let folder: StateFolder
  private let secret: Secret
  private let temporary: TemporaryRepository

  init() throws {
    _ = Sodium.start()
    temporary = try TemporaryRepository()
    folder = try StateFolder(temporary.path + "/state")
    secret = try Secret(in: folder)
  }

  /// For whom a page is made, as this folder's server writes it.
  private func known(_ person: String) -> KeptForms.Writer {
    .person(FormToken.Owner(person, secret: secret))
  }

  private let stranger = KeptForms.Writer.browser("x")

  @Test func `who fills the place for kept forms does not keep others from it`() throws {
    let kept = KeptForms(in: folder, secret: secret, now: 0)
    let large = Form(fields: [("text", String(repeating: "a", count: 250_000))])
    let names = try (0..<200).map {
      try kept.keep(large, at: "/p/a", to: "/p/a", of: stranger, now: Int64($0))
    }
    #expect(!names.contains(nil))
    #expect(names[0].flatMap { kept.form($0, of: [stranger], now: 200) } == nil)
    let own = try kept.keep(
      Form(fields: [("text", "Typed long.")]), at: "/p/a", to: "/p/a", of: known("me"), now: 200)
    #expect(own.flatMap { kept.form($0, of: [known("me")], now: 201) }?["text"] == "Typed long.")
    for number in 0..<30 {
      _ = try kept.keep(large, at: "/p/a", to: "/p/a", of: stranger, now: 201 + Int64(number))
    }
    // Nor does one person keep others from it.
    for number in 0..<80 {
      _ = try kept.keep(large, at: "/p/a", to: "/p/a", of: known("tenants/p2"), now: 231 + Int64(number))
    }
    #expect(own.flatMap { kept.form($0, of: [known("me")], now: 311) }?["text"] == "Typed long.")
    // What was let go is not on the disk either.
    #expect(folder.files(in: "kept").count < 75)
  }

  @Test func `a form that says nothing is not kept, and small ones are not kept without end`() throws {
    let kept = KeptForms(in: folder, secret: secret, now: 0)
    try folder.makeFolder("kept")
    #expect(try kept.keep(.empty, at: "/p/a", to: "/p/a", of: stranger, now: 0) == nil)
    #expect(
      try kept.keep(
        Form(fields: [("csrf", "a"), ("seen", "b"), ("text", " \n")]), at: "/p/a", to: "/p/a", of: stranger,
        now: 0)
        == nil
    )
    // Put there by hand: what an earlier server kept counts too.
    for number in 1_000..<5_200 {
      try Data().write(
        to: URL(filePath: folder.place("kept/00000000\(number)-\(String(repeating: "a", count: 24))-b")))
    }
    _ = KeptForms(in: folder, secret: secret, now: 0)
    #expect(folder.files(in: "kept").count == 1_024)
  }

  @Test func `where it cannot be kept it goes back`() async throws {
    let alliance = try await WebAlliance()
    try alliance.state.write([], to: "kept")
    let page = await Browser(alliance.site).post(
      "/p/housing/comment", [("paragraph", "3"), ("text", "Typed long.")])
    #expect(page.status == 503 && page.text.contains("Typed long.</textarea>"))
  }

  @Test func `what is kept outlives the server, for whoever typed it, for an hour`() throws {
    let form = Form(fields: [
      ("text", "One.\r\nTwo & three = 3 + “é” %41"), ("for", "a"), ("for", "b"), ("empty", ""),
    ])
    let name = try #require(
      try KeptForms(in: folder, secret: secret, now: 0).keep(
        form, at: "/p/a", to: "/p/a", of: known("me"), now: 0))
    let later = KeptForms(in: folder, secret: secret, now: 3_599)
    let found = try #require(later.form(name, of: [known("me")], now: 3_599))
    #expect(found.fields.map(\.name) == form.fields.map(\.name))
    #expect(found.fields.map(\.value) == form.fields.map(\.value))
    #expect(later.form(name, of: [known("another"), stranger], now: 3_599) == nil)
    #expect(later.form("../key", of: [known("me")], now: 3_599) == nil)
    later.sweep(now: 3_600)
    #expect(folder.files(in: "kept").isEmpty && later.form(name, of: [known("me")], now: 3_599) == nil)
  }

  @Test func `a file of before it said where it is sent is read`() throws {
    let name = try #require(
      try KeptForms(in: folder, secret: secret, now: 0).keep(
        Form(fields: [("text", "Typed long.")]), at: "/p/a", to: "/p/a", of: known("me"), now: 0))
    try folder.write(Array(#"{"page":"/p/a","fields":[["text","Typed long."]]}"#.utf8), to: "kept/\(name)")
    let later = KeptForms(in: folder, secret: secret, now: 1)
    #expect(later.form(name, of: [known("me")], now: 1)?["text"] == "Typed long.")
  }

  @Test func `a file that is past its time, or none of ours, is gone at the start`() throws {
    _ = try KeptForms(in: folder, secret: secret, now: 0).keep(
      Form(fields: [("text", "Old.")]), at: "/p/a", to: "/p/a", of: known("me"), now: 0)
    try folder.write([], to: "kept/damaged")
    _ = KeptForms(in: folder, secret: secret, now: 3_601)
    #expect(folder.files(in: "kept").isEmpty)
  }

  @Test func `signed out while typing, and the server begun anew before signing in again`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    let form = [("paragraph", "3"), ("text", "Typed long."), ("kind", "remark")]
    let away = await browser.post("/p/housing/comment", form)
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let site = try alliance.restarted()
    let back = try await Browser.signedIn("tenants/p1", at: site)
    back.goOn(in: browser)
    #expect(await back.get(next).text.contains("Typed long.</textarea>"))
  }

  /// Whatever the browser has of cookies: its first time here, signed out on purpose, or with a mark that another server gave it.
  @Test(arguments: [nil, String(repeating: "A", count: 24)])
  func `strangers do not push out what was typed on a page that was made for somebody`(foreign: String?)
    async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3")
    browser.cookies = foreign.map { [WriterCookie.name: $0] } ?? [:]
    let away = await browser.post(
      "/p/housing/comment", form + [("paragraph", "3"), ("text", "Typed long.")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let large = String(repeating: "a", count: 250_000)
    for _ in 0..<80 { _ = await Browser(alliance.site).post("/p/housing/comment", [("text", large)]) }
    // A form that says it was made for somebody, and was not, is a stranger's.
    let forged = form.map { ($0.0, $0.0 == "csrf" ? $0.1.replacing("a", with: "b") : $0.1) }
    for _ in 0..<80 {
      _ = await Browser(alliance.site).post("/p/housing/comment", forged + [("text", large)])
    }
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await back.get(next).text.contains("Typed long.</textarea>"))
    let another = try await Browser.signedIn("carers/p1", at: alliance.site)
    another.goOn(in: browser)
    #expect(await !another.get(next).text.contains("Typed long."))
  }

  @Test func `where it was let go after all, that is said`() async throws {
    let alliance = try await WebAlliance()
    let late = Browser(alliance.site)
    let first = try await typed("Typed long.", by: "tenants/p1", in: alliance)
    let kept = try #require(
      first.away.location.removingPercentEncoding?.components(separatedBy: "kept=").last)
    for file in alliance.state.files(in: "kept") { try alliance.state.write([], to: "kept/\(file)") }
    let next = "/p/housing/comment?kept=\(kept)"
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: alliance.site.now().seconds + 1_000), now: alliance.site.now())
    let form = try await late.form(at: "/login")
    let signedIn = await late.post("/login", form + [("code", invitation.code.text), ("next", next)])
    #expect(signedIn.status == 303 && signedIn.location == "/p/housing?kept=\(kept)")
    let page = await late.get(signedIn.location)
    #expect(page.status == 200 && page.text.contains("Wat u had geschreven, wordt niet meer bewaard."))
    // So it is where they come by the address itself, and there is no way round in a circle.
    #expect(await late.get(next).location == "/p/housing?kept=\(kept)")
    #expect(await late.get("/p/none?kept=\(kept)").status == 404)
  }

  /// Signed out behind the back of somebody who goes on typing: where their session was, and what they sent.
  private func typed(
    _ words: String, by person: String, in alliance: WebAlliance
  ) async throws -> (browser: Browser, away: Page) {
    let browser = try await Browser.signedIn(person, at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3")
    browser.cookies[SessionCookie.name] = nil
    return (
      browser, await browser.post("/p/housing/comment", form + [("paragraph", "3"), ("text", words)])
    )
  }

  @Test func `what was typed is found from every page, in any browser, until it is sent`() async throws {
    let alliance = try await WebAlliance()
    for words in ["Typed long.", "Typed too."] {
      #expect(try await typed(words, by: "tenants/p1", in: alliance).away.status == 303)
    }
    let elsewhere = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await elsewhere.get("/").text.contains("Er staan nog 2 teksten klaar"))
    let waiting = await elsewhere.get("/kept").text
    #expect(waiting.contains("Typed long.") && waiting.contains("Typed too."))
    let links = waiting.matches(of: /href="(\/p\/housing\/comment\?kept=[^"]+)"/).map { String($0.1) }
    try #require(links.count == 2)
    let pages = [await elsewhere.get(links[0]), await elsewhere.get(links[1])]
    let index = try #require(pages.firstIndex { $0.text.contains("Typed long.</textarea>") })
    let (page, left) = (pages[index], links[1 - index])
    let form = try ["csrf", "seen", "kept"].map { ($0, try page.value(of: $0)) }
    let sent = await elsewhere.post(
      "/p/housing/comment", form + [("paragraph", "3"), ("text", "Typed long."), ("kind", "remark")])
    #expect(sent.status == 303 && sent.location.contains("saved="))
    #expect(await !elsewhere.get("/kept").text.contains("Typed long."))
    let other = try await elsewhere.form(at: "/kept")
    let name = try #require(left.split(separator: "=").last)
    #expect(await elsewhere.post("/kept", other + [("of", String(name))]).status == 303)
    #expect(await elsewhere.get("/").text.contains("staat nog iets klaar") == false)
    // Nobody else is told of any of it.
    let another = try await Browser.signedIn("carers/p1", at: alliance.site)
    #expect(await another.get(left).status == 404)
  }

  @Test func `what was pressed while signed out is said not to be done, and what it was for`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/polls/end")
    browser.cookies[SessionCookie.name] = nil
    let voted = await browser.post("/p/housing/polls/end", form + [("choice", "supports")])
    let pressed = await browser.post("/p/housing/collect", form)
    let hall = "/p/housing/polls/course/halls/north"
    for action in ["open", "close", "discard"] { _ = await browser.post(hall, form + [("action", action)]) }
    _ = await browser.post(hall + "/cards", form + [("count", "2")])
    _ = await browser.post(hall + "/deal", form + [("count", "2")])
    // To throw something away is nothing to be kept.
    _ = await browser.post("/kept", form + [("of", "x")])
    let back = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let addresses = try [voted, pressed].map {
      try #require($0.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    }
    for address in addresses {
      let page = await back.get(address).text
      #expect(page.contains("Wat u verstuurde of indrukte, is nog niet gedaan"))
      #expect(!page.contains("unsent=1&amp;lang=en"))
    }
    let waiting = await back.get("/kept").text
    for act in [
      "Bijeenkomst openen", "Bijeenkomst sluiten", "Stickers weggooien", "Kaarten maken", "Codes uitdelen",
    ] {
      #expect(waiting.contains("<h2>\(act): north (course), A home for everyone</h2>"), "\(act)")
    }
    #expect(
      waiting.matches(of: /<li>/).count == 6 && waiting.contains("<h2>Stem (end), A home for everyone</h2>"))
    #expect(waiting.contains("Weggooien<span class=\"ear\">: Stem (end), A home for everyone</span>"))
  }

  @Test func `who sends a page of somebody else who was signed in there has it kept for them`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3")
    browser.cookies = try await Browser.signedIn("carers/p1", at: alliance.site).cookies
    let page = await browser.post(
      "/p/housing/comment", form + [("paragraph", "3"), ("text", "Typed long.")])
    #expect(page.status == 403 && page.text.contains("van iemand anders"))
    #expect(await !browser.get("/kept").text.contains("Typed long."))
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await back.get("/kept").text.contains("Typed long."))
  }

  @Test func `another form on the page that shows what was typed does not take it away`() async throws {
    let alliance = try await WebAlliance()
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox")
    editors.cookies[SessionCookie.name] = nil
    _ = await editors.post("/p/housing/decide", form + [("because", "Typed long."), ("step", "send")])
    let back = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let name = try #require(alliance.state.files(in: "kept").first)
    let page = await back.get("/p/housing/inbox?kept=\(name)")
    let own = try ["csrf", "seen", "kept"].map { ($0, try page.value(of: $0)) }
    #expect(await back.post("/p/housing/collect", own).status == 303)
    #expect(await back.get("/kept").text.contains("Typed long."))
    #expect(await back.post("/logout", own).status == 303)
    let again = try await Browser.signedIn("redactie/p1", at: alliance.site)
    #expect(await again.get("/kept").text.contains("Typed long."))
  }

  @Test func `a place that is gone shows what was typed for it`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3")
    browser.cookies[SessionCookie.name] = nil
    _ = await browser.post("/p/housing/comment", form + [("paragraph", "99"), ("text", "Typed long.")])
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let waiting = await back.get("/kept").text
    let link = try #require(waiting.firstMatch(of: /href="(\/p[^"]+kept=[^"]+)"/)).1
    let page = await back.get(String(link))
    #expect(page.status == 404 && page.text.contains("Typed long.</div>"))
  }

  @Test func `a stranger's form of very many fields is not kept, and nobody reads for strangers`()
    async throws
  {
    let alliance = try await WebAlliance()
    let many = Array(repeating: ("", ""), count: 60_000) + [("text", "x")]
    _ = await Browser(alliance.site).post("/p/housing/comment", many)
    #expect(alliance.state.files(in: "kept").isEmpty)
    let browser = Browser(alliance.site)
    let away = await browser.post("/p/housing/comment", [("paragraph", "3"), ("text", "Typed long.")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let name = try #require(next.components(separatedBy: "kept=").last)
    #expect(await !browser.get("/login?kept=\(name)").text.contains("Typed long."))
    // A link with any name is no reason to say that something was let go.
    let signedIn = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await !signedIn.get("/mine?kept=x").text.contains("niet meer bewaard"))
  }

  @Test func `a link in a language keeps it over signing in`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    let away = await browser.get("/p/housing/comment?paragraph=3&lang=en")
    #expect(away.status == 303 && browser.cookies["lang"] == "en")
    #expect(await browser.get(away.location).text.contains("Sign in"))
  }

  @Test func `how many cards were wanted is there after signing in`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    let hall = "/p/housing/polls/course/halls/north"
    let away = await browser.post(hall + "/cards", [("count", "66")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let back = try await Browser.signedIn("redactie/p1", at: alliance.site)
    back.goOn(in: browser)
    #expect(await back.get(next).text.contains("value=\"66\""))
  }
}
