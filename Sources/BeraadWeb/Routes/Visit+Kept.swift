import BeraadKit
import Deliberation
import HTML

/// What somebody typed who was signed out, and has not sent yet.
extension Visit {
  func keptPage() async throws -> Answer {
    _ = try signedIn()
    let (keptForms, writer, now) = (site.keptForms, KeptForms.Writer.person(token.owner), site.now().seconds)
    let waiting = try await site.gate.run { keptForms.waiting(for: writer, now: now) }
    let items = waiting.map { item -> Markup in
      let texts = ["text", "because", "quote"].compactMap { item.form[$0] }.filter(\.showsAnything)
      let minutes = max(1, (item.until - now) / 60)
      return """
        <li>\(texts.map(quoted))<p class="hint">\(words("Nog \(minutes) minuten bewaard.", "Kept for \(minutes) minutes more."))</p>
        <p class="acts"><a class="button" href="\(item.page)?kept=\(item.name)">\(words("Verder gaan", "Go on"))</a></p>
        <form method="post" action="/kept">\(hidden)<input type="hidden" name="of" value="\(item.name)">
        <button class="quiet">\(words("Weggooien", "Throw away"))</button></form></li>

        """
    }
    let none: Markup = "<p>\(words("Er staat niets meer klaar.", "Nothing is waiting any more."))</p>"
    return page(
      words("Wat u nog niet verstuurde", "What you have not sent yet"),
      """
      <p>\(words("Dit schreef u terwijl u niet meer was ingelogd.", "You wrote this while you were no longer signed in."))</p>
      \(items.isEmpty ? none : "<ul class=\"kept\">\n\(items)</ul>" as Markup)
      """)
  }

  func dropKept() async throws -> Answer {
    _ = try signedIn()
    _ = try checkedForm()
    if let name = request.form["of"] {
      let (keptForms, writer) = (site.keptForms, KeptForms.Writer.person(token.owner))
      try await site.gate.run { keptForms.drop(name, of: [writer]) }
    }
    return .seeOther("/kept")
  }

  /// That something waits for them, on every page where they may look for it.
  var keptNotice: Markup {
    guard account != nil, kept == nil, request.form["kept"] == nil, request.path != ["kept"] else {
      return ""
    }
    let count = site.keptForms.count(of: .person(token.owner), now: site.now().seconds)
    if count == 0 { return "" }
    let told =
      count == 1
      ? words(
        "Er staat nog iets klaar dat u schreef en niet verstuurde.",
        "Something that you wrote and did not send is waiting.")
      : words(
        "Er staan nog \(count) teksten klaar die u schreef en niet verstuurde.",
        "\(count) texts that you wrote and did not send are waiting.")
    return
      "<p class=\"unsaved\" role=\"status\">\(told) <a href=\"/kept\">\(words("Bekijken", "Look"))</a></p>\n"
  }
}
