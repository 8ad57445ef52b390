import BeraadKit
import Cards
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct SigningInTests {
  @Test func `a link does nothing until its button is pressed, and then as often as somebody comes`()
    async throws
  {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: now.seconds + 60), now: now)
    for _ in 0..<2 {
      let browser = Browser(alliance.site)
      let page = await browser.get("/access/\(invitation.token)")
      #expect(page.status == 200)
      #expect(browser.cookies[SessionCookie.name] == nil)
      let form = try await browser.form(at: "/access/\(invitation.token)")
      #expect(await browser.post("/access", form + [("token", invitation.token)]).status == 303)
      #expect(await browser.get("/mine").status == 200)
    }
  }

  @Test func `only hashes of links and codes are kept, for the owner alone`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add("tenants/p1", until: now, now: now)
    let kept = String(decoding: try #require(try alliance.state.read("access.json")), as: UTF8.self)
    #expect(!kept.contains(invitation.token) && !kept.contains(invitation.code.text))
    let files = FileManager.default
    #expect(try files.attributesOfItem(atPath: alliance.state.path)[.posixPermissions] as? Int == 0o700)
    for name in ["access.json", "key"] {
      #expect(
        try files.attributesOfItem(atPath: alliance.state.place(name))[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `who is sent to sign in comes back with what they had typed`() async throws {
    let alliance = try await WebAlliance()
    let gone = Browser(alliance.site)
    let text = "Typed for half an hour, with “marks” & <b>signs</b>."
    let away = await gone.post("/p/housing/comment", [("paragraph", "1"), ("text", text)])
    #expect(away.status == 303)
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let back = try await Browser.signedIn("tenants/p1", at: alliance.site)
    back.goOn(in: gone)
    let page = await back.get(next)
    #expect(page.status == 200)
    #expect(page.text.contains("Typed for half an hour, with “marks” &amp; &lt;b&gt;signs&lt;/b&gt;."))
  }

  @Test func `who comes back by the link finds what they had typed, once`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: now.seconds + 60), now: now)
    let browser = Browser(alliance.site)
    _ = await browser.post("/p/housing/comment", [("paragraph", "1"), ("text", "Typed long.")])
    let form = try await browser.form(at: "/access/\(invitation.token)") + [("token", invitation.token)]
    let back = await browser.post("/access", form)
    #expect(await browser.get(back.location).text.contains("Typed long.</textarea>"))
    browser.cookies[SessionCookie.name] = nil
    #expect(await browser.post("/access", form).location == "/")
    browser.cookies[SessionCookie.name] = nil
    browser.cookies[ReturnCookie.name] = Encoded.base64(Array("//evil.example".utf8))
    #expect(await browser.post("/access", form).location == "/")
  }

  @Test func `what one typed fills in no form of another`() async throws {
    let alliance = try await WebAlliance()
    let planting = Browser(alliance.site)
    let planted = [("choice", "opposes"), ("text", "Planted.")]
    let away = await planting.post("/p/housing/polls/end", planted)
    let link = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let victim = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let page = await victim.get(link).text
    #expect(!page.contains("Planted.") && !page.contains("value=\"opposes\" checked>"))
    // And a paragraph is then as the draft has it, and not empty.
    let change = [("paragraph", "1"), ("text", "Planted."), ("because", "Planted."), ("step", "preview")]
    let gone = await planting.post("/p/housing/amend", change)
    let form = try #require(gone.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let shown = await victim.get(form + "&paragraph=1").text
    #expect(!shown.contains("Planted.") && shown.contains("We want affordable homes"))
  }

  @Test func `signing out ends that session wherever its cookie is, and no other`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: now.seconds + 60), now: now)
    let (desk, phone) = (Browser(alliance.site), Browser(alliance.site))
    for browser in [desk, phone] {
      let form = try await browser.form(at: "/login")
      #expect(await browser.post("/login", form + [("code", invitation.code.text)]).status == 303)
    }
    let copied = desk.cookies
    #expect(await desk.post("/logout", try await desk.form(at: "/mine")).status == 303)
    desk.cookies = copied
    #expect(await desk.get("/mine").status == 303)
    #expect(await phone.get("/mine").status == 200)
    let later = Browser(try alliance.restarted())
    later.cookies = copied
    #expect(await later.get("/mine").status == 303)
    later.cookies = phone.cookies
    #expect(await later.get("/mine").status == 200)
  }

  @Test func `a cookie and an access book of before sessions were ended are good`() async throws {
    let alliance = try await WebAlliance()
    let old = SessionCookie(
      person: "tenants/p1", until: alliance.site.now().seconds + 60, epoch: 0, session: "")
    try alliance.state.write(
      Array("{\"accesses\":[],\"epochs\":{},\"format\":1}\n".utf8), to: "access.json")
    let browser = Browser(alliance.site)
    browser.cookies[SessionCookie.name] = old.text(secret: alliance.site.secret)
    #expect(browser.cookies[SessionCookie.name]?.split(separator: ".").count == 4)
    #expect(await browser.get("/mine").status == 200)
    let copied = browser.cookies
    #expect(await browser.post("/logout", try await browser.form(at: "/mine")).status == 303)
    browser.cookies = copied
    #expect(await browser.get("/mine").status == 303)
  }

  @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
  func `signing in leads nowhere else`(_ next: String) async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add("tenants/p1", until: now, now: now)
    let browser = Browser(alliance.site)
    let form = try await browser.form(at: "/login")
    let page = await browser.post("/login", form + [("code", invitation.code.text), ("next", next)])
    #expect(page.location == "/")
  }

  @Test func `who is taken off, and whose access is taken back, is signed out`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get("/mine").status == 200)
    #expect(try alliance.site.accesses.revoke("tenants/p1") == 1)
    #expect(await browser.get("/mine").location == "/login?next=/mine")
  }

  @Test func `a code of somebody who left says so, and a roster that cannot be read is the server's fault`()
    async throws
  {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add(
      "tenants/p9", until: Instant(seconds: now.seconds + 60), now: now)
    let browser = Browser(alliance.site)
    let form = try await browser.form(at: "/login") + [("code", invitation.code.text)]
    let page = await browser.post("/login", form)
    #expect(page.status == 422)
    #expect(page.text.contains("U staat niet meer op de lijst van uw organisatie."))
    #expect(browser.cookies[SessionCookie.name] == nil)
    try alliance.repository.write("{", to: "reviewers.json")
    _ = try alliance.repository.git("commit", "--no-verify", "-qam", "Damage")
    #expect(await browser.get("/login").status == 503)
    #expect(await browser.post("/login", form).status == 503)
  }

  @Test func `a cookie that somebody made or changed is nobody's`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let cookie = try #require(browser.cookies[SessionCookie.name])
    let forged = [
      "", "x", cookie + "A",
      Encoded.base64(Array("redactie/p1".utf8)) + "."
        + cookie.split(separator: ".").dropFirst().joined(separator: "."),
    ]
    for text in forged {
      browser.cookies[SessionCookie.name] = text
      #expect(await browser.get("/mine").status == 303, "\(text)")
    }
  }

  @Test func `a form from elsewhere, or another's, changes nothing`() async throws {
    let alliance = try await WebAlliance()
    let (tenants, carers) = (
      try await Browser.signedIn("tenants/p1", at: alliance.site),
      try await Browser.signedIn("carers/p1", at: alliance.site)
    )
    let form = try await tenants.form(at: "/p/housing/comment?paragraph=1")
    let fields = form + [("paragraph", "1"), ("text", "Hm.")]
    #expect(await tenants.post("/p/housing/comment", fields, origin: "https://evil.example").status == 403)
    #expect(await tenants.post("/p/housing/comment", fields, origin: nil).status == 403)
    #expect(
      await tenants.post("/p/housing/comment", fields, origin: nil, referer: "https://beraad.example.evil/")
        .status == 403)
    #expect(await carers.post("/p/housing/comment", fields).status == 403)
    #expect(await tenants.post("/p/housing/comment", [("paragraph", "1"), ("text", "Hm.")]).status == 403)
    let other = [form[0], ("seen", String(repeating: "0", count: 40)), ("paragraph", "1"), ("text", "Hm.")]
    #expect(await tenants.post("/p/housing/comment", other).status == 403)
    #expect(try alliance.context(as: "tenants").comments(on: "housing").rows.isEmpty)
    #expect(
      await tenants.post("/p/housing/comment", fields, origin: nil, referer: "https://beraad.example/p")
        .status == 303)
  }

  @Test func `a page to sign in that lay open in another tab works`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    let invitation = try alliance.site.accesses.add(
      "tenants/p1", until: Instant(seconds: now.seconds + 60), now: now)
    let browser = Browser(alliance.site)
    let (one, other) = (
      try await browser.form(at: "/access/\(invitation.token)"),
      try await browser.form(at: "/login?next=/mine")
    )
    #expect(await browser.post("/access", one + [("token", invitation.token)]).status == 303)
    #expect(await browser.post("/access", one + [("token", invitation.token)]).status == 303)
    let login = await browser.post("/login", other + [("code", invitation.code.text), ("next", "/mine")])
    #expect(login.status == 303 && login.location == "/mine")
    // One that was made for somebody who signed out since is offered anew.
    let old = try await browser.form(at: "/access/\(invitation.token)")
    _ = await browser.post("/logout", try await browser.form(at: "/mine"))
    let page = await browser.post("/access", old + [("token", invitation.token)])
    #expect(page.status == 403)
    let fresh = [("csrf", try page.value(of: "csrf")), ("seen", try page.value(of: "seen"))]
    #expect(await browser.post("/access", fresh + [("token", try page.value(of: "token"))]).status == 303)
    let elsewhere = await browser.post(
      "/access", one + [("token", invitation.token)], origin: "https://evil.example")
    #expect(elsewhere.status == 403 && !elsewhere.text.contains("name=\"token\""))
  }

  @Test func `whoever signs in where another typed something comes to the paper`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    func link(_ person: String) throws -> String {
      try alliance.site.accesses.add(person, until: Instant(seconds: now.seconds + 60), now: now).token
    }
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=1")
    browser.cookies[SessionCookie.name] = nil
    let away = await browser.post("/p/housing/comment", form + [("paragraph", "1"), ("text", "Typed.")])
    #expect(away.status == 303 && browser.cookies[ReturnCookie.name] != nil)
    let cookies = browser.cookies
    for (person, place) in [("carers/p1", "/p/housing"), ("tenants/p1", "/p/housing/comment?kept=")] {
      browser.cookies = cookies
      let token = try link(person)
      let page = await browser.post(
        "/access", try await browser.form(at: "/access/\(token)") + [("token", token)])
      #expect(page.location.hasPrefix(place), "\(person)")
      #expect(await browser.get(page.location).status == 200, "\(person)")
    }
  }
}
