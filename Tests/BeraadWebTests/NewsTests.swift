import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

/// A site whose mail goes into files.
private struct NewsAlliance {
  let alliance: WebAlliance
  let site: Site
  private let folder: String

  /// - Parameter fails: whether the program that takes mail does not.
  init(fails: Bool = false) async throws {
    alliance = try await WebAlliance()
    folder = alliance.repository.path + "/.git/mail"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let program = folder + "/sendmail"
    let script =
      fails
      ? "#!/bin/sh\nexit 75\n"
      : "#!/bin/sh\nname=$(mktemp \(folder)/new.XXXXXX)\necho \"$@\" >$name; cat >>$name; mv $name $name.mail\n"
    try Data(script.utf8).write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    var context = alliance.context(as: "redactie")
    context.environment = ["PATH": "/usr/bin:/bin"]
    site = try Site(context, state: alliance.state, address: "https://beraad.example", mailProgram: program)
  }

  func ask(_ address: String) async throws -> Page {
    let browser = Browser(site)
    return await browser.post("/news", try await browser.form(at: "/news") + [("email", address)])
  }

  /// The messages, once there are so many.
  func mail(_ count: Int) async throws -> [String] {
    for _ in 0..<400 {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mail") }
      if names.count >= count {
        return try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
      }
      try await Task.sleep(for: .milliseconds(25))
    }
    return []
  }

  func token(_ path: String, in mail: String) throws -> String {
    let pattern = try Regex("https://beraad\\.example/\(path)/([A-Za-z0-9_-]+)")
    return String(try #require(mail.firstMatch(of: pattern)?.output[1].substring))
  }
}

@Suite struct NewsTests {
  @Test func `who says yes is on the list, and nobody before`() async throws {
    let news = try await NewsAlliance()
    #expect(try await news.ask(" Reader@Post.Example ").status == 200)
    let mail = try #require(try await news.mail(1).first)
    #expect(mail.hasPrefix("-t -i\n"))
    #expect(mail.contains("\nTo: Reader@post.example\n"))
    #expect(mail.contains("\nAuto-Submitted: auto-generated\n"))
    #expect(mail.contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n"))
    let token = try news.token("news/confirm", in: mail)
    let browser = Browser(news.site)
    for method in [WebRequest.Method.get, .head] {
      #expect(await browser.get("/news/confirm/\(token)", method: method).status == 200)
    }
    #expect(try news.site.news.readers().isEmpty)
    let form = try await browser.form(at: "/news/confirm/\(token)")
    for _ in 0..<2 { #expect(await browser.post("/news/confirm/\(token)", form).status == 303) }
    #expect(try news.site.news.readers().map(\.address) == ["Reader@post.example"])
    #expect(try news.site.news.readers().map(\.confirmed) == ["2026-01-15"])
    #expect(try news.alliance.repository.git("status", "--porcelain").isEmpty)
  }

  @Test func `a mail program unsubscribes with one POST, and looking changes nothing`() async throws {
    let news = try await NewsAlliance()
    _ = try await news.ask("reader@post.example")
    let mail = try #require(try await news.mail(1).first)
    let (yes, no) = (try news.token("news/confirm", in: mail), try news.token("unsubscribe", in: mail))
    let browser = Browser(news.site)
    let form = try await browser.form(at: "/news/confirm/\(yes)")
    _ = await browser.post("/news/confirm/\(yes)", form)
    for method in [WebRequest.Method.get, .head] {
      #expect(await browser.get("/unsubscribe/\(no)", method: method).status == 200)
    }
    #expect(try news.site.news.readers().count == 1)
    #expect(
      await browser.post("/unsubscribe/x\(no)", [("List-Unsubscribe", "One-Click")], origin: nil).status
        == 200)
    #expect(try news.site.news.readers().count == 1)
    for _ in 0..<2 {
      #expect(
        await browser.post("/unsubscribe/\(no)", [("List-Unsubscribe", "One-Click")], origin: nil).status
          == 200)
    }
    #expect(try news.site.news.readers().isEmpty)
    let kept = String(decoding: try #require(try news.alliance.state.read(NewsList.file)), as: UTF8.self)
    #expect(!kept.contains("post.example"))
    // The link of the first message brings nobody back who has left.
    #expect(await browser.post("/news/confirm/\(yes)", form).status == 422)
  }

