import BeraadKit
import Deliberation
import HTML

/// The inbox as a page has it.
struct InboxView {
  let visit: Visit
  let slug: Slug
  let inbox: Inbox
  let plan: MergeOutcome
  let waiting: Collected
  let paper: ReadPaper
  /// What was ticked in the form that comes back.
  let taken: Set<String>

  var words: Words { visit.words }
  var here: String { "/p/\(slug)" }

  var main: Markup {
    """
    \(visit.back(slug, nil))
    \(saved)\(apart)\(halls)\(collecting)
    \(merging)
    <section id="contested"><h2>\(words("Omstreden", "Contested"))</h2>
    \(inbox.contested.isEmpty ? none : inbox.contested.map(place).joined())</section>
    <form id="decide" method="post" action="\(here)/decide">\(visit.hidden)
    <section id="proposals"><h2>\(words("Vraagt een blik", "Wants a look"))</h2>
    \(inbox.proposals.isEmpty ? none : inbox.proposals.map(item).joined())</section>
    <section id="clean"><h2>\(words("Past zoals het is", "Fits as it is"))</h2>
    \(inbox.clean.isEmpty ? none : inbox.clean.map(item).joined())</section>
    <section id="comments"><h2>\(words("Opmerkingen", "Comments"))</h2>
    \(inbox.comments.isEmpty ? none : inbox.comments.map(comment).joined())</section>
    \(decided)\(decision)
    </form>
    \(publishing)
    """
  }

  /// What was ticked stays so where a form comes back.
  func ticked(_ target: String) -> Markup { taken.contains(target) ? " checked" : "" }

  /// A box to decide about something. Who goes from box to box by ear hears what it is about.
  func box(
    _ target: String, _ label: String? = nil, about partner: String, _ said: String, form: Markup = ""
  ) -> Markup {
    let label = label ?? words("Hierover besluiten", "Decide about this")
    return
      "<label class=\"choice\"><input type=\"checkbox\"\(form) name=\"target\" value=\"\(target)\"\(ticked(target))> <span>\(label)\(visit.ear(partner, said))</span></label>"
  }

  private var none: Markup { "<p>\(words("Niets.", "Nothing."))</p>\n" }

  private var saved: Markup {
    visit.request.query["saved"] == nil
      ? "" : "<p id=\"saved\" role=\"status\">\(words("Bewaard.", "Saved."))</p>\n"
  }

  /// What was made apart and excludes each other, and what cannot be read. Two decisions about one thing the committee settles here, by
  /// deciding once more; the rest takes a command.
  private var apart: Markup {
    let here = inbox.exclusions.filter(\.isSettledHere)
    let decided = list(
      here.map { words(ExclusionWords.dutch($0, name: visit.alliance.name), $0.story.english) },
      "\(words("Besluit hieronder opnieuw over wat los van elkaar verschillend besloten is:", "Decide again below about what was decided apart, and not alike:"))"
    )
    let rest = list(
      words.language == .dutch
        ? apartInDutch
        : (inbox.lacking + inbox.exclusions.filter { !$0.isSettledHere }.map(\.story)
          + [inbox.conflictMarks].compactMap(\.self) + inbox.problems).map(\.english),
      "\(words("Dit lost op wie de werkplaats beheert. Met welke opdracht, zegt:", "Whoever runs the workspace settles this. The command for it is printed by:")) <code>beraad inbox \(slug.description)</code>"
    )
    guard
      !inbox.exclusions.isEmpty || !inbox.lacking.isEmpty || inbox.conflictMarks != nil
        || !inbox.problems.isEmpty
    else {
      return ""
    }
    return """
      <section id="apart"><h2>\(words("Eerst op te lossen", "To be settled first"))</h2>
      \(decided)\(rest)</section>

      """
  }

  /// Decisions that go, or would go, against what clearly came first at the meetings.
  private var halls: Markup {
    if inbox.halls.isEmpty { return "" }
    let items = inbox.halls.map { warning -> Markup in
      let first = words(
        "‘\(warning.text)’ stond in de bijeenkomsten duidelijk bovenaan, met \(warning.stickers) stickers",
        "‘\(warning.text)’ clearly came first at the meetings, with \(warning.stickers) stickers")
      let what: Markup =
        switch warning.kind {
        case .gone:
          "\(words("De passage erover staat niet meer in de tekst", "The passage on it is no longer in the text"))"
        case .open, .adopted:
          "\(linked(warning.target ?? "")) \(warning.kind == .open ? words("haalt woorden uit de passage erover", "takes words out of the passage on it") : words("is overgenomen en haalt woorden uit de passage erover", "is adopted, and takes words out of the passage on it"))"
        }
      return "<li>\(what): \(first).</li>\n"
    }
    return """
      <section id="halls"><h2>\(words("Tegen wat de bijeenkomsten het belangrijkst vonden", "Against what the meetings found most important"))</h2>
      <ul>
      \(items)</ul></section>

      """
  }

