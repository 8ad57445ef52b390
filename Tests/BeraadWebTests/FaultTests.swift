import BeraadKit
import Cards
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct FaultTests {
  @Test func `two of the committee decide at once, and one of them is told`() async throws {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let target = try #require(
      await editors.get("/p/housing/inbox").text.firstMatch(of: /data-target="(a[0-9a-f]+\/1)"/)?.1)
    let form = try await editors.form(at: "/p/housing/inbox") + [("target", String(target))]
    let cookies = editors.cookies
    let statuses = await withTaskGroup(of: Int.self) { group in
      for (outcome, reason) in [("adopt", "It is clearer."), ("reject", "It is too soon.")] {
        group.addTask {
          let browser = Browser(alliance.site)
          browser.cookies = cookies
          return await browser.post(
            "/p/housing/decide", form + [("outcome", outcome), ("because", reason)]
          ).status
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.contains(303), "\(statuses)")
    #expect(statuses.allSatisfy { [303, 409, 422].contains($0) }, "\(statuses)")
    // What was answered with 303 is there.
    let rows = try alliance.context(as: "redactie").decisions(about: "housing").rows
    #expect(rows.count == statuses.count { $0 == 303 })
  }

  @Test func `what was ticked and written stays where a decision lacks something`() async throws {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let target = String(
      try #require(
        await editors.get("/p/housing/inbox").text.firstMatch(of: /data-target="(a[0-9a-f]+\/1)"/)?.1))
    let form = try await editors.form(at: "/p/housing/inbox")
    let page = await editors.post(
      "/p/housing/decide", form + [("target", target), ("because", "A long reason.")])
    #expect(page.status == 422)
    #expect(page.text.contains("<div id=\"errors\" role=\"alert\""))
    #expect(page.text.contains("value=\"\(target)\" checked>"))
    #expect(page.text.contains("A long reason.</textarea>"))
    // The same for who turns out to be signed out: they come back to the page that has the form.
    let gone = Browser(alliance.site)
    let away = await gone.post(
      "/p/housing/decide", [("target", target), ("outcome", "reject"), ("because", "A long reason.")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    editors.goOn(in: gone)
    let back = await editors.get(next)
    #expect(back.status == 200)
    #expect(back.text.contains("value=\"\(target)\" checked>"))
    #expect(back.text.contains("value=\"reject\" checked>"))
    #expect(back.text.contains("A long reason.</textarea>"))
  }

  @Test func `a disk that is full is told, nothing is claimed, and what was typed can be sent again`()
    async throws
  {
    let alliance = try await WebAlliance()
    let code = try alliance.site.halls.makeCards(
      1, for: try #require(HallKey(fileName: "housing--course--north")))[0]
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let hall = "/p/housing/polls/course/halls/north"
    let form = try await steward.form(at: hall)
    _ = await steward.post(hall, form + [("action", "open"), ("show", "live")])
    let phone = Browser(alliance.site)
    #expect(await phone.post("/z/\(code.text)", [("board-hopes", "homes")]).status == 303)
    // A folder in the place of the file that is written first: no file can be made there.
    let place = alliance.state.place("halls/housing--course--north.new")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let page = await phone.post("/z/\(code.text)", [("board-worries", "rents")])
    #expect(page.status >= 500)
    #expect(page.text.contains("<div id=\"errors\" role=\"alert\""))
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"homes\" checked>"))
    try FileManager.default.removeItem(atPath: place)
    #expect(await phone.post("/z/\(code.text)", [("board-worries", "rents")]).status == 303)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"rents\" checked>"))
  }

  @Test(arguments: [ENOSPC, EROFS, EDQUOT, EFBIG]) func `no room is 503, with the form to be sent again`(
    _ code: Int32
  ) async throws {
    let alliance = try await WebAlliance()
    var request = WebRequest(method: .post, path: ["z", "ABCDEFGH0123"])
    request.form = Form(fields: [("board-worries", "rents"), ("text", "Typed <b>long</b>.")])
    let answer = await alliance.site.failure(
      StateFault("write", "/state/x", code), request, isAnonymous: true)
    let page = Page(answer: answer, route: "")
    #expect(page.status == 503)
    #expect(page.header("Retry-After") == "60")
    #expect(page.text.contains("<form method=\"post\" action=\"/z/ABCDEFGH0123\">"))
    #expect(page.text.contains("Typed &lt;b&gt;long&lt;/b&gt;.</textarea>"))
  }

  @Test func `where the workspace fails a page says so all the same`() async throws {
    let alliance = try await WebAlliance()
    try FileManager.default.moveItem(
      atPath: alliance.repository.path + "/.git/objects", toPath: alliance.repository.path + "/.git/away")
    let page = await Browser(alliance.site).get("/p/housing")
    #expect(page.status >= 500)
    #expect(page.text.contains("<h1>") && page.text.contains("<html lang=\"nl\">"))
    #expect(page.text.contains("<main id=\"main\""))
    #expect(await Browser(alliance.site).get("/health").status == 503)
  }

  @Test func `health says within a second that the workspace fails, and that it is well again`() async throws
  {
    let alliance = try await WebAlliance()
    let (objects, away) = (
      alliance.repository.path + "/.git/objects", alliance.repository.path + "/.git/away"
    )
    let browser = Browser(alliance.site)
    #expect(await browser.get("/health").status == 200)
    try FileManager.default.moveItem(atPath: objects, toPath: away)
    try await Task.sleep(for: .milliseconds(1_100))
    for _ in 0..<3 { #expect(await browser.get("/health").status == 503) }
    try FileManager.default.moveItem(atPath: away, toPath: objects)
    try await Task.sleep(for: .milliseconds(1_100))
    for _ in 0..<3 { #expect(await browser.get("/health").status == 200) }
  }

  @Test(arguments: [-400_000, 400_000] as [Int64]) func `a clock that jumps loses nothing that is typed`(
    _ jump: Int64
  ) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing") + [("paragraph", "1"), ("text", "Hm.")]
    var context = alliance.context(as: "redactie")
    context.actingAs = nil
    let later = context.now().seconds + jump
    context.now = { Instant(seconds: later) }
    let site = try Site(context, state: alliance.state, address: "https://beraad.example")
    let again = Browser(site)
    again.cookies = browser.cookies
    let page = await again.post("/p/housing/comment", form)
    // Their access may have ended by this clock; then they are asked to sign in, and come back with what they typed.
    #expect(page.status == 303)
    guard page.location.hasPrefix("/login") else { return }
    let next = try #require(page.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let back = try await Browser.signedIn("tenants/p1", at: site)
    back.goOn(in: again)
    #expect(await back.get(next).text.contains("Hm.</textarea>"))
  }

  @Test func `a form of a clock that was ahead is dated by the clock that is right`() async throws {
    let alliance = try await WebAlliance()
    var context = alliance.context(as: "redactie")
    context.actingAs = nil
    let now = context.now()
    context.now = { Instant(seconds: now.seconds + 700) }
    let early = try Site(context, state: alliance.state, address: "https://beraad.example")
    let browser = try await Browser.signedIn("tenants/p1", at: early)
    let form = try await browser.form(at: "/p/housing") + [("paragraph", "1"), ("text", "Hm.")]
    let later = Browser(alliance.site)
    later.cookies = browser.cookies
    #expect(await later.post("/p/housing/comment", form).status == 303)
    let tenants = try #require(Slug("tenants"))
    let record = try #require(try alliance.context(as: "redactie").records(of: tenants).first)
    #expect(record.at == now)
  }

  @Test func `what was written in a form of somebody else's session is there to be taken along`() async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form =
      try await browser.form(at: "/p/housing") + [("paragraph", "1"), ("text", "Typed <i>long</i>.")]
    // In another tab somebody else signed in.
    browser.cookies = try await Browser.signedIn("carers/p1", at: alliance.site).cookies
    let page = await browser.post("/p/housing/comment", form)
    #expect(page.status == 403)
    #expect(page.text.contains("Typed &lt;i&gt;long&lt;/i&gt;."))
    #expect(
      !(await browser.post("/p/housing/comment", form, origin: "https://elsewhere.example")).text.contains(
        "Typed"))
  }

  @Test func `what comes back in a field is sent again as it was typed`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let typed = "\u{FEFF}One\u{2028}line\r\nand\ttwo \u{202B}\u{5E0}\u{202C} <b> & \u{2068}'q'\u{2069}"
    var form = try await browser.form(at: "/p/housing/amend?paragraph=3")
    form += [("paragraph", "3"), ("text", typed), ("step", "send")]
    for _ in 0..<2 {
      let page = await browser.post("/p/housing/amend", form)
      #expect(page.status == 422)
      let back = String(
        try #require(page.text.firstMatch(of: /<textarea id="text"[^>]*>\n([^<]*)<\/textarea>/)?.1))
      let read = back.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
        .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      #expect(read.unicodeScalars.elementsEqual(typed.replacing("\r\n", with: "\n").unicodeScalars))
      // As a browser sends it.
      form = form.filter { $0.0 != "text" } + [("text", read.replacing("\n", with: "\r\n"))]
    }
    let sent = form.filter { $0.0 != "because" } + [("because", "Better.")]
    #expect(await browser.post("/p/housing/amend", sent).status == 303)
    let tenants = try #require(Slug("tenants"))
    let record = try #require(try alliance.context(as: "redactie").records(of: tenants).first)
    guard case .change(_, let new, _) = record.what else {
      Issue.record("\(record.what)")
      return
    }
    #expect(!new.contains("⟨U+") && !new.contains("  \n"))
  }

  @Test(arguments: ["\u{600}<h2>\u{600}</textarea\u{600}>\u{600}<h2>", "\"\u{301} zq=\"\u{301}"])
  func `no mark breaks out of a field, whatever is joined with it`(_ typed: String) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    var address = "/p/housing/comment?paragraph=3&quote="
    address += Form.encode(typed)
    let page = await browser.get(address)
    #expect(page.status == 200)
    #expect(!page.text.utf8.contains("<h2>".utf8) && !page.text.utf8.contains("zq=\"".utf8))
  }

  @Test(arguments: [" ", "\u{200B}", "\u{2060}\u{AD}\u{FEFF}", "\u{0007} \u{202E}"])
  func `a text that shows nothing is none`(_ text: String) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing") + [("paragraph", "1"), ("text", text)]
    #expect(await browser.post("/p/housing/comment", form).status == 422)
    #expect(throws: Refusal.self) {
      try alliance.context(as: "tenants").comment(
        on: "housing", quote: "soon", nth: nil, intent: .remark, text: text)
    }
  }

  /// A comment that somebody typed, sent while something is wrong.
  private func typed(_ alliance: WebAlliance, _ spoil: () async throws -> Void) async throws -> Page {
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=3") + [("paragraph", "3")]
    try await spoil()
    return await browser.post("/p/housing/comment", form + [("text", "Typed <b>long</b>.")])
  }

  private func isKept(_ page: Page) -> Bool {
    page.status == 503 && page.text.contains("Typed &lt;b&gt;long&lt;/b&gt;.</textarea>")
      && page.text.contains("<form method=\"post\" action=\"/p/housing/comment\">")
      && page.text.contains("Opnieuw proberen")
  }

  @Test func `where the server cannot even tell who asks, what was typed can be sent again`() async throws {
    let alliance = try await WebAlliance()
    let damaged = try await typed(alliance) { try alliance.state.write(Array("{".utf8), to: "access.json") }
    #expect(isKept(damaged))
    let other = try await WebAlliance()
    let unread = try await typed(other) {
      try other.repository.write("{", to: "reviewers.json")
      try other.repository.git("commit", "--quiet", "--all", "--message", "oops")
    }
    #expect(isKept(unread))
  }

  @Test func `where it is too busy, what was typed can be sent again`() {
    let request = WebRequest(
      method: .post, path: ["p", "housing", "comment"], form: Form(fields: [("text", "Typed <b>long</b>.")]))
    let page = Page(answer: ErrorPage(Gate.Busy(), isReading: true).bare(request), route: "")
    #expect(isKept(page) && page.header("Retry-After") == "2")
  }

  @Test func `a draft that is no text is the server's fault, and its paper is not denied`() async throws {
    let alliance = try await WebAlliance()
    try Data([0x63, 0x61, 0x66, 0xE9, 0x0A]).write(
      to: URL(filePath: alliance.repository.path).appending(path: "papers/housing/paper.md"))
    try alliance.repository.git("commit", "--quiet", "--all", "--message", "Latin-1")
    #expect(await Browser(alliance.site).get("/p/housing").status == 503)
    let findings = WebDoctor(path: alliance.state.path, context: alliance.context(as: "redactie")).findings()
    #expect(findings.contains { $0.what.contains("The draft of housing is no text") })
    // Nor is the meeting in which somebody wants to close.
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let hall = "/p/housing/polls/course/halls/north"
    let form = try await steward.form(at: "/mine") + [("action", "close")]
    for page in [await steward.get(hall), await steward.get(hall + "/board"), await steward.post(hall, form)]
    {
      #expect(page.status == 503 && page.header("Retry-After") != nil)
    }
    // Where papers are listed it is named.
    #expect(
      await steward.get("/").text.contains("<li>housing <span class=\"hint\">Dit stuk is nu niet te lezen."))
    let mine = await steward.get("/mine")
    #expect(mine.text.contains("is bewaard.") && !mine.text.contains("nog niets ingebracht"))
  }
}