  @Test func `every address is answered the same, and is written to once an hour`() async throws {
    let news = try await NewsAlliance()
    func shown(_ address: String) async throws -> String {
      let page = try await news.ask(address)
      #expect(page.status == 200)
      return page.text.replacing(/value="[^"]*"/, with: "")
    }
    let first = try await shown("reader@post.example")
    for address in [
      "reader@post.example", "READER@post.example", "nobody", "", "a@b", "a b@post.example",
      "x@post.example\r\nBcc: y@post.example", "a,b@post.example", "\"a\"@post.example", "é@post.example",
      String(repeating: "a", count: 300) + "@post.example",
    ] {
      #expect(try await shown(address) == first)
    }
    _ = try await shown("other@post.example")
    // They leave in their order, so nothing is still to come when the last is there.
    #expect(try await news.mail(2).count == 2)
  }

  @Test func `a site without mail sends nobody to their mail`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    let page = await browser.post(
      "/news", try await browser.form(at: "/news") + [("email", "reader@post.example")])
    #expect(page.text.contains("<h1>Nu niet</h1>") && !page.text.contains("Kijk in uw e-mail"))
  }

  @Test func `an address that could not be written to may be asked for again at once`() async throws {
    let news = try await NewsAlliance(fails: true)
    _ = try await news.ask("reader@post.example")
    for _ in 0..<200 {
      let kept = try news.alliance.state.read(NewsList.file).map { String(decoding: $0, as: UTF8.self) } ?? ""
      if !kept.contains("post.example") { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    Issue.record("the address is still kept")
  }

  @Test func `a clock that was put back keeps nobody waiting`() throws {
    let place = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    _ = Sodium.start()
    let folder = try StateFolder(place)
    let list = NewsList(folder: folder, secret: try Secret(in: folder))
    let address = try #require(EmailAddress("reader@post.example"))
    let (early, late) = (Instant(seconds: 1_000_000), Instant(seconds: 9_000_000))
    #expect(try list.ask(address, now: late) != nil)
    #expect(try list.ask(address, now: late) == nil)
    #expect(try list.ask(address, now: early) != nil)
  }

  @Test func `whoever said yes is written to no sooner than others`() async throws {
    let place = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    _ = Sodium.start()
    let folder = try StateFolder(place)
    let list = NewsList(folder: folder, secret: try Secret(in: folder))
    let address = try #require(EmailAddress("reader@post.example"))
    func at(_ minutes: Int64) -> Instant { Instant(seconds: 1_768_478_400 + minutes * 60) }
    let token = try #require(try list.ask(address, now: at(0)))
    #expect(try list.confirm(token: token, now: at(1)))
    #expect(try list.ask(address, now: at(2)) == nil)
    #expect(try list.ask(address, now: at(61)) != nil)
    #expect(try list.readers().count == 1)
    #expect(try list.confirm(token: "none", now: at(9_000)) == false)
    let kept = String(decoding: try #require(try folder.read(NewsList.file)), as: UTF8.self)
    #expect(kept.contains("\"asking\":[]"), "who did not say yes is forgotten: \(kept)")
  }

  @Test func `a header holds nothing but itself`() {
    let name = MailHeader.encodedWord("Alliantie\r\nBcc: x@post.example – één heel lange naam")
    #expect(name.split(separator: "\n").allSatisfy { $0.drop { $0 == " " }.hasPrefix("=?utf-8?B?") })
    #expect(name.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
    #expect(MailHeader.date(Instant(seconds: 1_768_478_400)) == "Thu, 15 Jan 2026 12:00:00 +0000")
  }

  @Test func `the list is printed with the links by which its readers leave`() async throws {
    let news = try await NewsAlliance()
    _ = try await news.ask("reader@post.example")
    let token = try news.token("news/confirm", in: try #require(try await news.mail(1).first))
    let browser = Browser(news.site)
    _ = await browser.post("/news/confirm/\(token)", try await browser.form(at: "/news/confirm/\(token)"))
    let reader = try #require(try news.site.news.leavingLinks(at: "https://beraad.example").first)
    #expect(reader.address == "reader@post.example" && reader.link.hasPrefix("https://beraad.example/"))
    let path = String(reader.link.dropFirst("https://beraad.example".count))
    #expect(await browser.post(path, [("List-Unsubscribe", "One-Click")]).status == 200)
    #expect(try news.site.news.leavingLinks(at: "https://beraad.example").isEmpty)
  }
}
