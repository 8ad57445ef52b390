import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// Where somebody asks for the newsletter.
  func newsPage() -> Answer {
    let done: Markup =
      request.query["saved"] == nil
      ? ""
      : "<p id=\"saved\" role=\"status\">\(words("U krijgt voortaan de nieuwsbrief.", "You will get the newsletter from now on."))</p>\n"
    return page(
      words("Nieuwsbrief", "Newsletter"),
      """
      \(done)<p>\(words("Vul uw e-mailadres in. U krijgt een bericht met een link; pas als u daar ja zegt, staat u op de lijst.", "Enter your e-mail address. You get a message with a link; only when you say yes there are you on the list."))</p>
      <form method="post" action="/news">\(hidden)
      \(field("email", words("E-mailadres", "E-mail address"), type: "email", extra: " autocomplete=\"email\" maxlength=\"254\"", isRequired: true))\
      <button>\(words("Aanmelden", "Sign up"))</button></form>
      <p class="hint">\(words("Wij bewaren uw adres en de dag waarop u ja zei, en niets anders. Meldt u zich af, dan wordt het gewist.", "We keep your address and the day on which you said yes, and nothing else. When you leave it is deleted."))</p>
      """)
  }

  /// Asks an address whether it is to get the newsletter. What is answered is the same for every address.
  func subscribe() async throws -> Answer {
    let site = site
    if site.postman.canSend, let address = request.form["email"].flatMap(EmailAddress.init) {
      let (news, now) = (site.news, site.now())
      if let token = try await site.gate.run({ try news.ask(address, now: now) }) {
        let mail = ConfirmationMail(
          words: words, alliance: alliance.roster.alliance, address: address, site: site.address,
          token: token, unsubscribeToken: news.unsubscribeToken(address), at: now)
        site.postman.send(mail.bytes, site.context()) { try? news.forget(token: token) }
      }
    }
    let sent = words(
      "Als dit een e-mailadres is, sturen wij er een bericht naartoe met een link. Een adres krijgt er hoogstens één per uur.",
      "If this is an e-mail address, we send it a message with a link. An address gets at most one an hour.")
    let none = words(
      "Deze server kan nu geen e-mail sturen. Probeer het later opnieuw.",
      "This server cannot send e-mail now. Try again later.")
    let title =
      site.postman.canSend
      ? words("Kijk in uw e-mail", "Look in your e-mail") : words("Nu niet", "Not now")
    return page(
      title,
      "<p id=\"saved\" role=\"status\">\(site.postman.canSend ? sent : none)</p>")
  }

  /// The page of a link: it does nothing by itself, for programs that read mail open links too.
  func confirmNewsPage(_ token: String, faults: [FormFault] = []) -> Answer {
    page(
      words("Nieuwsbrief", "Newsletter"), status: faults.isEmpty ? 200 : 422, faults: faults,
      """
      <p>\(words("Met deze knop krijgt u de nieuwsbrief van", "With this button you get the newsletter of")) \(alliance.roster.alliance).</p>
      <form method="post" action="/news/confirm/\(token)">\(hidden)
      <button>\(words("Ja, stuur mij de nieuwsbrief", "Yes, send me the newsletter"))</button></form>
      """)
  }

  func confirmNews(_ token: String) async throws -> Answer {
    let (news, now) = (site.news, site.now())
    guard try await site.gate.run({ try news.confirm(token: token, now: now) }) else {
      let message = words(
        "Deze link is onbekend, of niet meer geldig. Vul uw adres opnieuw in.",
        "This link is unknown, or no longer valid. Enter your address again.")
      return confirmNewsPage(token, faults: [FormFault(nil, message)])
    }
    return .seeOther("/news?saved=1")
  }

  func unsubscribePage(_ token: String) -> Answer {
    page(
      words("Afmelden", "Unsubscribe"),
      """
      <p>\(words("Met deze knop krijgt u de nieuwsbrief niet meer, en wordt uw adres gewist.", "With this button you no longer get the newsletter, and your address is deleted."))</p>
      <form method="post" action="/unsubscribe/\(token)"><button>\(words("Afmelden", "Unsubscribe"))</button></form>
      """)
  }

  /// Takes an address off the list, for a person or for their mail program (RFC 8058): at once, without a further question.
  func unsubscribe(_ token: String) async throws -> Answer {
    let news = site.news
    try await site.gate.run { try news.leave(token: token) }
    return page(
      words("Afgemeld", "Unsubscribed"),
      "<p id=\"saved\" role=\"status\">\(words("U krijgt de nieuwsbrief niet meer. Uw adres is gewist.", "You no longer get the newsletter. Your address is deleted."))</p>"
    )
  }
}
