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
    let names = try (0..<200).map { try kept.keep(large, of: stranger, now: Int64($0)) }
    #expect(!names.contains(nil))
    #expect(names[0].flatMap { kept.form($0, of: [stranger], now: 200) } == nil)
    let own = try kept.keep(Form(fields: [("text", "Typed long.")]), of: known("me"), now: 200)
    #expect(own.flatMap { kept.form($0, of: [known("me")], now: 201) }?["text"] == "Typed long.")
    for number in 0..<30 { _ = try kept.keep(large, of: stranger, now: 201 + Int64(number)) }
    // Nor does one person keep others from it.
    for number in 0..<80 { _ = try kept.keep(large, of: known("tenants/p2"), now: 231 + Int64(number)) }
    #expect(own.flatMap { kept.form($0, of: [known("me")], now: 311) }?["text"] == "Typed long.")
    // What was let go is not on the disk either.
    #expect(folder.files(in: "kept").count < 75)
  }

  @Test func `a form that says nothing is not kept, and small ones are not kept without end`() throws {
    let kept = KeptForms(in: folder, secret: secret, now: 0)
    try folder.makeFolder("kept")
    #expect(try kept.keep(.empty, of: stranger, now: 0) == nil)
    #expect(
      try kept.keep(
        Form(fields: [("csrf", "a"), ("seen", "b"), ("text", " \n")]), of: stranger, now: 0) == nil
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
      try KeptForms(in: folder, secret: secret, now: 0).keep(form, of: known("me"), now: 0))
    let later = KeptForms(in: folder, secret: secret, now: 3_599)
    let found = try #require(later.form(name, of: [known("me")], now: 3_599))
    #expect(found.fields.map(\.name) == form.fields.map(\.name))
    #expect(found.fields.map(\.value) == form.fields.map(\.value))
    #expect(later.form(name, of: [known("another"), stranger], now: 3_599) == nil)
    #expect(later.form("../key", of: [known("me")], now: 3_599) == nil)
    later.sweep(now: 3_600)
    #expect(folder.files(in: "kept").isEmpty && later.form(name, of: [known("me")], now: 3_599) == nil)
  }

  @Test func `a file that is past its time, or none of ours, is gone at the start`() throws {
    _ = try KeptForms(in: folder, secret: secret, now: 0).keep(
      Form(fields: [("text", "Old.")]), of: known("me"), now: 0)
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
    let next = "/p/housing/comment?kept=gone"
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: alliance.site.now().seconds + 1_000), now: alliance.site.now())
    let form = try await late.form(at: "/login")
    let signedIn = await late.post("/login", form + [("code", invitation.code.text), ("next", next)])
    #expect(signedIn.status == 303 && signedIn.location == "/p/housing?kept=gone")
    let page = await late.get(signedIn.location)
    #expect(page.status == 200 && page.text.contains("Wat u had geschreven, wordt niet meer bewaard."))
    // So it is where they come by the address itself, and there is no way round in a circle.
    #expect(await late.get(next).location == "/p/housing?kept=gone")
    #expect(await late.get("/p/none?kept=gone").status == 404)
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
