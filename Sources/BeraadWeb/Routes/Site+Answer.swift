import BeraadKit
import Deliberation
import HTML
import ObjectIDs

extension Site {
  /// Answers a request.
  ///
  /// - Returns: the answer, and the pattern of its route for the log.
  func answer(_ request: WebRequest) async -> (answer: Answer, route: String) {
    if let asset = Asset.named(request.path) { return (asset.answer, "/assets/{file}") }
    // Browsers ask for it by themselves.
    if request.path == ["favicon.ico"] {
      return (Answer(status: 204, fields: [], body: .bytes([])), "/favicon.ico")
    }
    if request.path == ["health"] { return (await healthAnswer(), "/health") }
    let (answer, route) = await pageAnswer(request)
    // Whoever has to sign in first is to find the language again too.
    guard let language = request.query["lang"].flatMap(Language.init(rawValue:)), request.method != .post
    else {
      return (answer, route)
    }
    let cookie = "lang=\(language.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"
    return (answer.setting("Set-Cookie", cookie), route)
  }

  private func pageAnswer(_ request: WebRequest) async -> (answer: Answer, route: String) {
    let isPost = request.method == .post
    guard let route = Route.of(request.path, isPost: isPost) else {
      let other = Route.of(request.path, isPost: !isPost)
      let fault: WebFault = other == nil ? .notFound : .notAllowed
      let answer = await failure(fault, request)
      return (
        other == nil ? answer : answer.setting("Allow", isPost ? "GET, HEAD" : "POST"), other?.pattern ?? "-"
      )
    }
    do {
      return (try await answer(request, by: route), route.pattern)
    } catch {
      return (await failure(error, request, isAnonymous: route.isAnonymous), route.pattern)
    }
  }

  private func answer(_ request: WebRequest, by route: Route) async throws -> Answer {
    let isPost = request.method == .post
    if isPost, !route.isAnonymous, !Visit.isOwn(request, self) { throw WebFault.forbidden(.foreignForm) }
    let visit = try await Visit(request, at: self, isAnonymous: route.isAnonymous)
    if isPost, !route.isAnonymous {
      if !route.isOpen { _ = try visit.signedIn() }
      if route.signsIn {
        guard visit.isFormToSignIn else { return visit.signInAgain() }
      } else if route.takesFormOfAnybody {
        guard request.form.token(secret: secret) != nil else { throw WebFault.forbidden(.foreignForm) }
      } else {
        try await keepForItsWriter(visit)
        _ = try visit.checkedForm()
      }
    }
    let answer = try await route.answer(visit)
    if isPost, answer.status == 303, let name = request.form["kept"] {
      try await drop(name, of: visit.token.owner, sentBy: request)
    }
    return answer
  }

  private func healthAnswer() async -> Answer {
    guard let commit = await health() else { return .json("{\"status\":\"failed\"}\n", status: 503) }
    return .json("{\"status\":\"ok\",\"version\":\"\(Tool.version)\",\"commit\":\"\(commit)\"}\n")
  }
}

// MARK: - What went wrong

extension Site {
  /// What a browser is told of an error that no page of its own tells of.
  func failure(_ error: any Error, _ request: WebRequest, isAnonymous: Bool = false) async -> Answer {
    if case WebFault.signedOut? = error as? WebFault { return await signedOut(request) }
    // The roster may be what fails: then the page does without, and nothing was asked of any rule yet.
    guard let visit = try? await Visit(request, at: self, isAnonymous: isAnonymous) else {
      return ErrorPage(error, isReading: true).bare(Visit.isOwn(request, self) ? request : nil)
    }
    // A form that came back about a place: without what was typed nobody knows which.
    if case WebFault.notFound? = error as? WebFault, visit.isLost, request.path.count > 2,
      let name = request.query["kept"]
    {
      return .seeOther(Route.paper(of: request.path) + "?kept=" + Form.encode(name))
    }
    return ErrorPage(error, isReading: request.method != .post).answer(visit)
  }
}

/// How an error is shown: the one place where errors become pages.
struct ErrorPage {
  let status: Int
  /// Dutch and English.
  let message: (String, String)
  /// The Kit's own sentences, which are English.
  var causes: [Localized] = []
  /// The rules' no, where that is what it is.
  var refusal: Refusal?
  var retryAfter: Int?

