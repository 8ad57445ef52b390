import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct NewsMailingTests {
  private let alliance: WebAlliance
  private let list: NewsList
  private let folder: TemporaryFolder

  init() async throws {
    alliance = try await WebAlliance()
    folder = try TemporaryFolder()
    list = NewsList(folder: alliance.state, secret: try Secret(in: alliance.state))
    try folder.write(
      "#!/bin/sh\nexec cat >\"$(mktemp \(folder.path)/mail.XXXXXX)\"\n", to: "sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/sendmail")
    for name in ["ann", "bob", "cas"] { try subscribe("\(name)@post.example") }
    _ = try context.writeIssue("first", IssueWish(title: "Nieuws: één\u{2009}ding"))
  }

  private var context: Context {
    var context = alliance.context(as: "redactie")
    context.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path]
    return context
  }

  private func subscribe(_ address: String) throws {
    let now = Instant(seconds: 1_768_478_400)
    let token = try #require(try list.ask(try EmailAddress.parse(address), now: now))
    #expect(try list.confirm(token: token, now: now))
  }

  private func mailing(_ issue: String = "first") throws -> NewsMailing {
    try NewsMailing(
      issue, of: context, list: list, from: nil, server: "https://beraad.example", site: "https://a.example")
  }

  private func send(_ issue: String = "first") throws -> MailRun.Outcome {
    try mailing(issue).send(by: folder.path + "/sendmail", perMinute: 0, isAgain: false)
  }

  private var mail: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("mail.") }
        .map { try String(contentsOfFile: "\(folder.path)/\($0)", encoding: .utf8) }
    }
  }

  /// The files of the state folder that have a text.
  private func files(with text: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: alliance.state.path).filter {
      let bytes = FileManager.default.contents(atPath: "\(alliance.state.path)/\($0)") ?? Data()
      return bytes.firstRange(of: Data(text.utf8)) != nil
    }
  }

  @Test func `each reader gets both forms, and a link of their own that works with one press`() async throws {
    #expect(try send().isDone)
    let mail = try mail
    #expect(mail.count == 3)
    var links: Set<String> = []
    for message in mail {
      for field in [
        "Auto-Submitted: auto-generated", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative;", "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
      ] {
        #expect(message.contains("\n\(field)\n"), "no \(field)")
      }
      let link = try #require(message.firstMatch(of: /\nList-Unsubscribe: <(https:[^>\n]+)>\n/)?.1)
      links.insert(String(link))
      #expect(message.hasPrefix("From: ") && message.contains("<beraad@beraad.example>"))
    }
    #expect(links.count == 3)
    let first = try #require(mail.first { $0.contains("To: ann@post.example\n") })
    let path = try #require(first.firstMatch(of: /https:\/\/beraad\.example(\/unsubscribe\/[^>\n]+)>/)?.1)
    let browser = Browser(alliance.site)
    #expect(await browser.get(String(path)).status == 200)
    #expect(try list.readers().count == 3)
    let page = await browser.post(String(path), [("List-Unsubscribe", "One-Click")], origin: nil)
    #expect(page.status == 200)
    #expect(try list.readers().map(\.address) == ["bob@post.example", "cas@post.example"])
    #expect(try files(with: "ann@post.example").isEmpty)
  }

  @Test func `a sent issue is not sent again, and its journal knows nobody`() throws {
    #expect(try send().isDone)
    #expect(throws: Refusal.self) { try send() }
    #expect(try mail.count == 3)
    let journal = try #require(try alliance.state.read("sent/first"))
    #expect(String(decoding: journal, as: UTF8.self) == "beraad-sent 1\n=2026-01-15 3\n")
  }

  @Test func `an issue that broke off goes on, and whoever left is nowhere in the folder`() throws {
    let ann = list.sentMark(try EmailAddress.parse("ann@post.example"))
    try alliance.state.makeFolder("sent")
    try alliance.state.write(Array("beraad-sent 1\n?\(ann)\n+\(ann)\n".utf8), to: "sent/first")
    try list.leave(token: list.unsubscribeToken(try EmailAddress.parse("bob@post.example")))
    let outcome = try send()
    #expect(outcome.sent == 1 && outcome.before == 1 && outcome.isDone)
    #expect(try mail.allSatisfy { $0.contains("To: cas@post.example\n") })
    #expect(try files(with: "bob@post").isEmpty)
  }

  @Test func `files are for their owner alone`() throws {
    _ = try send()
    for name in ["news.json", "sent/first", "sent"] {
      let mode = try FileManager.default.attributesOfItem(atPath: alliance.state.place(name))[
        .posixPermissions]
      #expect(mode as? Int == (name == "sent" ? 0o700 : 0o600))
    }
  }

  @Test func `addresses are taken off by whoever keeps the list, asked for or not`() throws {
    let address = try EmailAddress.parse("dee@post.example")
    _ = try list.ask(address, now: Instant(seconds: 1_768_478_400))
    #expect(
      try list.remove([
        address, EmailAddress.parse("ANN@post.example"), EmailAddress.parse("no@post.example"),
      ]) == 2)
    #expect(try files(with: "dee@").isEmpty && files(with: "ann@").isEmpty)
    #expect(try list.readers().count == 2)
  }

  @Test func `who may look is noted, and told`() throws {
    #expect(try list.keepersNotice.english.contains("Nobody noted"))
    try list.setKeepers(Keepers.checked(["Jo Example", "Kim Sample"]))
    #expect(try list.keepersNotice.english == "For the eyes of Jo Example and Kim Sample alone.")
    #expect(try list.readers().count == 3)
  }

  @Test func `nothing goes from the addresses for invitations to the newsletter, or back`() throws {
    _ = try context.importAddresses(
      Array("address,name\ninvited@post.example,Guest\n".utf8), keepers: ["A", "B"], file: nil)
    _ = try send()
    #expect(try mail.allSatisfy { !$0.contains("invited@post.example") })
    #expect(try files(with: "invited@post").isEmpty)
    #expect(try !context.exportAddresses(file: nil).csv.contains("cas@post.example"))
  }
}
