import BeraadKit
import Cards
import Deliberation
import HTML

extension Visit {
  /// The cookie that says which card this phone was dealt with a token, so that it is dealt one at each meeting.
  private static func cookie(_ token: String) -> String { "kaart-\(token)" }

  // MARK: The steward

  /// One code for all, on the projector.
  func dealPage(_ address: HallAddress, faults: [FormFault] = []) async throws -> Answer {
    _ = try signedIn(as: .steward, .committee)
    let (key, view, form) = try await found(address, isFresh: true)
    if faults.isEmpty, let over = faultOfOpening(key, view) {
      return page(
        form.title(of: key.meeting), kind: "deal",
        """
        <p id="state">\(over.message)</p>
        <p class="back"><a href="\(key.address)">\(words("Terug naar de bijeenkomst", "Back to the meeting"))</a></p>
        """)
    }
    let deals = site.deals
    let deal = try await site.gate.run { try deals.deal(of: key) }
    let code: Markup =
      if let deal, deal.left > 0 {
        """
        <div class="dealing"><div class="one">\(QRImage.svg(of: "\(site.address)/z/deal/\(deal.token)", label: words("een code voor uw telefoon", "a code for your phone")))</div>
        <div><p class="strong">\(words("Richt de camera van uw telefoon hierop.", "Point the camera of your phone at this."))</p>
        \(inLetters(deal))<p>\(words("Elke telefoon krijgt een eigen code.", "Each phone gets a code of its own."))</p></div></div>

        """
      } else { "" }
    let hint = words(
      "Zoveel als er mensen in de zaal zijn: meer codes deelt het scherm niet uit. Uitgedeeld toen deze bladzijde werd gemaakt: \(deal?.dealt ?? 0).",
      "As many as there are people in the hall: the screen deals no more codes. Dealt when this page was made: \(deal?.dealt ?? 0)."
    )
    let total = deal.map { "\($0.left + $0.dealt)" } ?? "50"
    return page(
      form.title(of: key.meeting), status: faults.isEmpty ? 200 : 422, faults: faults, kind: "deal",
      """
      \(code)<form method="post" action="\(key.address)/deal" class="noprint">\(hidden)
      \(field("count", words("Hoeveel codes mag het scherm in totaal uitdelen?", "How many codes may the screen deal in all?"), value: typed("count") ?? total, hint: hint, type: "number", extra: " min=\"0\" max=\"5000\""))\
      <button class="quiet">\(words("Eén QR-code tonen", "Show one QR code"))</button></form>
      <p class="back"><a href="\(key.address)">\(words("Terug naar de bijeenkomst", "Back to the meeting"))</a></p>
      """)
  }

  /// For who cannot scan: where to go, and what to type there.
  private func inLetters(_ deal: Deals.Deal) -> Markup {
    guard let code = deal.code else { return "" }
    return """
      <p>\(words("Geen camera? Ga naar", "No camera? Go to")) <strong>\(site.address)/z</strong> \(words("en typ", "and type"))</p>
      <p class="code">\(code.spaced)</p>

      """
  }

  func setDeal(_ address: HallAddress) async throws -> Answer {
    _ = try signedIn(as: .steward, .committee)
    _ = try checkedForm()
    let (key, view, _) = try await found(address, isFresh: true)
    guard let count = request.form.number("count"), (0...5_000).contains(count) else {
      return try await dealPage(
        address,
        faults: [
          FormFault("count", words("Kies een getal van 0 tot 5000.", "Choose a number from 0 to 5000."))
        ])
    }
    if let fault = faultOfOpening(key, view) { return try await dealPage(address, faults: [fault]) }
    let deals = site.deals
    try await site.gate.run { try deals.set(count, for: key) }
    return .seeOther("\(key.address)/deal")
  }

  // MARK: The phone

  /// It deals nothing by itself: what looks at addresses beforehand takes no cards.
  func takePage(_ token: String, faults: [FormFault] = []) async throws -> Answer {
    let deals = site.deals
    guard let key = try await site.gate.run({ try deals.hall(of: token) }) else {
      // Who scans the screen's code after the closing.
      guard Code(typed: token) != nil else { throw WebFault.notFound }
      return page(
        words("Stickers plaatsen", "Place stickers"), status: 404, kind: "hall",
        "<p id=\"state\">\(words("Deze code deelt niets uit: de bijeenkomst is gesloten, of nog niet open.", "This code deals nothing: the meeting is closed, or not open yet."))</p>"
      )
    }
    let view = try await site.hallPoll(key)
    return page(
      view.poll.question, status: faults.isEmpty ? 200 : 422, faults: faults, kind: "hall",
      language: language(of: view),
      """
      <p>\(words("U krijgt één code, voor deze telefoon. Daarmee plaatst u stickers tot de bijeenkomst sluit.", "You get one code, for this phone. With it you place stickers until the meeting closes."))</p>
      <form method="post" action="/z/deal/\(token)">\
      <input type="hidden" name="once" value="\(Encoded.base64(Sodium.randomBytes(18)))"><button>\(words("Geef mij een code", "Give me a code"))</button></form>
      """)
  }

  func takeCard(_ token: String) async throws -> Answer {
    let (deals, halls) = (site.deals, site.halls)
    // Pressed after the closing: its page says so.
    guard let key = try await site.gate.run({ try deals.hall(of: token) }) else {
      return try await takePage(token)
    }
    if let text = request.cookies[Self.cookie(token)], let code = Code(typed: text),
      try halls.hall(of: halls.hash(code)) == key
    {
      return .seeOther("/z/\(code.text)")
    }
    let form = request.form["once"] ?? Encoded.base64(Sodium.randomBytes(18))
    guard let code = try await site.gate.run({ try deals.take(from: key, for: form) }) else {
      let message = words(
        "Alle codes zijn uitgedeeld. Vraag de begeleider om een kaart.",
        "All codes were dealt. Ask the steward for a card.")
      return try await takePage(token, faults: [FormFault(nil, message)])
    }
    let field = "\(Self.cookie(token))=\(code.text); Path=/z/deal; Max-Age=86400; HttpOnly; SameSite=Lax"
    return Answer.seeOther("/z/\(code.text)").setting(
      "Set-Cookie", field + (site.isSecure ? "; Secure" : ""))
  }
}