  private func list(_ sentences: [String], _ lead: Markup) -> Markup {
    if sentences.isEmpty { return "" }
    let items = sentences.prefix(50).map { "<li dir=\"auto\">\(linked($0))</li>\n" as Markup }
    return "<p>\(lead)</p>\n<ul>\n\(items)</ul>\n"
  }

  /// A sentence whose numbers of comments and proposals lead to them.
  private func linked(_ sentence: String) -> Markup {
    let ids = paper.proposals.map(\.row.id) + paper.remarks.map(\.row.id)
    var html = Markup()
    var end = sentence.startIndex
    for match in sentence.matches(of: /\b[ac][0-9a-f]{7,}\b/) {
      guard let id = ids.first(where: { $0.hasPrefix(match.output) }) else { continue }
      html +=
        "\(String(sentence[end..<match.range.lowerBound]))<a href=\"\(here)#\(id)\">\(String(match.output.prefix(8)))</a>"
      end = match.range.upperBound
    }
    return html + "\(String(sentence[end...]))"
  }

  private var apartInDutch: [String] {
    var sentences = inbox.lacking.map(\.dutch)
    sentences += inbox.exclusions.filter { !$0.isSettledHere }.map {
      ExclusionWords.dutch($0, name: visit.alliance.name)
    }
    if inbox.conflictMarks != nil, let marks = RefusalWords.dutch(Refusal.Rule.conflictMarks) {
      sentences.append(marks)
    }
    if !inbox.problems.isEmpty {
      sentences.append("Niet alles wat er staat is te lezen of mag meetellen: \(inbox.problems.count) ×.")
    }
    return sentences
  }

  /// Whether a partner's box is ticked: all are, until somebody unticked one.
  private func isWanted(_ partner: String) -> Bool {
    !visit.isFilledIn || !isAboutCollecting || visit.allTyped("partner").contains(partner)
  }

  /// Whether the form that was filled in is the one with the partners.
  private var isAboutCollecting: Bool { visit.typed("collecting") != nil }

  private var collecting: Markup {
    let new = waiting.branches.filter { !$0.taken.isEmpty || !$0.refused.isEmpty }
    let rows = new.map { branch -> Markup in
      let refused = LeftOutWords.of(branch, words).map {
        "<p class=\"cause\" dir=\"auto\">\($0)</p>\n" as Markup
      }
      let name = visit.partnerName(branch.partner)
      // Not every branch is a partner's from whom something can be collected.
      if Slug(branch.partner).flatMap({ visit.alliance.roster[$0] }) == nil {
        return "<p class=\"strong\">\(name)</p>\n\(refused)"
      }
      return """
        <label class="choice"><input type="checkbox" name="partner" value="\(branch.partner)"\(isWanted(branch.partner) ? " checked" : "" as Markup)> \
        <span>\(name): \(branch.taken.count) \(words("nieuw", "new"))</span></label>
        \(refused)
        """
    }
    let body: Markup =
      new.isEmpty
      ? "<p>\(words("Er is niets nieuws van de partners.", "There is nothing new from the partners."))</p>\n"
      : "<fieldset><legend>\(words("Van wie?", "From whom?"))</legend>\n\(rows)</fieldset>\n"
    return """
      <section id="collect"><h2>\(words("Binnenhalen", "Collect"))</h2>
      <form method="post" action="\(here)/collect">\(visit.hidden)<input type="hidden" name="collecting" value="yes">
      \(body)<button>\(words("Binnenhalen", "Collect"))</button></form></section>
      """
  }

  /// What was put off or passed on, and what somebody came to decide on again.
  private var decided: Markup {
    let items = decidedAgain
    if items.isEmpty { return "" }
    let articles = items.map { item -> Markup in
      """
      <article data-target="\(item.target)">
      <p class="by"><strong>\(item.partner)</strong> <span class="tag \(RecordWords.state(item.status))">\(RecordWords.status(item.status, words))</span></p>
      <p class="change" dir="auto">\(item.words)</p>
      \(item.decision.map { "<p class=\"hint\">\(words("Besluit:", "Decision:"))</p>\n\(visit.quoted($0))" as Markup } ?? "")\
      \(box(item.target, words("Hierover opnieuw besluiten", "Decide about this again"), about: item.partner, item.decision ?? ""))</article>

      """
    }
    return """
      <section id="decided" tabindex="-1"><h2>\(words("Aangehouden en doorverwezen", "Postponed and referred"))</h2>
      \(articles)</section>

      """
  }