  /// - Parameter isReading: whether nothing was to be changed: then no rule can have said no, and what is wrong is the server's.
  init(_ error: any Error, isReading: Bool = false) {
    switch error {
    case let fault as WebFault: self.init(fault)
    case is Gate.Busy:
      self.init(
        503, "Het is nu erg druk. Probeer het over enkele tellen opnieuw.",
        "It is very busy. Try again in a few seconds.")
      retryAfter = 2
    case is DamagedState, is LostAccesses:
      self.init(
        503,
        "De toestand van de server is beschadigd. Er is niets bewaard. Wie de server beheert, ziet wat er is met: beraad doctor --web",
        "The server’s state is damaged. Nothing was saved. Whoever runs the server sees what it is with: beraad doctor --web"
      )
      retryAfter = 60
    case let fault as StateFault where fault.isNoRoom:
      self.init(
        503, "De server kan niets meer bewaren: de schijf is vol.",
        "The server cannot save anything: its disk is full.")
      retryAfter = 60
    case is StateFault:
      self.init(
        503,
        "De server kan niet in zijn eigen map. Er is niets bewaard. Wie de server beheert, ziet wat er is met: beraad doctor --web",
        "The server cannot use its own folder. Nothing was saved. Whoever runs the server sees what it is with: beraad doctor --web"
      )
      retryAfter = 60
    default:
      self.init(ErrorNature(error), error)
      guard isReading, status == 422 else { return }
      self.init(503, "De stukken zijn nu niet te lezen.", "The papers cannot be read now.")
      retryAfter = 60
    }
  }

  private init(_ nature: ErrorNature, _ error: any Error) {
    switch nature {
    case .mainMoved:
      self.init(
        409, "Intussen is er iets veranderd. Er is niets bewaard: kijk opnieuw.",
        "Something changed meanwhile. Nothing was saved: look again.")
    case .noRoom:
      self.init(
        503, "De server kan niets bewaren: de schijf is vol of op slot.",
        "The server cannot save anything: its disk is full or read-only.")
      retryAfter = 60
    case .passing:
      self.init(
        503, "Een ander programma is met de stukken bezig. Probeer het opnieuw.",
        "Another program is busy with the papers. Try again.")
      retryAfter = 5
    case .filesInTheWay:
      self.init(
        503,
        "In de map met de stukken staat iets dat niet is vastgelegd. Er is niets bewaard. Vraag wie de server beheert om dat op te ruimen, en probeer het dan opnieuw.",
        "Something in the folder of the papers is not committed. Nothing was saved. Ask whoever runs the server to clear it up, and try again."
      )
      retryAfter = 60
    case .other:
      if let told = error as? any Explained {
        self.init(told.explanation)
        refusal = error as? Refusal
        return
      }
      self.init(500, "Er ging iets mis dat niet mis mag gaan.", "Something went wrong that must not.")
    }
  }

  private init(_ status: Int, _ dutch: String, _ english: String) {
    (self.status, message) = (status, (dutch, english))
  }

  private init(_ fault: WebFault) {
    switch fault {
    case .badRequest: self.init(400, "Deze vraag is niet te lezen.", "This request cannot be read.")
    case .signedOut: self.init(403, "Log eerst in.", "Sign in first.")
    case .forbidden(.foreignForm):
      self.init(
        403, "Dit formulier kwam niet van deze site, of niet van u. Er is niets bewaard.",
        "This form did not come from this site, or not from you. Nothing was saved.")
    case .forbidden(.formOfAnother):
      self.init(
        403,
        "Deze bladzijde is van iemand anders, die hier eerder was ingelogd. Wat er was ingevuld staat een uur klaar voor wie het schreef. Onder uw naam is niets bewaard.",
        "This page is somebody else’s, who was signed in here before. What was filled in waits an hour for its writer. Nothing was saved in your name."
      )
    case .forbidden(.role):
      self.init(403, "Uw organisatie mag dit niet.", "Your organisation may not do this.")
    case .notFound: self.init(404, "Deze pagina is er niet.", "There is no such page.")
    case .notAllowed:
      self.init(405, "Zo is deze pagina niet op te vragen.", "This page cannot be asked for so.")
    case .unreadable:
      self.init(503, "De stukken zijn nu niet te lezen.", "The papers cannot be read now.")
      retryAfter = 60
    case .tooSlow:
      self.init(
        408, "Het duurde te lang voor alles hier was. Er is niets bewaard.",
        "It took too long for all to arrive. Nothing was saved.")
    case .tooLarge:
      self.init(413, "Dit is te groot: hoogstens 256 KiB.", "This is too large: at most 256 KiB.")
    }
  }

