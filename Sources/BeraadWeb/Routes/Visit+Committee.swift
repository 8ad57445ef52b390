import BeraadKit
import Deliberation
import HTML
import ObjectIDs

extension Visit {
  /// What waits for the committee.
  func inboxPage(_ name: String, faults: [FormFault] = []) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let slug = try paperSlug(name)
    let (inbox, plan, waiting) = try await act(as: account, form: nil) { context in
      let inbox = try context.inbox(slug.description)
      let waiting = try context.collect(CollectWish(isOffline: true, isDryRun: true))
      return (inbox, try context.planMerge(slug.description).outcome(accepting: .none), waiting)
    }
    let view = InboxView(visit: self, slug: slug, inbox: inbox, plan: plan, waiting: waiting)
    return page(
      words("Postvak", "Inbox"), status: faults.isEmpty ? 200 : 422, faults: faults, kind: "inbox", view.main)
  }

  func decide(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    let targets = request.form.all("target")
    var faults: [FormFault] = []
    if targets.isEmpty {
      faults.append(
        FormFault("proposals", words("Kies waarover u besluit.", "Choose what you decide about.")))
    }
    let outcome = request.form["outcome"].flatMap(Outcome.init(verb:))
    if outcome == nil {
      faults.append(FormFault("outcome", words("Kies een besluit.", "Choose an outcome.")))
    }
    if let fault = textFault("because", words("Schrijf waarom.", "Write why.")) { faults.append(fault) }
    guard let outcome, faults.isEmpty else { return try await inboxPage(name, faults: faults) }
    let (because, poll) = (request.form["because"] ?? "", request.form["poll"])
    let isPreview = request.form["step"] == "preview"
    do {
      let filed = try await act(as: account, form: form) { context in
        // A form that was sent twice is one decision.
        if !isPreview, try context.isDecided(targets, outcome, because: because, about: slug) {
          return nil as FiledRecord?
        }
        return try context.decide(targets, outcome, because: because, poll: poll, dryRun: isPreview)
      }
      guard isPreview else { return .seeOther("/p/\(slug)/inbox?saved=\(filed?.id ?? "1")") }
      return decisionPage(slug, targets, outcome, because)
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, nil)])
    }
  }

  /// The decision before it is made.
  private func decisionPage(_ slug: Slug, _ targets: [String], _ outcome: Outcome, _ because: String)
    -> Answer
  {
    let list = targets.map {
      "<li><a href=\"/p/\(slug.description)#\(String($0.prefix { $0 != "/" }))\">\($0)</a></li>\n" as Markup
    }
    let fields = targets.map { "<input type=\"hidden\" name=\"target\" value=\"\($0)\">" as Markup }
    return page(
      words("Dit besluit u", "This is what you decide"),
      """
      <p class="strong">\(RecordWords.status(outcome.rawValue, words).capitalizedFirst)</p>
      <ul>
      \(list)</ul>
      \(quoted(because))
      <form method="post" action="/p/\(slug.description)/decide">\(hidden)\(fields)
      <input type="hidden" name="outcome" value="\(request.form["outcome"] ?? "")">
      <input type="hidden" name="poll" value="\(request.form["poll"] ?? "")">
      <textarea name="because" hidden aria-hidden="true">
      \(because)</textarea>
      <p class="acts"><button name="step" value="send">\(words("Besluiten", "Decide"))</button></p></form>
      <p><a href="/p/\(slug.description)/inbox">\(words("Terug naar het postvak", "Back to the inbox"))</a></p>
      """)
  }

  func collect(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    let partners = request.form.all("partner")
    for partner in partners where Slug(partner).flatMap({ alliance.roster[$0] }) == nil {
      return try await inboxPage(
        name,
        faults: [
          FormFault("collect", words("Er is geen partner '\(partner)'.", "There is no partner '\(partner)'."))
        ])
    }
    let collected = try await act(as: account, form: form) { context in
      try context.collect(CollectWish(partners: partners, isOffline: true))
    }
    let refused = collected.branches.flatMap { branch in branch.refused.map { "\(branch.partner): \($0)" } }
    guard refused.isEmpty else {
      return try await inboxPage(name, faults: refused.map { FormFault("collect", $0, language: "en") })
    }
    return .seeOther("/p/\(slug)/inbox?saved=1")
  }

  /// Puts what was adopted into the draft, on the commit that the form showed.
  func merge(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let seen = form?.seen else { throw WebFault.forbidden(.foreignForm) }
    let taken = request.form.all("target")
    let acceptance: Acceptance = taken.isEmpty ? .none : .named(taken)
    do {
      if request.form["step"] == "preview" {
        let outcome = try await act(as: account, form: form) { context in
          let plan = try context.planMerge(slug.description)
          return plan.commit == seen ? try plan.outcome(accepting: acceptance) : nil
        }
        guard let outcome else { return movedOnPage(slug) }
        return mergePage(slug, outcome, taken)
      }
      let moved = try await act(as: account, form: form) { context -> Bool in
        do {
          _ = try context.merge(slug.description, accepting: acceptance, on: seen)
          return false
        } catch  where ErrorNature(error) == .mainMoved {
          return true
        }
      }
      return moved ? movedOnPage(slug) : .seeOther("/p/\(slug)/inbox?saved=1")
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, nil)])
    }
  }

  private func movedOnPage(_ slug: Slug) -> Answer {
    let message = words(
      "Intussen is er iets veranderd. Er is niets samengevoegd: kijk opnieuw.",
      "Something changed meanwhile. Nothing was merged: look again.")
    return page(
      words("Kijk opnieuw", "Look again"), status: 409, faults: [FormFault(nil, message)],
      "<p><a class=\"button\" href=\"/p/\(slug.description)/inbox\">\(words("Naar het postvak", "To the inbox"))</a></p>"
    )
  }

  private func mergePage(_ slug: Slug, _ outcome: MergeOutcome, _ taken: [String]) -> Answer {
    let steps = outcome.steps.filter { $0.state != "proposal" }.map { step -> Markup in
      let changes = step.changes.map {
        "<p class=\"change\" dir=\"auto\">…\($0.before)\(WordChanges.change(from: $0.old, to: $0.new))\($0.after)…</p>\n"
          as Markup
      }
      return "<li><strong>\(step.partners.joined(separator: ", "))</strong>\n\(changes)</li>\n"
    }
    let fields = taken.map { "<input type=\"hidden\" name=\"target\" value=\"\($0)\">" as Markup }
    let list: Markup =
      steps.isEmpty
      ? "<p>\(words("Er komt niets in de tekst.", "Nothing comes into the text."))</p>"
      : """
      <ol>
      \(steps)</ol>
      <form method="post" action="/p/\(slug.description)/merge">\(hidden)\(fields)
      <p class="acts"><button name="step" value="send">\(words("In de tekst zetten", "Merge into the text"))</button></p></form>
      """
    return page(
      words("Dit komt in de tekst", "This comes into the text"),
      "\(list)\n<p><a href=\"/p/\(slug.description)/inbox\">\(words("Terug naar het postvak", "Back to the inbox"))</a></p>"
    )
  }

  /// Makes a motion of a contested place.
  func putToVote(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let place = request.form["contested"] else { throw WebFault.notFound }
    guard let poll = request.form["poll"].flatMap({ Slug($0) }) else {
      let message = words(
        "Geef de stemming een korte naam: kleine letters, cijfers en streepjes.",
        "Give the vote a short name: small letters, digits and hyphens.")
      return try await inboxPage(name, faults: [FormFault("contested", message)])
    }
    let pollName = PollName(paper: slug.description, poll: poll.description)
    do {
      _ = try await act(as: account, form: form) { context in
        try context.newPoll(pollName, contested: place, terms: MotionTerms())
      }
      return .seeOther("/p/\(slug)/polls/\(poll)")
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, "contested")])
    }
  }
}