  private var decidedAgain: [DecidedItem] {
    let waiting = Set(
      (inbox.proposals + inbox.clean).map(\.target)
        + inbox.contested.flatMap { $0.alternatives.flatMap(\.targets) })
    let asked = taken.union(visit.request.query.all("target"))
    return DecidedItem.all(of: paper, visit).filter { item in
      guard !waiting.contains(item.target) else { return false }
      return ["postponed", "referred"].contains(item.status) || asked.contains(item.target)
        || asked.contains(item.record)
    }
  }

  private func item(_ item: Inbox.Item) -> Markup {
    let attention = AttentionWords.of(item, words).map { "<span class=\"tag\">\($0)</span> " as Markup }
    let box: Markup =
      item.collected
      ? box(item.target, about: item.partner, item.reason)
      : "<p class=\"hint\">\(words("Haal dit eerst binnen.", "Collect this first."))</p>"
    return """
      <article data-target="\(item.target)">
      <p class="by"><strong>\(item.partner)</strong> <span class="tag">\(RecordWords.status(item.status, words))</span> \(attention)</p>
      <p class="change" dir="auto">\(WordChanges.inPlace(item.change))</p>
      <p class="hint">\(words("Waarom:", "Why:"))</p>
      \(visit.quoted(item.reason))\(box)</article>

      """
  }

  private func comment(_ row: CommentRow) -> Markup {
    let name = Slug(row.partner).map(visit.alliance.name) ?? row.partner
    let box: Markup =
      row.collected
      ? box(row.id, about: name, row.body)
      : "<p class=\"hint\">\(words("Haal dit eerst binnen.", "Collect this first."))</p>"
    return """
      <article data-target="\(row.id)">
      <p class="by"><strong>\(name)</strong> · \(RecordWords.intent(row.kind, words))\(visit.late(row.late))</p>
      <blockquote dir="auto">\(ShownWords.of(row.anchor.quote))</blockquote>
      \(visit.quoted(row.body))<p class="acts"><a href="\(here)/reply?to=\(row.id)">\(words("Antwoorden", "Reply"))\(visit.ear(name, row.body))</a></p>
      \(box)</article>

      """
  }

  private var decision: Markup {
    let nothing =
      inbox.contested.isEmpty && inbox.proposals.isEmpty && inbox.clean.isEmpty && inbox.comments.isEmpty
      && decidedAgain.isEmpty
    // What was typed stays, also where others decided on all of it meanwhile.
    if nothing, visit.typed("because") == nil { return "" }
    let outcomes = [
      ("adopt", words("Overnemen", "Adopt")), ("reject", words("Niet overnemen", "Reject")),
      ("refer", words("Doorverwijzen", "Refer")), ("postpone", words("Aanhouden", "Postpone")),
    ]
    return """
      <section class="decision"><h2>\(words("Besluit over wat u aanvinkte", "Decision about what you ticked"))</h2>
      \(visit.choice("outcome", words("Besluit", "Outcome"), outcomes, chosen: visit.typed("outcome")))\
      \(visit.area("because", words("Waarom?", "Why?"), value: visit.typed("because"), hint: words("Deze reden komt in de verantwoording.", "This reason stands in the account of the edition."), rows: 3))\
      <button name="step" value="preview">\(words("Bekijk het besluit", "Preview"))</button></section>
      """
  }

  private var publishing: Markup {
    let next = inbox.editions + 1
    let made = visit.editionNumbers(of: slug).map { number -> Markup in
      "<li><a href=\"\(here)/editions/\(number)\">\(words("Editie \(number)", "Edition \(number)"))</a></li>\n"
    }
    return """
      <section id="publish"><h2>\(words("Editie", "Edition"))</h2>
      \(made.isEmpty ? "" : "<ul>\n\(made)</ul>\n" as Markup)\
      <form method="post" action="\(here)/publish">\(visit.hidden)
      <input type="hidden" name="edition" value="\(next)">
      <p>\(words("Een editie kan zodra over elk voorstel is besloten, wat is overgenomen in de tekst staat en elke open stemming is gesloten. Opmerkingen zonder antwoord houden haar niet tegen.", "An edition can be made once every proposal is decided on, what was adopted is in the text, and every open vote is closed. Comments without an answer do not hold it up."))</p>
      <button class="quiet">\(words("Editie \(next) maken", "Make edition \(next)"))</button></form></section>
      """
  }
}