  private init(_ explanation: Explanation) {
    switch explanation.kind {
    case .refused, .undecided, .usage:
      self.init(422, "Dit kan niet. Er is niets bewaard.", "This cannot be done. Nothing was saved.")
      causes = [explanation.sentence] + explanation.reasons
    case .failed, .bug:
      self.init(500, "Er ging iets mis op de server.", "Something went wrong on the server.")
    }
  }

  func answer(_ visit: Visit) -> Answer {
    let (dutch, english) = message
    let reasons =
      refusal.map { visit.toldAll($0, nil) }
      ?? causes.map { visit.rules($0, nil) }
    let faults = [FormFault(nil, visit.words(dutch, english))] + (status == 422 ? reasons : [])
    return retrying(
      visit.page(
        visit.words("Dat ging niet", "That did not work"), status: status, faults: faults,
        """
        \(again(visit))<p><a href="/">\(visit.words("Naar de stukken", "To the papers"))</a></p>
        """))
  }

  /// What somebody wrote that cannot be sent so: theirs to take along.
  private func written(_ visit: Visit) -> Markup {
    // Whoever sends a page has it before them, whomever it was made for.
    guard let form = visit.kept ?? (Visit.isOwn(visit.request, visit.site) ? visit.request.form : nil) else {
      return ""
    }
    let texts = ["text", "because", "quote"].compactMap { form[$0] }.filter(\.showsAnything)
    if texts.isEmpty { return "" }
    return """
      <h2>\(visit.words("Dit schreef u", "This is what you wrote"))</h2>
      \(texts.map { "<div class=\"words\" dir=\"auto\">\($0)</div>\n" as Markup })
      """
  }

  /// Where it may work in a moment, the same form once more: nothing has to be typed again, and it is still one record.
  private func again(_ visit: Visit) -> Markup {
    guard retryAfter != nil || status == 409, visit.request.method == .post else { return written(visit) }
    return again(visit.request, "<button>\(visit.words("Opnieuw proberen", "Try again"))</button>")
  }

  private func again(_ request: WebRequest, _ button: Markup) -> Markup {
    let fields = request.form.fields.map { field -> Markup in
      "<textarea name=\"\(field: field.name)\" hidden aria-hidden=\"true\">\n\(field: field.value)</textarea>"
    }
    let address = "/" + request.path.map(Form.encode).joined(separator: "/")
    return """
      <form method="post" action="\(address)">\(fields)
      <p>\(button)</p></form>

      """
  }

  /// Where not even the alliance's name is at hand. Nor is it known who asks: all that was sent goes back, and whoever sends it again is
  /// asked then.
  ///
  /// - Parameter request: a form of this site; nil where it came from elsewhere.
  func bare(_ request: WebRequest?) -> Answer {
    let form = request.flatMap { request -> Markup? in
      guard request.method == .post, retryAfter != nil else { return nil }
      return again(request, "<button>Opnieuw proberen · <span lang=\"en\">Try again</span></button>")
    }
    return retrying(
      .html(
        """
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Fout</title>
        <link rel="stylesheet" href="/assets/web.css">
        </head>
        <body>
        <a class="skip" href="#main">Naar de inhoud</a>
        <main id="main" tabindex="-1">
        <h1>Dat ging niet</h1>
        <p>\(message.0)</p>
        <p lang="en">\(message.1)</p>
        \(form ?? "")</main>
        </body>
        </html>

        """, status: status))
  }

  private func retrying(_ answer: Answer) -> Answer {
    retryAfter.map { answer.setting("Retry-After", "\($0)") } ?? answer
  }
}
