import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// Whatever stands in a repository, every page of the site answers. How long that may take is asked of the commands, which do the same
/// work in a process of their own: beside a thousand other tests a clock says nothing.
@Suite struct HostilePageTests {
  /// A site over a workspace with a branch of every hostile class.
  private static func hostileSite() throws -> (HostileWorkspace, Site) {
    let workspace = try HostileWorkspace(partners: HostileClass.all.map(\.name))
    for each in HostileClass.all { try each.make(workspace.branch(of: each.name)) }
    let context = Context(
      directory: workspace.repository.path,
      environment: TemporaryRepository.environment(home: workspace.repository.home),
      now: { Instant(seconds: 1_768_478_400) })
    _ = Sodium.start()
    let state = try StateFolder(workspace.repository.surroundings + "/web-state")
    let site = try Site(context, state: state, address: "https://beraad.example")
    return (workspace, site)
  }

  @Test func `every page answers over every class of hostile branch at once`() async throws {
    let (workspace, site) = try Self.hostileSite()
    for person in ["editors/p1", "carers/p1"] {
      let cookie = SessionCookie(person: person, until: site.now().seconds + 1_000, epoch: 0)
      let cookies = [SessionCookie.name: cookie.text(secret: site.secret)]
      for path in Self.pages where person == "editors/p1" || path.last != "inbox" {
        var request = WebRequest(method: .get, path: path)
        request.cookies = cookies
        request.query = Form(fields: [("paragraph", "1")])
        let (answer, route) = await site.answer(request)
        #expect(answer.status == 200, "\(person): \(route)")
        try expectPlain(answer, route)
      }
    }
    let (page, _) = await site.answer(WebRequest(method: .get, path: ["p", "housing"]))
    for id in workspace.honest { #expect(page.text.contains("id=\"\(id)\""), "\(id) is missing") }
  }

  @Test func `the inbox of a Dutch reader says what is wrong with each in Dutch`() async throws {
    let (workspace, site) = try Self.hostileSite()
    let cookie = SessionCookie(person: "editors/p1", until: site.now().seconds + 1_000, epoch: 0)
    var request = WebRequest(method: .get, path: ["p", "housing", "inbox"])
    request.cookies = [SessionCookie.name: cookie.text(secret: site.secret)]
    request.query = Form(fields: [("lang", "nl")])
    let page = await site.answer(request).answer.text
    #expect(page.contains("<section id=\"collect\">"))
    for section in ["collect", "apart"] {
      guard let after = page.split(separator: "<section id=\"\(section)\">", maxSplits: 1).dropFirst().first
      else { continue }
      let words = (after.split(separator: "</section>", maxSplits: 1).first ?? "").replacing(
        /<[^>]*>/, with: " "
      ).replacing(/The [a-z-]+:/, with: "")
      let english = /\b(the|was|which|cannot|with|that|not|branch|partner's|only|record|has|line)\b/
      #expect(words.firstMatch(of: english) == nil, "\(words)")
      #expect(words.lowercased().contains("niet"), "\(words)")
    }
    withExtendedLifetime(workspace) {}
  }

  private static let pages: [[String]] = [
    [], ["health"], ["login"], ["mine"], ["p", "housing"], ["p", "housing", "comment"],
    ["p", "housing", "amend"],
    ["p", "housing", "polls", "loon"], ["p", "housing", "polls", "muur"], ["p", "housing", "inbox"],
  ]

  /// Nothing in a page acts but what is the site's own.
  private func expectPlain(_ answer: Answer, _ route: String) throws {
    #expect(answer.text.ranges(of: "<script").count <= 1, "\(route)")
    #expect(
      !answer.text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x1B },
      "\(route)")
  }
}

extension Answer {
  fileprivate var text: String {
    switch body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .parts(let parts): String(decoding: parts.flatMap(\.bytes), as: UTF8.self)
    case .events: ""
    }
  }
}
