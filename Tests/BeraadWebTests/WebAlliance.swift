import BeraadKit
import Cards
import Deliberation
import Foundation
import TestSupport

@testable import BeraadWeb

/// A workspace with a committee and two partners, one paper, two polls, and a site that serves it.
struct WebAlliance {
  let repository: TemporaryRepository
  let state: StateFolder
  let site: Site

  static let draft = """
    We want affordable homes, and we want them soon.

    ## Why

    Rents rise. Rents rise again.

    """

  init() async throws {
    repository = try TemporaryRepository()
    _ = try Self.context(repository, "redactie").makeWorkspace(
      at: repository.path, name: "Alliance", language: .dutch)
    let editors = Self.context(repository, "redactie")
    for partner in ["tenants", "carers"] {
      _ = try editors.addPartner(partner, name: partner, kind: nil, region: nil, roles: [], person: "p1")
    }
    _ = try editors.newPaper(
      "housing", title: "A home for everyone", kind: .manifesto, language: nil, adopting: nil)
    let front = try repository.read("papers/housing/paper.md")
    try repository.write(front + Self.draft, to: "papers/housing/paper.md")
    _ = try editors.revise("housing", because: "First words")
    for (name, definition) in [("course", Self.course), ("end", Self.stance)] {
      let poll = PollName(paper: "housing", poll: name)
      _ = try editors.newPoll(poll, definition: Array(definition.utf8))
      _ = try editors.openPoll(poll)
    }
    state = try StateFolder(repository.path + "/.git/web-state")
    _ = Sodium.start()
    site = try Site(Self.context(repository, nil), state: state, address: "https://beraad.example")
  }

  /// The same place, served by a server that was begun anew.
  func restarted() throws -> Site {
    try Site(Self.context(repository, nil), state: state, address: "https://beraad.example")
  }

  func context(as partner: String) -> Context { Self.context(repository, partner) }

  static func context(_ repository: TemporaryRepository, _ partner: String?) -> Context {
    Context(
      directory: repository.path, environment: [:], now: { Instant(seconds: 1_768_478_400) },
      actingAs: partner)
  }

  static let course = """
    {"format":1,"kind":"poll","type":"sticker","paper":"housing","poll":"course","question":"Where to?",
    "boards":[{"id":"worries","title":"Worries","items":[{"id":"rents","text":"Rents"},{"id":"debts","text":"Debts"}]},
    {"id":"hopes","title":"Hopes","items":[{"id":"homes","text":"Homes"}]}],
    "limits":{"perBoard":1,"perItem":1},"meetings":[{"id":"north","title":"North"},{"id":"south","title":"South"}],
    "source":"ballots","hideBelow":2}
    """

  static let stance = """
    {"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"end","question":"Do you support it?"}
    """
}

/// A browser, as far as forms and cookies go.
final class Browser {
  let site: Site
  var cookies: [String: String] = [:]

  init(_ site: Site) { self.site = site }

  /// The same browser as another, in which somebody typed before signing in here.
  func goOn(in other: Browser) {
    cookies.merge(other.cookies) { own, _ in own }
    cookies[WriterCookie.name] = other.cookies[WriterCookie.name]
  }

  /// Somebody who signs in with a code.
  static func signedIn(_ person: String, at site: Site) async throws -> Browser {
    let browser = Browser(site)
    let invitation = try site.accesses.add(
      person, until: Instant(seconds: site.now().seconds + 1_000), now: site.now())
    let form = try await browser.form(at: "/login")
    _ = await browser.post("/login", form + [("code", invitation.code.spaced.lowercased())])
    return browser
  }

  func get(_ address: String, method: WebRequest.Method = .get) async -> Page {
    await ask(request(address, method))
  }

  /// Posts a form as if it stood on the site.
  func post(
    _ address: String, _ fields: [(String, String)], origin: String? = "https://beraad.example",
    referer: String? = nil
  ) async -> Page {
    var request = request(address, .post)
    request.form = Form(fields: fields.map { (name: $0.0, value: $0.1) })
    (request.origin, request.referer) = (origin, referer)
    return await ask(request)
  }

  /// What a page puts in its forms.
  func form(at address: String) async throws -> [(String, String)] {
    let page = await get(address)
    return [("csrf", try page.value(of: "csrf")), ("seen", try page.value(of: "seen"))]
  }

  private func request(_ address: String, _ method: WebRequest.Method) -> WebRequest {
    let parts = address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    var request = WebRequest(
      method: method, path: parts[0].split(separator: "/").compactMap { Form.decode($0.utf8) })
    if parts.count == 2 { request.query = Form(urlEncoded: parts[1].utf8) ?? .empty }
    request.cookies = cookies
    return request
  }

  private func ask(_ request: WebRequest) async -> Page {
    let (answer, route) = await site.answer(request)
    for field in answer.fields where field.name == "Set-Cookie" {
      cookies.merge(WebRequest.cookies(in: String(field.value.prefix { $0 != ";" }))) { $1 }
      if field.value.contains("Max-Age=0") { cookies[String(field.value.prefix { $0 != "=" })] = nil }
    }
    return Page(answer: answer, route: route)
  }
}

/// What a browser was told.
struct Page {
  let answer: Answer
  let route: String

  var status: Int { answer.status }
  var text: String {
    switch answer.body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .parts(let parts): String(decoding: parts.flatMap(\.bytes), as: UTF8.self)
    case .events: ""
    }
  }

  func header(_ name: String) -> String? { answer.fields.last { $0.name == name }?.value }

  var location: String { header("Location") ?? "" }

  struct NoField: Error { let name: String }

  /// The value of the first field of a name.
  func value(of name: String) throws -> String {
    guard let found = text.firstMatch(of: try Regex("name=\"\(name)\" value=\"([^\"]*)\"")),
      let value = found.output[1].substring
    else { throw NoField(name: name) }
    return String(value)
  }

  /// How often a text stands in it.
  func count(of part: String) -> Int { text.components(separatedBy: part).count - 1 }
}
