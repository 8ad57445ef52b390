import BeraadKit
import Cards
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct KeptFormsTests {
  private let folder: StateFolder
  private let temporary: TemporaryRepository

  init() throws {
    _ = Sodium.start()
    temporary = try TemporaryRepository()
    folder = try StateFolder(temporary.path + "/state")
  }

  @Test func `who fills the place for kept forms does not keep others from it`() throws {
    let kept = KeptForms(in: folder, secret: try Secret(in: folder), now: 0)
    let large = Form(fields: [("text", String(repeating: "a", count: 250_000))])
    let names = try (0..<200).map { try kept.keep(large, of: "x", isKnown: false, now: Int64($0)) }
    #expect(!names.contains(nil))
    #expect(names[0].flatMap { kept.form($0, of: "x", now: 200) } == nil)
    let own = try kept.keep(Form(fields: [("text", "Typed long.")]), of: "me", isKnown: true, now: 200)
    #expect(own.flatMap { kept.form($0, of: "me", now: 201) }?["text"] == "Typed long.")
    for number in 0..<30 { _ = try kept.keep(large, of: "x", isKnown: false, now: 201 + Int64(number)) }
    #expect(own.flatMap { kept.form($0, of: "me", now: 300) }?["text"] == "Typed long.")
    // What was let go is not on the disk either.
    #expect(folder.files(in: "kept").count < 75)
  }

  @Test func `a form that says nothing is not kept, and small ones are not kept without end`() throws {
    let kept = KeptForms(in: folder, secret: try Secret(in: folder), now: 0)
    try folder.makeFolder("kept")
    #expect(try kept.keep(.empty, of: "x", isKnown: false, now: 0) == nil)
    #expect(
      try kept.keep(
        Form(fields: [("csrf", "a"), ("seen", "b"), ("text", " \n")]), of: "x", isKnown: false, now: 0) == nil
    )
    // Put there by hand: what an earlier server kept counts too.
    for number in 1_000..<5_200 {
      try Data().write(
        to: URL(filePath: folder.place("kept/00000000\(number)-\(String(repeating: "a", count: 24))-b")))
    }
    _ = KeptForms(in: folder, secret: try Secret(in: folder), now: 0)
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
    let secret = try Secret(in: folder)
    let form = Form(fields: [
      ("text", "One.\r\nTwo & three = 3 + “é” %41"), ("for", "a"), ("for", "b"), ("empty", ""),
    ])
    let name = try #require(
      try KeptForms(in: folder, secret: secret, now: 0).keep(form, of: "me", isKnown: true, now: 0))
    let later = KeptForms(in: folder, secret: secret, now: 3_599)
    let found = try #require(later.form(name, of: "me", now: 3_599))
    #expect(found.fields.map(\.name) == form.fields.map(\.name))
    #expect(found.fields.map(\.value) == form.fields.map(\.value))
    #expect(later.form(name, of: "another", now: 3_599) == nil)
    #expect(later.form("../key", of: "me", now: 3_599) == nil)
    // Whoever signs out takes it along.
    let second = try #require(try later.keep(form, of: "other", isKnown: true, now: 0))
    later.forget("other", now: 0) { _ in false }
    #expect(later.form(second, of: "other", now: 0) != nil)
    later.forget("other", now: 0) { _ in true }
    #expect(later.form(second, of: "other", now: 0) == nil && folder.files(in: "kept") == [name])
    later.sweep(now: 3_600)
    #expect(folder.files(in: "kept").isEmpty && later.form(name, of: "me", now: 3_599) == nil)
  }

  @Test func `a file that is past its time, or none of ours, is gone at the start`() throws {
    let secret = try Secret(in: folder)
    _ = try KeptForms(in: folder, secret: secret, now: 0).keep(
      Form(fields: [("text", "Old.")]), of: "me", isKnown: true, now: 0)
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

  @Test func `strangers do not push out what was typed in a browser that signed in before`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let writer = try #require(WriterCookie.value(in: browser.cookies))
    #expect(WriterCookie.isKnown(writer, alliance.site.secret))
    #expect(!WriterCookie.isKnown(WriterCookie.new(), alliance.site.secret))
    browser.cookies[SessionCookie.name] = nil
    let away = await browser.post("/p/housing/comment", [("paragraph", "3"), ("text", "Typed long.")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let large = String(repeating: "a", count: 250_000)
    for _ in 0..<80 { _ = await Browser(alliance.site).post("/p/housing/comment", [("text", large)]) }
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    back.cookies[WriterCookie.name] = writer
    #expect(await back.get(next).text.contains("Typed long.</textarea>"))
    // Where it is let go after all, that is said.
    alliance.site.keptForms.forget(writer, now: alliance.site.now().seconds) { _ in true }
    let late = Browser(alliance.site)
    late.cookies = [WriterCookie.name: writer]
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: alliance.site.now().seconds + 1_000), now: alliance.site.now())
    let form = try await late.form(at: "/login")
    let signedIn = await late.post("/login", form + [("code", invitation.code.text), ("next", next)])
    #expect(signedIn.status == 303)
    let page = await late.get(signedIn.location)
    #expect(page.status == 200 && page.text.contains("Wat u had geschreven, wordt niet meer bewaard."))
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
