import Deliberation

/// What was typed by somebody who turned out not to be signed in, or not as whom they were.
extension Site {
  /// By whom something may have been typed that a browser asks for: this person, or somebody in it whose form names nobody.
  func writers(_ owner: FormToken.Owner, in request: WebRequest) -> [KeptForms.Writer] {
    let browser = WriterCookie.value(in: request.cookies).map { [KeptForms.Writer.browser($0)] } ?? []
    return owner.isNobody ? browser : browser + [.person(owner)]
  }

  /// What was kept under a name, where this person typed it.
  func kept(_ name: String, for owner: FormToken.Owner, in request: WebRequest) async throws -> Form? {
    let (keptForms, writers, now) = (keptForms, writers(owner, in: request), now().seconds)
    guard keptForms.isOf(name, writers) else { return nil }
    return try await gate.run { keptForms.form(name, of: writers, now: now) }
  }

  /// Lets go of what was kept of a form that was sent now.
  func drop(_ name: String, of owner: FormToken.Owner, sentBy request: WebRequest) async throws {
    let (keptForms, writers, now) = (keptForms, writers(owner, in: request), now().seconds)
    try await gate.run { keptForms.drop(name, of: writers, sentTo: request.action, now: now) }
  }

  /// A page that was made for somebody else who was signed in here: what they typed is theirs, and is kept for them.
  ///
  /// - Throws: `WebFault.forbidden` where it was such a page, and something of it was kept.
  func keepForItsWriter(_ visit: Visit) async throws {
    // Who is somebody else puts nothing into their list for ever.
    guard visit.account != nil, let token = visit.request.form.token(secret: secret),
      now().seconds - token.at.seconds <= 86_400, case let owner = token.owner, !owner.isNobody,
      owner != visit.token.owner, try await keep(visit.request, of: .person(owner)) != nil
    else { return }
    throw WebFault.forbidden(.formOfAnother)
  }

  /// On to signing in, and from there back to where they were, with what they had typed.
  func signedOut(_ request: WebRequest) async -> Answer {
    var back = WebRequest(method: .get, path: request.page, query: request.query)
    let writer = WriterCookie.value(in: request.cookies) ?? WriterCookie.new()
    let login = "/login?next="
    guard request.method == .post else { return .seeOther(login + Form.encode(back.address)) }
    // The page was made for somebody who was signed in, or it is anybody's.
    let owner = request.form.token(secret: secret)?.owner
    let typist = owner.flatMap { $0.isNobody ? nil : KeptForms.Writer.person($0) } ?? .browser(writer)
    let kept: String?
    do {
      kept = try await keep(request, of: typist)
    } catch {
      // It cannot be kept, or it is too busy: it goes back, to be sent again.
      return ErrorPage(error, isReading: true).bare(request)
    }
    back.query = Form(fields: [kept.map { ("kept", $0) } ?? (Visit.unsent, "1")])
    // Who signs in with a link does not come by the page that has the address.
    return .seeOther(login + Form.encode(back.address))
      .setting("Set-Cookie", ReturnCookie.field(back.address, isSecure: isSecure))
      .setting("Set-Cookie", WriterCookie.field(writer, isSecure: isSecure))
  }

  /// - Returns: the name to ask for it by; nil where it cannot be kept, or says nothing.
  private func keep(_ request: WebRequest, of writer: KeptForms.Writer) async throws -> String? {
    // What throws a kept text away is none.
    if request.path == ["kept"] { return nil }
    let (keptForms, now) = (keptForms, now().seconds)
    let page = WebRequest(method: .get, path: request.page).address
    return try await gate.run {
      try keptForms.keep(request.form, at: page, to: request.action, of: writer, now: now)
    }
  }
}

extension WebRequest {
  /// The path of the page that has the form: what is only posted to has another one.
  fileprivate var page: [String] { Route.of(path, isPost: false) == nil ? Route.page(of: path) : path }
}
