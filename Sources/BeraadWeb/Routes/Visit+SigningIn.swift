import BeraadKit
import Cards
import Deliberation
import HTML

extension Visit {
  /// Every paper, with what a signed-in partner can do from here.
  func home() async throws -> Answer {
    let papers = alliance.papers.map { paper -> Markup in
      let inbox: Markup =
        account?.has(.committee) == true
        ? " <a class=\"button\" href=\"/p/\(paper.slug.description)/inbox\">\(words("Postvak", "Inbox"))</a>"
        : ""
      let editions = editionLinks(paper.slug)
      let read: Markup = editions.isEmpty ? "" : "<p class=\"hint\">\(editions)</p>"
      return
        "<li><a class=\"strong\" href=\"/p/\(paper.slug.description)\">\(paper.title)</a>\(inbox)\(read)</li>\n"
    }
    let unread = alliance.unreadable.map {
      "<li>\($0.description) <span class=\"hint\">\(unreadable)</span></li>\n" as Markup
    }
    let none = words("Er is nog geen stuk.", "There is no paper yet.")
    let list: Markup =
      papers.isEmpty && unread.isEmpty ? "<p>\(none)</p>" : "<ul class=\"papers\">\n\(papers)\(unread)</ul>"
    let card = words(
      "Hebt u een kaart met een code voor een bijeenkomst?", "Do you have a card with a code for a meeting?")
    return page(
      words("Stukken", "Papers"),
      """
      \(list)
      <p>\(card) <a href="/z">\(words("Vul de code in", "Enter the code"))</a></p>
      """)
  }

  /// Of a paper whose draft is no text.
  var unreadable: String { words("Dit stuk is nu niet te lezen.", "This paper cannot be read now.") }

  func loginPage(faults: [FormFault] = [], status: Int = 422) -> Answer {
    let next: Markup = typed("next").map { "<input type=\"hidden\" name=\"next\" value=\"\($0)\">" } ?? ""
    let hint = words(
      "Twaalf letters en cijfers. U kunt de code ook plakken.",
      "Twelve letters and digits. You can paste the code.")
    return page(
      words("Inloggen", "Sign in"), status: faults.isEmpty ? 200 : status, faults: faults,
      """
      <form method="post" action="/login">\(hidden)\(next)
      \(field("code", words("Code", "Code"), value: request.form["code"], hint: hint, extra: " autocomplete=\"one-time-code\" autocapitalize=\"characters\" spellcheck=\"false\"", isRequired: true))\
      <button>\(words("Inloggen", "Sign in"))</button></form>
      <p>\(words("U kreeg van de agendacommissie een link en een code. Met de link hoeft u niets in te vullen. Werkt geen van beide, vraag dan nieuwe.", "The committee sent you a link and a code. With the link there is nothing to fill in. If neither works, ask for new ones."))</p>
      """)
  }

  func login() async throws -> Answer {
    guard let typed = request.form["code"] else {
      return loginPage(faults: [FormFault("code", words("Vul de code in.", "Enter the code."))])
    }
    guard let code = Code(typed: typed), let access = try site.accesses.access(code: code, at: site.now())
    else {
      let message = words(
        "Deze code is onbekend, of niet meer geldig.", "This code is unknown, or no longer valid.")
      return loginPage(faults: [FormFault("code", message)])
    }
    return try await signIn(access, next: request.form["next"])
  }

  /// The page of a link: it does nothing by itself, for programs that read mail open links too.
  func accessPage(_ token: String, faults: [FormFault] = []) -> Answer {
    page(
      words("Inloggen", "Sign in"), status: faults.isEmpty ? 200 : 403, faults: faults,
      """
      <p>\(words("Met deze knop logt u in op", "With this button you sign in to")) \(alliance.roster.alliance).</p>
      <form method="post" action="/access">\(hidden)<input type="hidden" name="token" value="\(token)">
      <button>\(words("Inloggen", "Sign in"))</button></form>
      """)
  }

  /// A form to sign in that was made for somebody else who was signed in, or is none of ours: a fresh one.
  func signInAgain() -> Answer {
    let fault = FormFault(
      nil,
      words(
        "Deze bladzijde was niet meer vers. Druk nog eens op de knop.",
        "This page was no longer fresh. Press the button once more."))
    if let token = request.form["token"] { return accessPage(token, faults: [fault]) }
    return loginPage(faults: [fault], status: 403)
  }

  func enter() async throws -> Answer {
    guard let token = request.form["token"],
      let access = try site.accesses.access(token: token, at: site.now())
    else {
      let message = words(
        "Deze link is onbekend, of niet meer geldig. Vraag de agendacommissie om een nieuwe.",
        "This link is unknown, or no longer valid. Ask the committee for a new one.")
      return loginPage(faults: [FormFault(nil, message)])
    }
    return try await signIn(access, next: nil)
  }

  /// Ends the session here and not only in this browser: whoever kept the cookie is signed out too.
  func logout() async throws -> Answer {
    if account != nil, let session = Self.session(request, site) {
      let (accesses, now) = (site.accesses, site.now())
      try await site.gate.run { try accesses.end(session, now: now) }
    }
    // Whoever uses the browser next finds nothing of this person in it. What this person typed is given to nobody else.
    return Answer.seeOther("/")
      .setting("Set-Cookie", SessionCookie.field("", age: 0, isSecure: site.isSecure))
      .setting("Set-Cookie", ReturnCookie.field(nil, isSecure: site.isSecure))
      .setting("Set-Cookie", WriterCookie.field(nil, isSecure: site.isSecure))
  }

  private func signIn(_ access: AccessBook.Access, next: String?) async throws -> Answer {
    guard (try? alliance.roster.identity(access.person)) != nil else {
      let message = words(
        "U staat niet meer op de lijst van uw organisatie. Vraag de agendacommissie.",
        "You are no longer on the list of your organisation. Ask the committee.")
      return loginPage(faults: [FormFault(nil, message)])
    }
    let cookie = SessionCookie(
      person: access.person, until: access.until, epoch: try site.accesses.epoch(of: access.person))
    let field = SessionCookie.field(
      cookie.text(secret: site.secret), age: access.until - site.now().seconds, isSecure: site.isSecure)
    var back = Self.ownPath(next) ?? Self.ownPath(ReturnCookie.address(in: request.cookies)) ?? "/"
    if let name = Self.kept(in: back) {
      let owner = FormToken.Owner(access.person, secret: site.secret)
      if try await site.kept(name, for: owner, in: request) == nil { back = without(name, back, owner) }
    }
    return Answer.seeOther(back).setting("Set-Cookie", field)
      .setting("Set-Cookie", ReturnCookie.field(nil, isSecure: site.isSecure))
  }

  /// The name of what was kept that an address asks for.
  private static func kept(in address: String) -> String? {
    let parts = address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    return parts.count == 2 ? Form(urlEncoded: parts[1].utf8)?["kept"] : nil
  }

  /// Where somebody goes on who asks for what was let go, or somebody else typed: the paper that it is about.
  private func without(_ name: String, _ address: String, _ owner: FormToken.Owner) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
    let isTheirs = site.keptForms.isOf(name, site.writers(owner, in: request))
    // The page that has no form says that it was let go.
    return Route.paper(of: path) + (isTheirs ? "?kept=" + Form.encode(name) : "")
  }

  /// An address of this site; nil for one that leads elsewhere.
  private static func ownPath(_ text: String?) -> String? {
    guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count < 2_000,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return text
  }
}
