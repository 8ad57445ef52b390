import BeraadKit
import Deliberation
import HTML
import ObjectIDs

extension Visit {
  /// What waits for the committee.
  func inboxPage(_ name: String, faults: [FormFault] = [], status: Int = 422) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let slug = try paperSlug(name)
    let (inbox, plan, waiting) = try await act(as: account, form: nil) { context in
      let inbox = try context.inbox(slug.description)
      let waiting = try context.collect(CollectWish(isOffline: true, isDryRun: true))
      return (inbox, try context.planMerge(slug.description).outcome(accepting: .none), waiting)
    }
    let view = InboxView(
      visit: self, slug: slug, inbox: inbox, plan: plan, waiting: waiting,
      paper: try await site.paper(slug, language: words.language),
      taken: Set(allTyped("target")))
    return page(
      words("Postvak", "Inbox"), status: faults.isEmpty ? 200 : status, faults: faults, kind: "inbox",
      view.main)
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
    if !targets.allSatisfy({ Target($0) != nil }) { faults.append(unknownTarget) }
    guard let outcome, faults.isEmpty else { return try await inboxPage(name, faults: faults) }
    let (because, poll) = (request.form["because"] ?? "", request.form["poll"])
    guard let step else { return try await inboxPage(name, faults: [unknownStep]) }
    let isPreview = step == "preview"
    do {
      let (filed, inbox) = try await act(as: account, form: form) { context in
        (
          try context.decide(targets, of: slug, outcome, because: because, poll: poll, dryRun: isPreview),
          isPreview ? try context.inbox(slug.description) : nil
        )
      }
      guard let inbox else { return .seeOther("/p/\(slug)/inbox?saved=\(filed.id)") }
      let decided = DecidedItem.all(of: try await site.paper(slug, language: words.language), self)
      return decisionPage(
        slug, targets.map { DecidedTarget($0, in: inbox, or: decided) }, outcome, because)
    } catch let refusal as Refusal where refusal.isSentBefore {
      return try await inboxPage(name, faults: [sentBefore(targets, "proposals")], status: 409)
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, nil)])
    } catch  where ErrorNature(error) == .mainMoved {
      let message = words(
        "Iemand anders van de commissie besloot hier intussen over. Er is niets bewaard: kijk opnieuw.",
        "Somebody else of the committee decided on this meanwhile. Nothing was saved: look again.")
      return try await inboxPage(name, faults: [FormFault("proposals", message)], status: 409)
    }
  }

  /// That a decision was made with this form, and others since, with what stands.
  private func sentBefore(_ targets: [String], _ field: String) -> FormFault {
    FormFault(
      field,
      words(
        "Dit formulier is al eens verstuurd. Daarna is er anders besloten, en dat staat. Er is nu niets bewaard: besluit opnieuw als u dat wilt.",
        "This form was sent before. It was decided otherwise since, and that stands. Nothing was saved now: decide again if you want to."
      ))
  }

  /// Whether somebody only looks; nil where the form says neither.
  private var step: String? {
    let step = request.form["step"] ?? "send"
    return ["preview", "send"].contains(step) ? step : nil
  }

  private var unknownStep: FormFault {
    FormFault(nil, words("Kies of u kijkt of het doet.", "Choose whether to look or to do it."))
  }

  /// That a form names what the inbox of this paper does not have.
  private var unknownTarget: FormFault {
    FormFault(
      "proposals",
      words("Dit staat niet in het postvak van dit stuk.", "This is not in the inbox of this paper."))
  }

  /// The decision before it is made.
  private func decisionPage(
    _ slug: Slug, _ targets: [DecidedTarget], _ outcome: Outcome, _ because: String
  ) -> Answer {
    let list = targets.map { target -> Markup in
      let partners = target.partners.map { Slug($0).map(alliance.name) ?? $0 }.joined(separator: ", ")
      return
        "<li><a href=\"/p/\(slug.description)#\(target.record)\">\(partners)</a>: <span class=\"change\" dir=\"auto\">\(target.words)</span></li>\n"
    }
    let fields = targets.map { "<input type=\"hidden\" name=\"target\" value=\"\($0.name)\">" as Markup }
    return page(
      words("Dit besluit u", "This is what you decide"),
      """
      <p class="strong">\(RecordWords.status(outcome.rawValue, words).capitalizedFirst)</p>
      <ul>
      \(list)</ul>
      \(quoted(because))
      <form method="post" action="/p/\(slug.description)/decide">\(hidden)\(fields)
      <input type="hidden" name="outcome" value="\(field: request.form["outcome"] ?? "")">
      <input type="hidden" name="poll" value="\(field: request.form["poll"] ?? "")">
      <textarea name="because" hidden aria-hidden="true">
      \(field: because)</textarea>
      <p class="acts"><button name="step" value="send">\(words("Besluiten", "Decide"))</button></p></form>
      <p><a href="/p/\(slug.description)/inbox">\(words("Terug naar het postvak", "Back to the inbox"))</a></p>
      """)
  }

  func collect(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    let partners = request.form.all("partner")
    // Of the page's form, in which each had a box; a program that names nobody means all.
    guard !partners.isEmpty || request.form["collecting"] == nil else {
      let message = words("Vink aan van wie u iets binnenhaalt.", "Tick from whom you collect.")
      return try await inboxPage(name, faults: [FormFault("collect", message)])
    }
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
    let refused = collected.branches.flatMap { branch in
      LeftOutWords.of(branch, words).map { FormFault("collect", "\(partnerName(branch.partner)): \($0)") }
    }
    guard refused.isEmpty else { return try await inboxPage(name, faults: refused) }
    return .seeOther("/p/\(slug)/inbox?saved=1")
  }

  /// Puts what was adopted into the draft, on the commit that the form showed.
  func merge(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let seen = form?.seen else { throw WebFault.forbidden(.foreignForm) }
    let taken = request.form.all("target")
    guard taken.allSatisfy({ Target($0) != nil }) else {
      return try await inboxPage(name, faults: [unknownTarget])
    }
    guard let step else { return try await inboxPage(name, faults: [unknownStep]) }
    let acceptance: Acceptance = taken.isEmpty ? .none : .named(taken)
    do {
      if step == "preview" {
        let look = try await act(as: account, form: form) { context -> (MergeOutcome, Inbox)? in
          let plan = try context.planMerge(slug.description)
          guard plan.commit == seen else { return nil }
          return (try plan.outcome(accepting: acceptance), try context.inbox(slug.description))
        }
        guard let (outcome, inbox) = look else { return try await movedOnPage(name) }
        return mergePage(slug, outcome, inbox, taken)
      }
      let moved = try await act(as: account, form: form) { context -> Bool in
        do {
          _ = try context.merge(slug.description, accepting: acceptance, on: seen)
          return false
        } catch  where ErrorNature(error) == .mainMoved {
          // A form that was sent twice is done.
          return try !context.isMerged(slug.description, accepting: acceptance, since: seen)
        }
      }
      return moved ? try await movedOnPage(name) : .seeOther("/p/\(slug)/inbox?saved=1")
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, nil)])
    }
  }

  /// The inbox as it is now, with what was ticked.
  private func movedOnPage(_ name: String) async throws -> Answer {
    let message = words(
      "Intussen is er iets veranderd. Er is niets samengevoegd: kijk opnieuw.",
      "Something changed meanwhile. Nothing was merged: look again.")
    return try await inboxPage(name, faults: [FormFault("merge", message)], status: 409)
  }

  private func mergePage(_ slug: Slug, _ outcome: MergeOutcome, _ inbox: Inbox, _ taken: [String]) -> Answer {
    let steps = outcome.steps.filter { $0.state != "proposal" }.map { step -> Markup in
      // A title changes in two places, and is read once.
      var read: Set<String> = []
      let changes = step.changes.map(WordChanges.inPlace).filter { read.insert($0.html).inserted }.map {
        "<p class=\"change\" dir=\"auto\">\($0)</p>\n" as Markup
      }
      let partners = step.partners.enumerated().filter { !step.partners[..<$0].contains($1) }.map(\.element)
      return "<li><strong>\(partners.joined(separator: ", "))</strong>\n\(changes)</li>\n"
    }
    let fields = taken.map { "<input type=\"hidden\" name=\"target\" value=\"\($0)\">" as Markup }
    // What a vote did not choose is decided against with the same press.
    let losing = outcome.motions.filter { $0.winner != nil }.flatMap { motion in
      let targets = motion.rejected.map { DecidedTarget($0, in: inbox) }
      // The inbox has a title's two places as one.
      let told = Set(targets.filter { !$0.words.isEmpty }.map(\.record))
      return targets.filter { !$0.words.isEmpty || !told.contains($0.record) }
        .map { notChosen($0, by: motion.poll, slug) }
    }
    let rejected: Markup =
      losing.isEmpty
      ? ""
      : "<h2>\(words("Niet overgenomen, door een stemming", "Not adopted, by a vote"))</h2>\n<ul>\n\(losing)</ul>\n"
    let merged: Markup =
      steps.isEmpty
      ? "<p>\(words("Er komt niets in de tekst.", "Nothing comes into the text."))</p>\n"
      : "<ol>\n\(steps)</ol>\n"
    let list: Markup =
      steps.isEmpty && losing.isEmpty
      ? merged
      : """
      \(merged)\(rejected)<form method="post" action="/p/\(slug.description)/merge">\(hidden)\(fields)
      <p class="acts"><button name="step" value="send">\(words("In de tekst zetten", "Merge into the text"))</button></p></form>
      """
    let seconds = outcome.motions.filter { $0.verdict == .second }.map { motion in
      let told = words(
        "De stemming ‘\(motion.poll)’ ging over hetzelfde als ‘\(motion.first ?? "")’, die eerder sloot. Zij wordt niet uitgevoerd: over wat dan nog openstaat besluit u zelf.",
        "The vote ‘\(motion.poll)’ was about the same as ‘\(motion.first ?? "")’, which closed before it. It is not carried out: you decide yourselves about what is then still open."
      )
      return "<p class=\"cause\">\(told)</p>\n" as Markup
    }
    let undone = outcome.motions.filter { $0.verdict == .undone }.map { motion in
      let told = words(
        "De stemming ‘\(motion.poll)’ koos een voorstel dat eerder in de tekst is gezet, er weer uit is gehaald en anders is besloten. De indiener stelt het opnieuw voor.",
        "The vote ‘\(motion.poll)’ chose a proposal that was merged, undone and decided otherwise before. Its partner puts it again."
      )
      return "<p class=\"cause\">\(told)</p>\n" as Markup
    }
    let against = outcome.motions.filter { $0.verdict == .merged }.map { motion in
      let told = words(
        "De stemming ‘\(motion.poll)’ koos iets anders dan wat los daarvan is overgenomen en in de tekst is gezet. Besluit eerst wat er met dat laatste gebeurt.",
        "The vote ‘\(motion.poll)’ chose something else than what was adopted and merged apart from it. Decide first what becomes of the latter."
      )
      return "<p class=\"cause\">\(told)</p>\n" as Markup
    }
    return page(
      words("Dit komt in de tekst", "This comes into the text"),
      "\(seconds)\(undone)\(against)\(list)\n<p><a href=\"/p/\(slug.description)/inbox\">\(words("Terug naar het postvak", "Back to the inbox"))</a></p>"
    )
  }

  private func notChosen(_ target: DecidedTarget, by poll: String, _ slug: Slug) -> Markup {
    let partners = target.partners.map(partnerName).joined(separator: ", ")
    return
      "<li><a href=\"/p/\(slug.description)#\(target.record)\">\(partners)</a>: <span class=\"change\" dir=\"auto\">\(target.words)</span> (<a href=\"/p/\(slug.description)/polls/\(poll)\">‘\(poll)’</a>)</li>\n"
  }

  /// Whether a poll is a motion about a place.
  private func asks(about place: String, in poll: PollName) async throws -> Bool {
    let view = try await pollView(poll.paper, poll.poll)
    guard case .motion(let motion) = view.poll.form else { return false }
    return motion.alternatives.contains { $0.targets.contains { $0.description == place } }
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
      let isTaken = try await act(as: account, form: form) { context in
        let isTaken = try context.polls(of: slug.description).rows.contains { $0.poll == poll.description }
        if !isTaken { _ = try context.newPoll(pollName, contested: place, terms: MotionTerms()) }
        try context.renew(pollName, about: place)
        return isTaken
      }
      guard isTaken else { return .seeOther("/p/\(slug)/polls/\(poll)") }
      // A form that was sent twice is one vote. Another one is not overwritten.
      if try await asks(about: place, in: pollName) { return .seeOther("/p/\(slug)/polls/\(poll)") }
      let message = words(
        "Er is al een peiling '\(poll)': kies een andere naam.",
        "There is a poll '\(poll)' already: choose another name.")
      return try await inboxPage(name, faults: [FormFault("contested", message)])
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: [told(refusal, "contested")])
    }
  }
}
