import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct WebDoctorTests {
  private func findings(_ alliance: WebAlliance) -> [String] {
    WebDoctor(path: alliance.state.path, context: alliance.context(as: "redactie")).findings().map(
      \.what.english)
  }

  @Test func `where nothing is in the way nothing is said`() async throws {
    #expect(findings(try await WebAlliance()) == [])
  }

  @Test(arguments: [
    "access.json", "news.json", "key", "halls/housing--course--north", "halls/x",
    "cards/housing--course--north", "deals/housing--course--north",
  ])
  func `a file that is damaged is named`(_ name: String) async throws {
    let alliance = try await WebAlliance()
    for folder in ["cards", "deals"] { try alliance.state.makeFolder(folder) }
    try alliance.state.write(Array("nonsense".utf8), to: name)
    #expect(findings(alliance).count { $0.contains(name) && $0.contains("damaged") } == 1)
  }

  @Test func `what others can read is named`() async throws {
    let alliance = try await WebAlliance()
    let key = alliance.state.place("key")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    #expect(findings(alliance) == ["Others can read \(key)."])
  }

  @Test func `a door that is not open to all is named`() async throws {
    let alliance = try await WebAlliance()
    let key = try SigningKey()
    _ = try alliance.context(as: "redactie").openDoor("web", key: key.line, for: ["tenants"])
    #expect(findings(alliance).contains { $0.contains("'web'") && $0.contains("carers") })
  }

  @Test func `a workspace into which others push without a hook is named`() async throws {
    let alliance = try await WebAlliance()
    let told = "Others push into the workspace, and no hook asks what: each of them may push main."
    try alliance.repository.git("config", "core.sharedRepository", "group")
    #expect(findings(alliance) == [told])
    try alliance.repository.write("#!/bin/sh\nexec beraad check-push\n", to: ".git/hooks/pre-receive")
    #expect(findings(alliance) == [told])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(alliance.repository.path)/.git/hooks/pre-receive")
    #expect(findings(alliance) == [])
  }

  @Test func `files that make every form fail are named`() async throws {
    let alliance = try await WebAlliance()
    let doctor = WebDoctor(path: alliance.state.path, context: alliance.context(as: "redactie"))
    #expect(!doctor.findings().contains { $0.what.english.contains("paper.md") })
    try alliance.repository.write("Mine.\n", to: "papers/housing/paper.md")
    #expect(
      doctor.findings().contains {
        $0.what.english.hasPrefix("papers/housing/paper.md in the workspace is not committed")
      })
  }

  @Test func `a damaged book of accesses is the server's fault, and says where to look`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    let form = try await browser.form(at: "/login")
    try alliance.state.write(Array("{".utf8), to: "access.json")
    let page = await browser.post("/login", form + [("code", "ABCD EFGH JKLM")])
    #expect(page.status == 503 && page.text.contains("beraad doctor --web"))
    #expect(await browser.get("/health").status == 503)
  }

  @Test(arguments: [0, 2, 33]) func `a damaged key is never replaced`(_ size: Int) async throws {
    let alliance = try await WebAlliance()
    let damaged = [UInt8](repeating: 7, count: size)
    try alliance.state.write(damaged, to: "key")
    let fault = DamagedState(path: alliance.state.place("key"))
    #expect(throws: fault) { try alliance.restarted() }
    #expect(throws: fault) { try Secret(reading: alliance.state) }
    #expect(try alliance.state.read("key") == damaged)
    #expect(fault.explanation.message.contains("key is damaged"))
    #expect(fault.explanation.hints.contains { $0.contains("put it back from a copy") })
  }

  @Test(arguments: ["halls", "closed", "deals"])
  func `a damaged file of a hall is the server's fault`(_ folder: String) async throws {
    let alliance = try await WebAlliance()
    let hall = "/p/housing/polls/course/halls/north"
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: hall)
    let key = try #require(HallKey(fileName: "housing--course--north"))
    let file = ["halls": Hall.file(key), "closed": ClosedHall.file(key), "deals": Deals.file(key)][folder]
    let name = try #require(file)
    try alliance.state.makeFolder(String(name.prefix { $0 != "/" }))
    try alliance.state.write(Array("{".utf8), to: name)
    let wish = folder == "deals" ? [("count", "2")] : [("action", "open"), ("show", "count")]
    let page = await steward.post(folder == "deals" ? hall + "/deal" : hall, form + wish)
    #expect(page.status == 503 && page.text.contains("beraad doctor --web"))
  }

  @Test func `an open meeting of a paper that was taken away is named`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let hall = "/p/housing/polls/course/halls/north"
    let form = try await steward.form(at: hall)
    _ = await steward.post(hall, form + [("action", "open"), ("show", "count")])
    #expect(!findings(alliance).contains { $0.contains("is not there") })
    try alliance.repository.git("rm", "--quiet", "papers/housing/paper.md")
    try alliance.repository.git("commit", "--quiet", "--message", "Gone")
    #expect(
      findings(alliance).contains {
        $0.contains("The meeting north is open, and its paper housing is not there")
      })
  }

  @Test func `a key that is gone is not made anew while accesses hang on it`() async throws {
    let alliance = try await WebAlliance()
    _ = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let key = try #require(try alliance.state.read("key"))
    try alliance.state.delete("key")
    let fault = LostKey(path: alliance.state.place("key"), accesses: alliance.state.place("access.json"))
    #expect(throws: fault) { try alliance.restarted() }
    #expect(findings(alliance).contains { $0.contains("key is gone") })
    #expect(try alliance.state.read("key") == nil)
    try alliance.state.write(key, to: "key")
    _ = try alliance.restarted()
    // Who deletes the accesses as well begins anew.
    try alliance.state.delete("key")
    try alliance.state.delete("access.json")
    _ = try alliance.restarted()
    #expect(try alliance.state.read("key").map { $0 != key } == true)
  }

  @Test func `a hall whose stickers cannot be read is no health`() async throws {
    let alliance = try await WebAlliance()
    let file = Hall.file(try #require(HallKey(fileName: "housing--course--north")))
    #expect(await Browser(alliance.site).get("/health").status == 200)
    try alliance.state.write(Array("{".utf8), to: file)
    #expect(await Browser(alliance.site).get("/health").status == 503)
    try alliance.state.write(HallContent(show: .count).bytes, to: file)
    #expect(await Browser(alliance.site).get("/health").status == 200)
  }

  /// It says who was signed out for good.
  @Test func `a book of accesses that is gone lets nobody in again`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    _ = try AccessBook(in: alliance.state).revoke("tenants/p1")
    #expect(await browser.get("/mine").status == 303)
    try alliance.state.delete("access.json")
    #expect(await browser.get("/mine").status == 503)
    #expect(await browser.get("/health").status == 503)
    let fault = LostAccesses(path: alliance.state.place("access.json"), key: alliance.state.place("key"))
    #expect(throws: fault) { try alliance.restarted() }
    #expect(findings(alliance).contains { $0.contains("access.json is gone") })
  }
}
