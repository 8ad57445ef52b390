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

  private var words: Words { visit.words }
  private var here: String { "/p/\(slug)" }

  var main: Markup {
    """
    \(visit.back(slug, nil))
    \(saved)\(apart)\(collecting)
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
  private func ticked(_ target: String) -> Markup { taken.contains(target) ? " checked" : "" }

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
      here.map { words(ExclusionWords.dutch($0, name: visit.alliance.name), $0.story) },
      "\(words("Besluit hieronder opnieuw over wat twee keer besloten is:", "Decide again below about what was decided twice:"))"
    )
    let rest = list(
      words.language == .dutch
        ? apartInDutch
        : inbox.exclusions.filter { !$0.isSettledHere }.map(\.story)
          + [inbox.conflictMarks].compactMap(\.self) + inbox.problems,
      "\(words("Dit lost op wie de werkplaats beheert. Met welke opdracht, zegt:", "Whoever runs the workspace settles this. The command for it is printed by:")) <code>beraad inbox \(slug.description)</code>"
    )
    guard !inbox.exclusions.isEmpty || inbox.conflictMarks != nil || !inbox.problems.isEmpty else {
      return ""
    }
    return """
      <section id="apart"><h2>\(words("Eerst op te lossen", "To be settled first"))</h2>
      \(decided)\(rest)</section>

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
    var sentences = inbox.exclusions.filter { !$0.isSettledHere }.map {
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
        <label class="choice"><input type="checkbox" name="partner" value="\(branch.partner)" checked> \
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
      <form method="post" action="\(here)/collect">\(visit.hidden)
      \(body)<button>\(words("Binnenhalen", "Collect"))</button></form></section>
      """
  }

  private var merging: Markup {
    let ready = plan.steps.filter { $0.state == "would-merge" }.count
    let asked = plan.steps.filter { $0.state == "proposal" }
    guard ready > 0 || !asked.isEmpty || !plan.motions.isEmpty else { return "" }
    let boxes = asked.map { step -> Markup in
      let changes = step.changes.map { WordChanges.change(from: $0.old, to: $0.new) }
      return """
        <label class="choice"><input type="checkbox" name="target" value="\(step.targets.first ?? "")"\(ticked(step.targets.first ?? ""))> \
        <span class="change" dir="auto">\(changes.joined(by: " … ")) <strong>\(step.partners.joined(separator: ", "))</strong></span></label>

        """
    }
    let question: Markup =
      boxes.isEmpty
      ? ""
      : "<fieldset><legend>\(words("Past alleen naar de woorden: neem over wat klopt", "Fits by its words only: take what is right"))</legend>\n\(boxes)</fieldset>\n"
    return """
      <section id="merge"><h2>\(words("Overgenomen, nog niet in de tekst", "Adopted, not in the text yet"))</h2>
      <form method="post" action="\(here)/merge">\(visit.hidden)
      \(plan.motions.map(motion))\
      <p>\(words("\(ready) klaar om in de tekst te zetten.", "\(ready) ready to merge."))</p>
      \(question)<button name="step" value="preview">\(words("Bekijken", "Look"))</button></form></section>
      """
  }

  /// What a closed vote came to that is not in the draft yet.
  private func motion(_ motion: SettledMotion) -> Markup {
    let what =
      switch motion.verdict {
      case "won" where !motion.adopted.isEmpty:
        words("heeft een uitslag, die u hier in de tekst zet.", "has an outcome, which you merge here.")
      case "withdrawn":
        words(
          "is gesloten, en de gekozen tekst is ingetrokken: besluit zelf over wat er nog is.",
          "is closed, and the chosen text was withdrawn: decide yourselves about what is left.")
      case "won":
        words(
          "is gesloten. De gekozen tekst staat er al; de andere voorstellen worden hier afgehandeld.",
          "is closed. The chosen text is there already; the other proposals are settled here.")
      case "second":
        words(
          "ging over hetzelfde als ‘\(motion.first ?? "")’, die eerder sloot: zij verandert daar niets aan. Besluit zelf over wat dan nog openstaat.",
          "was about the same as ‘\(motion.first ?? "")’, which closed before it: it changes nothing of that. Decide yourselves about what is then still open."
        )
      case "waiting":
        words("is gesloten, en de uitslag is nog niet heel.", "is closed, and its outcome is not whole yet.")
      default:
        words(
          "is gesloten zonder uitslag: besluit er zelf over.",
          "is closed without an outcome: decide yourselves.")
      }
    return
      "<p><a href=\"\(here)/polls/\(motion.poll)\">\(words("De stemming ‘\(motion.poll)’", "The vote ‘\(motion.poll)’"))</a> \(what)</p>\n"
  }

  private func place(_ place: ShownPlace) -> Markup {
    let alternatives = place.alternatives.map { alternative -> Markup in
      // What a vote chose is carried out, and not decided once more.
      let targets = place.chosen == nil ? alternative.targets : []
      return """
        <div class="alternative"><p class="by"><strong>\(alternative.partners.joined(separator: ", "))</strong></p>
        <p class="change" dir="auto">\(alternative.text.isEmpty ? words("(niets)", "(nothing)") : alternative.text)</p>
        \(why(alternative))\
        \(targets.map { "<label class=\"choice\"><input type=\"checkbox\" form=\"decide\" name=\"target\" value=\"\($0)\"\(ticked($0))> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>\n" as Markup })</div>

        """
    }
    let target = place.alternatives.first?.targets.first ?? ""
    let isAsked = visit.typed("contested") == target
    let poll: Markup =
      if let poll = place.poll {
        "<p><a href=\"\(here)/polls/\(poll)\">\(words("Hierover wordt gestemd", "This is put to a vote"))</a></p>\n"
      } else if let vote = place.chosen {
        "<p>\(words("Hierover is gestemd:", "This was put to a vote:")) <a href=\"\(here)/polls/\(vote.poll)\" dir=\"auto\">\(vote.text)</a></p>\n"
      } else if let made = place.made {
        self.made(made, target)
      } else {
        """
        <form method="post" action="\(here)/polls">\(visit.hidden)
        <input type="hidden" name="contested" value="\(target)">
        <div class="field"><label>\(words("Korte naam van de stemming: kleine letters, cijfers en streepjes", "Short name of the vote: small letters, digits and hyphens")) \
        <input name="poll" value="\(isAsked ? visit.typed("poll") ?? "" : "")" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="64"></label></div>
        <button class="quiet">\(words("Erover laten stemmen", "Put it to a vote"))</button></form>
        """
      }
    return """
      <article data-target="\(target)">
      <p class="hint">\(words("Nu staat er:", "It reads now:"))</p>
      <p class="change" dir="auto">\(place.draft.isEmpty ? words("(niets)", "(nothing)") : place.draft)</p>
      <div class="alternatives">
      \(alternatives)</div>
      \(poll)</article>

      """
  }

  /// The vote about a place that nobody opened yet. Where something came to the place since, it is made anew.
  private func made(_ vote: ShownVote, _ target: String) -> Markup {
    let link: Markup =
      "<p>\(words("Hierover is een stemming gemaakt, die nog niet open is:", "A vote about this is made, and not open yet:")) <a href=\"\(here)/polls/\(vote.poll)\">‘\(vote.poll)’</a></p>\n"
    if vote.missing.isEmpty { return link }
    return """
      \(link)<form method="post" action="\(here)/polls">\(visit.hidden)
      <input type="hidden" name="contested" value="\(target)"><input type="hidden" name="poll" value="\(vote.poll)">
      <p class="hint">\(words("Sinds zij gemaakt is kwam er een voorstel bij.", "A proposal came since it was made."))</p>
      <button class="quiet">\(words("De stemming vernieuwen", "Make the vote anew"))</button></form>

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
      <label class="choice"><input type="checkbox" name="target" value="\(item.target)"\(ticked(item.target))> <span>\(words("Hierover opnieuw besluiten", "Decide about this again"))</span></label></article>

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

  /// The partners' reasons for an alternative, each with a way to its proposal.
  private func why(_ alternative: ShownAlternative) -> Markup {
    alternative.reasons.map { why -> Markup in
      """
      <p class="hint">\(words("Waarom:", "Why:"))</p>
      \(visit.quoted(why.reason))<p class="acts"><a href="\(here)#\(why.amendment)">\(words("Naar het voorstel in de tekst", "To the proposal in the text"))</a></p>

      """
    }.joined()
  }

  private func item(_ item: Inbox.Item) -> Markup {
    let attention = AttentionWords.of(item, words).map { "<span class=\"tag\">\($0)</span> " as Markup }
    let box: Markup =
      item.collected
      ? "<label class=\"choice\"><input type=\"checkbox\" name=\"target\" value=\"\(item.target)\"\(ticked(item.target))> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>"
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
      ? "<label class=\"choice\"><input type=\"checkbox\" name=\"target\" value=\"\(row.id)\"\(ticked(row.id))> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>"
      : "<p class=\"hint\">\(words("Haal dit eerst binnen.", "Collect this first."))</p>"
    return """
      <article data-target="\(row.id)">
      <p class="by"><strong>\(name)</strong> · \(RecordWords.intent(row.kind, words))</p>
      <blockquote dir="auto">\(ShownWords.of(row.anchor.quote))</blockquote>
      \(visit.quoted(row.body))<p class="acts"><a href="\(here)/reply?to=\(row.id)">\(words("Antwoorden", "Reply"))</a></p>
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
    let made = visit.site.editionsMade(of: slug, upTo: inbox.editions).map { number -> Markup in
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
