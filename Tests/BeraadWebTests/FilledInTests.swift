import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// What an address may fill in.
@Suite struct FilledInTests {
  @Test func `a link fills in no vote`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let poll = "/p/housing/polls/end"
    let form = try await browser.form(at: poll)
    #expect(await browser.post(poll, form + [("choice", "supports"), ("text", "Ours.")]).status == 303)
    let page = await browser.get(poll + "?choice=opposes&text=Not+ours.").text
    #expect(page.contains("value=\"supports\" checked>"))
    #expect(page.contains("Ours.</textarea>"))
    #expect(!page.contains("Not ours."))
  }

  @Test func `a link fills in no decision`() async throws {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    let target = try #require(inbox.firstMatch(of: /data-target="(a[0-9a-f]+\/1)"/)?.1)
    let page = await editors.get("/p/housing/inbox?target=\(target)&outcome=adopt&because=Planted").text
    #expect(!page.contains("value=\"\(target)\" checked>"))
    #expect(!page.contains("value=\"adopt\" checked>"))
    #expect(!page.contains("Planted</textarea>"))
  }

  @Test func `a link says which words a comment is about, and not what it says`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let page = await browser.get("/p/housing/comment?paragraph=1&quote=soon&text=Planted").text
    #expect(page.contains("soon</textarea>"))
    #expect(!page.contains("Planted</textarea>"))
  }
}