/// The inbox as a page has it.
struct InboxView {
  let visit: Visit
  let slug: Slug
  let inbox: Inbox
  let plan: MergeOutcome
  let waiting: Collected

  private var words: Words { visit.words }
  private var here: String { "/p/\(slug)" }

  var main: Markup {
    """
    \(visit.back(slug, nil))
    \(saved)\(collecting)
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
    \(decision)
    </form>
    \(publishing)
    """
  }

  private var none: Markup { "<p>\(words("Niets.", "Nothing."))</p>\n" }

  private var saved: Markup {
    visit.request.query["saved"] == nil
      ? "" : "<p id=\"saved\" role=\"status\">\(words("Bewaard.", "Saved."))</p>\n"
  }

  private var collecting: Markup {
    let new = waiting.branches.filter { !$0.taken.isEmpty || !$0.refused.isEmpty }
    let rows = new.map { branch -> Markup in
      let refused = branch.refused.map { "<p class=\"cause\" lang=\"en\">\($0)</p>\n" as Markup }
      let name = Slug(branch.partner).map(visit.alliance.name) ?? branch.partner
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
        <label class="choice"><input type="checkbox" name="target" value="\(step.targets.first ?? "")"> \
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
      <p>\(words("\(ready) klaar om in de tekst te zetten.", "\(ready) ready to merge."))</p>
      \(question)<button name="step" value="preview">\(words("Bekijken", "Look"))</button></form></section>
      """
  }

  private func place(_ place: ShownPlace) -> Markup {
    let alternatives = place.alternatives.map { alternative -> Markup in
      """
      <div class="alternative"><p class="by"><strong>\(alternative.partners.joined(separator: ", "))</strong></p>
      <p class="change" dir="auto">\(alternative.text.isEmpty ? words("(niets)", "(nothing)") : alternative.text)</p>
      \(alternative.targets.map { "<label class=\"choice\"><input type=\"checkbox\" form=\"decide\" name=\"target\" value=\"\($0)\"> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>\n" as Markup })</div>

      """
    }
    let target = place.alternatives.first?.targets.first ?? ""
    let poll: Markup =
      if let poll = place.poll {
        "<p><a href=\"\(here)/polls/\(poll)\">\(words("Hierover wordt gestemd", "This is put to a vote"))</a></p>\n"
      } else {
        """
        <form method="post" action="\(here)/polls">\(visit.hidden)
        <input type="hidden" name="contested" value="\(target)">
        <div class="field"><label>\(words("Naam van de stemming", "Name of the vote")) \
        <input name="poll" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="64"></label></div>
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

  private func item(_ item: Inbox.Item) -> Markup {
    let attention = item.attention.map { "<span class=\"tag\">\($0)</span> " as Markup }
    let box: Markup =
      item.collected
      ? "<label class=\"choice\"><input type=\"checkbox\" name=\"target\" value=\"\(item.target)\"> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>"
      : "<p class=\"hint\">\(words("Haal dit eerst binnen.", "Collect this first."))</p>"
    return """
      <article data-target="\(item.target)">
      <p class="by"><strong>\(item.partner)</strong> <span class="tag">\(RecordWords.status(item.status, words))</span> \(attention)</p>
      <p class="change" dir="auto">…\(item.change.before)\(WordChanges.change(from: item.change.old, to: item.change.new))\(item.change.after)…</p>
      \(visit.quoted(item.reason))\(box)</article>

      """
  }

  private func comment(_ row: CommentRow) -> Markup {
    let name = Slug(row.partner).map(visit.alliance.name) ?? row.partner
    let box: Markup =
      row.collected
      ? "<label class=\"choice\"><input type=\"checkbox\" name=\"target\" value=\"\(row.id)\"> <span>\(words("Hierover besluiten", "Decide about this"))</span></label>"
      : "<p class=\"hint\">\(words("Haal dit eerst binnen.", "Collect this first."))</p>"
    return """
      <article data-target="\(row.id)">
      <p class="by"><strong>\(name)</strong> · \(RecordWords.intent(row.kind, words))</p>
      <blockquote dir="auto">\(row.anchor.quote)</blockquote>
      \(visit.quoted(row.body))<p class="acts"><a href="\(here)/reply?to=\(row.id)">\(words("Antwoorden", "Reply"))</a></p>
      \(box)</article>

      """
  }

  private var decision: Markup {
    let outcomes = [
      ("adopt", words("Overnemen", "Adopt")), ("reject", words("Niet overnemen", "Reject")),
      ("refer", words("Doorverwijzen", "Refer")), ("postpone", words("Aanhouden", "Postpone")),
    ]
    return """
      <section class="decision"><h2>\(words("Besluit over wat u aanvinkte", "Decision about what you ticked"))</h2>
      \(visit.choice("outcome", words("Besluit", "Outcome"), outcomes, chosen: visit.request.form["outcome"]))\
      \(visit.area("because", words("Waarom?", "Why?"), value: visit.request.form["because"], hint: words("Deze reden komt in de verantwoording.", "This reason stands in the account of the edition."), rows: 3))\
      <button name="step" value="preview">\(words("Bekijk het besluit", "Preview"))</button></section>
      """
  }

  private var publishing: Markup {
    """
    <section id="publish"><h2>\(words("Editie", "Edition"))</h2>
    <form method="post" action="\(here)/publish">\(visit.hidden)
    <p>\(words("Een editie kan alleen als niets meer openstaat.", "An edition can be made once nothing is open.")) </p>
    <button class="quiet">\(words("Editie maken", "Make an edition"))</button></form></section>
    """
  }
}
