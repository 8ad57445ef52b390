import BeraadKit
import Deliberation
import HTML

/// What is wrong with a form, and the field that it is about.
struct FormFault: Sendable {
  let field: String?
  let message: String
  /// Where on the site that is which is wrong, if it is no field.
  let address: String?

  init(_ field: String?, _ message: String, at address: String? = nil) {
    (self.field, self.message, self.address) = (field, message, address)
  }
}

extension Visit {
  /// A whole page around its main part.
  ///
  /// - Parameters:
  ///   - mark: of the forms on it; nil for a fresh one.
  ///   - language: the attribute of a title in another language than the page.
  func page(
    _ title: String, status: Int = 200, faults: [FormFault] = [], kind: String = "", mark: FormToken? = nil,
    language: Markup = "", _ main: Markup
  ) -> Answer {
    let frame = frame(title, faults: faults, kind: kind, mark: mark, language: language)
    return .html(frame.head + main + frame.tail, status: status)
      .setting("Content-Language", words.language.rawValue)
  }

  /// What stands before and behind the main part of a page.
  func frame(
    _ title: String, faults: [FormFault] = [], kind: String = "", mark: FormToken? = nil,
    language: Markup = ""
  ) -> (head: Markup, tail: Markup) {
    let whole = (faults.isEmpty ? "" : words("Fout: ", "Error: ")) + title
    let classes: Markup = kind.isEmpty ? "" : " class=\"\(kind)\""
    let head: Markup = """
      <!doctype html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(whole) – \(alliance.roster.alliance)</title>
      <link rel="stylesheet" href="/assets/web.css">
      <script src="/assets/web.js" defer></script>
      </head>
      <body\(classes)>
      <a class="skip" href="#main">\(words("Naar de inhoud", "Skip to content"))</a>
      \(kind == "projector" ? "" : header(mark ?? token))
      <main id="main" tabindex="-1">
      \(summary(of: faults))\(lost)\(["projector", "hall", "cards"].contains(kind) ? "" : keptNotice)\
      <h1\(language)>\(title)</h1>

      """
    // Where people hold a card or look at a screen there is nothing to sign up for.
    let news: Markup =
      site.postman.canSend && !["projector", "hall", "cards"].contains(kind)
      ? "\n<footer><p><a href=\"/news\">\(words("Nieuwsbrief", "Newsletter"))</a></p></footer>" : ""
    return (head, "\n</main>\(news)\n</body>\n</html>\n")
  }

  /// That what was typed before signing in is not kept any more: too late, or too much came after it.
  private var lost: Markup {
    guard isLost else { return "" }
    return
      "<p class=\"unsaved\" role=\"status\">\(words("Wat u had geschreven, wordt niet meer bewaard.", "What you had written is no longer kept."))</p>\n"
  }

  private func header(_ mark: FormToken) -> Markup {
    let english = words.language == .english
    var request = request
    // What was told on coming here is not told again in another language.
    request.query = Form(fields: request.query.fields.filter { $0.name != Self.unsent })
    let other =
      request.address + (request.address.contains("?") ? "&" : "?") + (english ? "lang=nl" : "lang=en")
    let switching: Markup =
      "<a href=\"\(other)\" lang=\"\(english ? "nl" : "en")\">\(english ? "Nederlands" : "English")</a>"
    let who: Markup =
      if let account {
        """
        <a href="/mine">\(words("Mijn inbreng", "My contributions"))</a>
        <form method="post" action="/logout">\(hidden(mark))<span class="who">\(account.partner.name)</span>
        <button class="quiet">\(words("Uitloggen", "Sign out"))</button></form>
        """
      } else {
        "<a href=\"/login\">\(words("Inloggen", "Sign in"))</a>"
      }
    return """
      <header>
      <p class="alliance"><a href="/">\(alliance.roster.alliance)</a></p>
      <nav aria-label="\(words("Site", "Site"))"><a href="/">\(words("Stukken", "Papers"))</a>
      \(who)
      \(request.method == .post ? "" : switching)</nav>
      </header>
      """
  }

  /// What is wrong, at the top and in focus, each with a way to its field.
  private func summary(of faults: [FormFault]) -> Markup {
    if faults.isEmpty { return "" }
    let items = faults.map { fault -> Markup in
      guard let address = fault.address ?? fault.field.map({ "#\($0)" }) else {
        return "<li>\(fault.message)</li>\n"
      }
      return "<li><a href=\"\(address)\">\(fault.message)</a></li>\n"
    }
    let unsaved: Markup =
      request.method == .post
      ? "<p class=\"strong\">\(words("Dit is niet bewaard.", "This is not saved."))</p>\n" : ""
    return """
      <div id="errors" role="alert" tabindex="-1" autofocus>
      \(unsaved)\
      <ul>
      \(items)</ul>
      </div>

      """
  }

  /// A field of one line with its label.
  func field(
    _ id: String, _ label: String, value: String? = nil, hint: String? = nil, type: String = "text",
    extra: Markup = "", isRequired: Bool = false
  ) -> Markup {
    let described: Markup = hint == nil ? "" : " aria-describedby=\"\(id)-hint\""
    return """
      <div class="field"><label for="\(id)">\(label)</label>
      \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as Markup } ?? "")\
      <input id="\(id)" name="\(id)" type="\(type)" value="\(field: value ?? "")"\(described)\(extra)\(isRequired ? " required" : "" as Markup)></div>

      """
  }

  /// A field of several lines. Its first line end is the browser's own.
  func area(
    _ id: String, _ label: String, value: String? = nil, hint: String? = nil, rows: Int = 4,
    extra: Markup = ""
  ) -> Markup {
    let described: Markup = hint == nil ? "" : " aria-describedby=\"\(id)-hint\""
    return """
      <div class="field"><label for="\(id)">\(label)</label>
      \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as Markup } ?? "")\
      <textarea id="\(id)" name="\(id)" rows="\(rows)"\(described)\(extra)>
      \(field: value ?? "")</textarea></div>

      """
  }

  /// One of several.
  ///
  /// - Parameter language: the attribute of labels in another language than the page.
  func choice(
    _ name: String, _ legend: String, _ options: [(value: String, label: String)], chosen: String?,
    language: Markup = ""
  ) -> Markup {
    let inputs = options.enumerated().map { index, option -> Markup in
      let checked: Markup = option.value == chosen ? " checked" : ""
      let id = index == 0 ? name : "\(name)-\(index)"
      return """
        <label class="choice"><input type="radio" id="\(id)" name="\(name)" value="\(option.value)"\(checked)> \
        <span\(language)>\(option.label)</span></label>

        """
    }
    return "<fieldset><legend>\(legend)</legend>\n\(inputs)</fieldset>\n"
  }

  /// What a partner is called; its short name where it is nobody's on the roster.
  func partnerName(_ text: String) -> String { Slug(text).map(alliance.name) ?? text }

  /// What a label or a link is about, for who hears the page and does not see beside what it stands.
  func ear(_ partner: String, _ said: String) -> Markup {
    let said = said.firstWords
    return "<span class=\"ear\">: \(partner)\(said.isEmpty ? "" : ", “\(said)”")</span>"
  }

  /// A partner's words, as they wrote them.
  func quoted(_ text: String) -> Markup { "<div class=\"words\" dir=\"auto\">\(text)</div>\n" }
}
