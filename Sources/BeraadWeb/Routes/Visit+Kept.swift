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
      let time =
        minutes == 1
        ? words("Nog 1 minuut bewaard.", "Kept for 1 minute more.")
        : words("Nog \(minutes) minuten bewaard.", "Kept for \(minutes) minutes more.")
      let subject = subject(of: item)
      let about: Markup = "<span class=\"ear\">: \(subject)</span>"
      return """
        <li><h2>\(subject)</h2>\(texts.map(quoted))<p class="hint">\(time)</p>
        <p class="acts"><a class="button" href="\(item.page)?kept=\(item.name)">\(words("Verder gaan", "Go on"))\(about)</a></p>
        <form method="post" action="/kept">\(hidden)<input type="hidden" name="of" value="\(item.name)">
        <button class="quiet">\(words("Weggooien", "Throw away"))\(about)</button></form></li>

        """
    }
    let none: Markup = "<p>\(words("Er staat niets meer klaar.", "Nothing is waiting any more."))</p>"
    return page(
      words("Wat u nog niet verstuurde", "What you have not sent yet"),
      """
      <p>\(words("Dit is ingevuld op een pagina die voor u was gemaakt, terwijl u niet meer was ingelogd.", "This was filled in on a page that was made for you, while you were no longer signed in."))</p>
      \(items.isEmpty ? none : "<ul class=\"kept\">\n\(items)</ul>" as Markup)
      """)
  }

  /// What a form was for, and of which paper: a vote or a button has no words to know it by.
  private func subject(of item: KeptForms.Waiting) -> String {
    let path = item.action.split(separator: "/").compactMap { Form.decode($0.utf8) }
    let paper = alliance.papers.first { path.count > 1 && $0.slug.description == path[1] }?.title ?? ""
    let paragraph = item.form["paragraph"].map { words(" bij alinea \($0)", " on paragraph \($0)") } ?? ""
    let act =
      switch path.dropFirst(2).first {
      case "comment": words("Opmerking", "Comment") + paragraph
      case "amend": words("Wijziging", "Change") + paragraph
      case "reply": words("Antwoord", "Reply")
      case "withdraw": words("Intrekken", "Withdrawing")
      case "decide": words("Besluit", "Decision")
      case "collect": words("Bijdragen binnenhalen", "Collecting contributions")
      case "merge": words("Samenvoegen", "Merging")
      case "publish": words("Editie maken", "Making an edition")
      case "polls" where path.count > 5:
        hallAct(path.dropFirst(6).first, item.form) + ": \(path[5]) (\(path[3]))"
      case "polls" where path.count == 4: words("Stem", "Vote") + " (\(path[3]))"
      case "polls" where path.count > 4: words("Peiling", "Poll") + " \(path[3])"
      case "polls": words("Peiling", "Poll")
      default: words("Formulier", "Form")
      }
    return paper.isEmpty ? act : "\(act), \(paper)"
  }

  /// What a steward pressed.
  private func hallAct(_ page: String?, _ form: Form) -> String {
    switch (page, form["action"]) {
    case ("cards", _): words("Kaarten maken", "Making cards")
    case ("deal", _): words("Codes uitdelen", "Dealing codes")
    case (_, "open"): words("Bijeenkomst openen", "Opening a meeting")
    case (_, "close"): words("Bijeenkomst sluiten", "Closing a meeting")
    case (_, "discard"): words("Stickers weggooien", "Throwing stickers away")
    default: words("Bijeenkomst", "Meeting")
    }
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

  /// The field of an address that says: a form came from here and could not be kept.
  static let unsent = "unsent"

  /// That something waits for them, on every page where they may look for it; and on its own page, that it was not done.
  var keptNotice: Markup {
    guard account != nil, request.form["kept"] == nil, request.path != ["kept"] else { return "" }
    if request.method != .post, kept != nil || request.query[Self.unsent] != nil {
      let told = words(
        "U was niet ingelogd. Wat u verstuurde of indrukte, is nog niet gedaan: doe het nog eens.",
        "You were not signed in. What you sent or pressed is not done yet: do it once more.")
      return "<p class=\"unsaved\" role=\"status\">\(told)</p>\n"
    }
    guard kept == nil else { return "" }
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
