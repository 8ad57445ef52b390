import Deliberation
import HTML

// MARK: - What was answered to earlier editions

extension PaperAccount {
  /// The responses, each with the passages that it quotes and with what the alliance said back; nothing where there are none.
  var responses: Markup {
    dossier.responses.map { thread in
      let id = thread.id.pageID
      let response = thread.response
      let back = thread.rejoinders.map { rejoinder -> Markup in
        """
        <li id="\(rejoinder.filed.record.id.pageID)"><p class="by"><span dir="auto">\(rejoinder.response.by)</span> · \(day(rejoinder.filed))</p>\
        \(said(rejoinder.response.text))</li>

        """
      }
      let rejoinders: Markup =
        back.isEmpty
        ? "" : "<ul class=\"replies\" aria-label=\"\(phrases.rejoinder)\">\n\(back)</ul>\n"
      return """
        <article class="card" id="\(id)" aria-labelledby="\(id)-t">
        <h4 id="\(id)-t"><span dir="auto">\(response.by)</span></h4>
        <p class="by">\(phrases.toEdition(response.edition)) · \(day(thread.filed))</p>
        \(said(response.text))\(quoted(by: thread))\(rejoinders)<p class="id"><code>\(thread.id.short)</code></p>
        </article>

        """
    }.joined()
  }

  /// The passages of the edition that a response quotes, and what became of each in this text.
  private func quoted(by thread: ResponseThread) -> Markup {
    let places = content.responses[thread.id] ?? []
    guard !places.isEmpty else { return "" }
    let items = places.map { place -> Markup in
      "<li><q dir=\"auto\"\(content.heading.textAttribute)>\(place.shownWords)</q>\(state(place))</li>\n"
    }
    return "<p>\(phrases.passagesQuoted)</p>\n<ul>\n\(items)</ul>\n"
  }
}
