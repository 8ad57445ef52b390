import BeraadKit
import Deliberation
import HTML
import ObjectIDs
import Synchronization

/// One request with all that is known about it: who asks, in which language, what form they filled in.
struct Visit: Sendable {
  let site: Site
  let request: WebRequest
  let words: Words
  let alliance: AllianceView
  /// Nil where nobody is signed in.
  let account: Account?
  /// The mark of the form that was posted; nil where none was, or it is none of ours.
  let posted: FormToken?
  /// What a page that is made now puts in its forms.
  let token: FormToken
  /// What was kept of what they typed before, if the address names it; nil where somebody else typed it.
  let kept: Form?

  /// What may lead to a person, as it was told of while this request was answered.
  let warnings = Warnings()

  final class Warnings: Sendable {
    private let texts = Mutex<Set<String>>([])

    var all: Set<String> { texts.withLock(\.self) }

    func add(_ texts: [String]) { self.texts.withLock { $0.formUnion(texts) } }
  }

  /// - Parameter isAnonymous: whether nobody signs in there; then a moment-old roster will do.
  init(_ request: WebRequest, at site: Site, isAnonymous: Bool = false) async throws {
    self.site = site
    self.request = request
    alliance = isAnonymous ? try await site.recentAlliance() : try await site.alliance()
    let asked = (request.query["lang"] ?? request.cookies["lang"]).flatMap(Language.init(rawValue:))
    words = Words(asked ?? alliance.roster.language)
    let signedIn = try isAnonymous ? nil : Self.account(request, site, alliance)
    account = signedIn
    let own = signedIn.flatMap { [alliance] in alliance.branches[$0.partner.id] }
    let owner = FormToken.Owner(signedIn?.name, secret: site.secret)
    token = FormToken(
      at: site.now(), seen: isAnonymous ? "" : alliance.commit.hex,
      own: (own ?? []).map(\.hex).joined(separator: "-"), owner: owner)
    posted = request.form.token(secret: site.secret).flatMap { $0.owner == owner ? $0 : nil }
    // Who is signed in only: nobody else has a page to fill in again, and each look reads a file.
    kept =
      if let name = request.query["kept"], signedIn != nil {
        try await site.kept(name, for: owner, in: request)
      } else { nil }
  }

  /// Who a cookie says it is, if the roster still has them and nobody took the access back.
  private static func account(_ request: WebRequest, _ site: Site, _ alliance: AllianceView) throws
    -> Account?
  {
    guard let cookie = session(request, site), try site.accesses.isGood(cookie),
      let identity = try? alliance.roster.identity(cookie.person)
    else { return nil }
    return Account(partner: identity.partner, person: identity.person)
  }

  /// The session that a browser says it has, if this server began it and it did not expire.
  static func session(_ request: WebRequest, _ site: Site) -> SessionCookie? {
    request.cookies[SessionCookie.name].flatMap { SessionCookie($0, secret: site.secret) }
      .flatMap { $0.until >= site.now().seconds ? $0 : nil }
  }

  /// - Throws: `WebFault.signedOut` where nobody is.
  func signedIn() throws -> Account {
    guard let account else { throw WebFault.signedOut }
    return account
  }

  /// - Throws: `WebFault`, where nobody is signed in, or their partner has none of these roles.
  func signedIn(as roles: Role...) throws -> Account {
    let account = try signedIn()
    guard !account.partner.roles.isDisjoint(with: roles) else { throw WebFault.forbidden(.role) }
    return account
  }

  /// The form that was posted, if it came from this site and was made for whoever is signed in.
  ///
  /// - Throws: `WebFault.forbidden` where it was not.
  func checkedForm() throws -> FormOrigin? {
    guard let posted, request.form["seen"] == nil || request.form["seen"] == posted.seen else {
      throw WebFault.forbidden(.foreignForm)
    }
    let own = posted.own.split(separator: "-").compactMap { ObjectID(hex: String($0)) }
    return ObjectID(hex: posted.seen).map { FormOrigin(seen: $0, own: own) }
  }

  /// Whether a form to sign in came from this site: made for nobody, or for whoever signed in meanwhile in another tab.
  var isFormToSignIn: Bool {
    posted != nil || request.form.token(secret: site.secret)?.owner.isNobody == true
  }

  /// Whether the form was made on this site: `Origin`, or where a browser sends none `Referer`.
  static func isOwn(_ request: WebRequest, _ site: Site) -> Bool {
    if let origin = request.origin { return origin == site.address }
    guard let referer = request.referer else { return false }
    return referer == site.address || referer.hasPrefix(site.address + "/")
  }

  /// What an address may say of a form: which place it is about. What somebody says or chooses there nobody else fills in by a link.
  private static let fieldsOfAddress: Set<String> = [
    "paragraph", "quote", "nth", "to", "of", "kept", "next",
  ]

  /// A value that was typed, in the form that was posted or in the one that was kept, or what the address says of the form.
  func typed(_ name: String) -> String? { allTyped(name).first }

  func allTyped(_ name: String) -> [String] {
    let address = Self.fieldsOfAddress.contains(name) ? request.query : nil
    return [kept, request.form, address].compactMap { $0?.all(name) }.first { !$0.isEmpty } ?? []
  }

  /// Whether they come back for something that was kept for them, and is not any more.
  var isLost: Bool {
    guard request.method == .get, account != nil, kept == nil, let name = request.query["kept"] else {
      return false
    }
    return site.keptForms.isOf(name, site.writers(token.owner, in: request))
  }

  /// Whether the fields of a form are as somebody left them: then an empty one was emptied.
  var isFilledIn: Bool { request.method == .post || kept != nil }

  /// A value as it was left in the form, or where that is a fresh one as it was recorded before.
  func typed(_ name: String, or own: String?) -> String? { isFilledIn ? typed(name) : own }

  /// The mark of a form about a paragraph. One that comes back keeps its own: a number is only good with the draft that its writer saw.
  var about: FormToken {
    kept?.token(secret: site.secret).flatMap { $0.owner == token.owner ? $0 : nil } ?? posted ?? token
  }

  /// The fields that every form has.
  var hidden: Markup { hidden(token) }

  func hidden(_ token: FormToken) -> Markup {
    """
    <input type="hidden" name="csrf" value="\(token.text(secret: site.secret))">\
    <input type="hidden" name="seen" value="\(token.seen)">\(meant)\(comingBack)
    """
  }

  /// What is kept of this form goes when it is sent.
  private var comingBack: Markup {
    guard let name = (kept == nil ? nil : request.query["kept"]) ?? request.form["kept"] else { return "" }
    return "<input type=\"hidden\" name=\"kept\" value=\"\(name)\">"
  }

  /// What in their words they were told may lead to a person: who sends it again means it so.
  private var meant: Markup {
    guard request.method == .post, account != nil else { return "" }
    return warnings.all.union(request.form.all("personal")).sorted()
      .map { "<input type=\"hidden\" name=\"personal\" value=\"\(field: $0)\">" as Markup }.joined()
  }

  /// The paragraph of a form that names it by its number, as the draft has it that the form is about.
  ///
  /// - Throws: `WebFault.notFound`.
  func paragraph(_ number: Int, of slug: Slug) async throws -> SeenParagraph {
    let paper = try await site.paper(slug, language: words.language)
    if about.seen == paper.commit.hex {
      guard let block = paper.block(number) else { throw WebFault.notFound }
      let place = SeenParagraph.Place(
        number: number, source: block.source, shown: block.plain, isTitle: block.isTitle)
      return SeenParagraph(then: place, now: place, isMoved: false, commit: paper.commit)
    }
    guard let seen = ObjectID(hex: about.seen) else { throw WebFault.notFound }
    let language = words.language
    do {
      return try await site.ask { context in
        try context.paragraph(number, of: slug, seenAt: seen, language: language)
      }
    } catch is ParagraphFault {
      throw WebFault.notFound
    }
  }

  /// Has the Kit do something in the name of whoever is signed in.
  func act<Result: Sendable>(
    as account: Account, form: FormOrigin?, expecting: String? = nil,
    _ verb: @escaping @Sendable (Context) throws -> Result
  ) async throws -> Result {
    var context = site.context(
      as: account, in: alliance.roster, form: form, expecting: expecting)
    let told = Set(request.form.all("personal"))
    context.takesPersonalData = { found in found.allSatisfy { told.contains($0.text) } }
    return try await site.gate.run { [context] in try verb(context) }
  }

  /// The paper that a part of an address names.
  ///
  /// - Throws: `WebFault.notFound`.
  func paperSlug(_ text: String) throws -> Slug {
    guard let slug = Slug(text) else { throw WebFault.notFound }
    if alliance.unreadable.contains(slug) { throw WebFault.unreadable }
    guard alliance.papers.contains(where: { $0.slug == slug }) else { throw WebFault.notFound }
    return slug
  }
}
