import BeraadKit
import Deliberation
import HTML

/// What people choose between, and what was chosen and waits for the text.
extension InboxView {
  var merging: Markup {
    let ready = plan.steps.filter { $0.state == "would-merge" }.count
    let asked = plan.steps.filter { $0.state == "proposal" }
    guard ready > 0 || !asked.isEmpty || !plan.motions.isEmpty else { return "" }
    if ready == 0, asked.isEmpty, plan.motions.allSatisfy({ $0.verdict != .won }) {
      return """
        <section id="voted"><h2>\(words("Gestemd, zonder uitslag", "Voted, without an outcome"))</h2>
        \(plan.motions.map(motion))</section>

        """
    }
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
      case .won where !motion.adopted.isEmpty:
        words("heeft een uitslag, die u hier in de tekst zet.", "has an outcome, which you merge here.")
      case .withdrawn:
        words(
          "is gesloten, en de gekozen tekst is ingetrokken: besluit zelf over wat er nog is.",
          "is closed, and the chosen text was withdrawn: decide yourselves about what is left.")
      case .won:
        words(
          "is gesloten. De gekozen tekst staat er al; de andere voorstellen worden hier afgehandeld.",
          "is closed. The chosen text is there already; the other proposals are settled here.")
      case .second:
        words(
          "ging over hetzelfde als ‘\(motion.first ?? "")’, die eerder sloot: zij verandert daar niets aan. Besluit zelf over wat dan nog openstaat.",
          "was about the same as ‘\(motion.first ?? "")’, which closed before it: it changes nothing of that. Decide yourselves about what is then still open."
        )
      case .undone:
        words(
          "koos een voorstel dat eerder in de tekst is gezet, er weer uit is gehaald en anders is besloten: de indiener stelt het opnieuw voor.",
          "chose a proposal that was merged, undone and decided otherwise before: its partner puts it again.")
      case .merged:
        words(
          "koos iets anders dan wat los daarvan is overgenomen en in de tekst is gezet. Haal dat uit de tekst en besluit zo, of besluit dat het blijft.",
          "chose something else than what was adopted and merged apart from it. Take that out of the text and decide so, or decide that it stays."
        )
      case .waiting:
        words("is gesloten, en de uitslag is nog niet heel.", "is closed, and its outcome is not whole yet.")
      case .tie, .short, .noQuorum:
        words(
          "is gesloten zonder uitslag: besluit er zelf over.",
          "is closed without an outcome: decide yourselves.")
      }
    return
      "<p><a href=\"\(here)/polls/\(motion.poll)\">\(words("De stemming ‘\(motion.poll)’", "The vote ‘\(motion.poll)’"))</a> \(what)</p>\n"
  }

  func place(_ place: ShownPlace) -> Markup {
    let alternatives = place.alternatives.map { alternative -> Markup in
      // What a vote chose is carried out, and not decided once more.
      let targets = place.chosen == nil ? alternative.targets : []
      return """
        <div class="alternative"><p class="by"><strong>\(alternative.partners.joined(separator: ", "))</strong></p>
        <p class="change" dir="auto">\(alternative.text.isEmpty ? words("(niets)", "(nothing)") : alternative.text)</p>
        \(why(alternative))\
        \(targets.map { box($0, about: alternative.partners.joined(separator: ", "), alternative.text, form: " form=\"decide\"") + "\n" })</div>

        """
    }
    let target = place.alternatives.first?.targets.first ?? ""
    let isAsked = visit.typed("contested") == target
    let poll: Markup =
      if let poll = place.poll {
        "<p><a href=\"\(here)/polls/\(poll)\">\(words("Hierover wordt gestemd", "This is put to a vote"))</a></p>\n"
      } else if let vote = place.chosen {
        "<p>\(words("Hierover is gestemd:", "This was put to a vote:")) <a href=\"\(here)/polls/\(vote.poll)\" dir=\"auto\">\(vote.text)</a></p>\n\(late(vote))"
      } else if let made = place.made {
        self.made(made, target)
      } else {
        """
        <form method="post" action="\(here)/polls">\(visit.hidden)
        <input type="hidden" name="contested" value="\(target)">
        <div class="field"><label>\(words("Korte naam van de stemming: kleine letters, cijfers en streepjes", "Short name of the vote: small letters, digits and hyphens")) \
        <input name="poll" value="\(field: isAsked ? visit.typed("poll") ?? "" : "")" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="64"></label></div>
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

  /// What to do where a proposal came that was not in the vote.
  private func late(_ vote: ShownChoice) -> Markup {
    guard !vote.missing.isEmpty else { return "" }
    return
      "<p class=\"hint\">\(words("Er kwam een voorstel bij. Zet eerst de uitslag in de tekst; daarna beslist u over wat er bij kwam.", "A proposal came since. Merge the outcome first; then decide about what came."))</p>\n"
  }

  /// The partners' reasons for an alternative, each with a way to its proposal.
  private func why(_ alternative: ShownAlternative) -> Markup {
    alternative.reasons.map { why -> Markup in
      """
      <p class="hint">\(words("Waarom:", "Why:"))</p>
      \(visit.quoted(why.reason))<p class="acts"><a href="\(here)#\(why.amendment)">\(words("Naar het voorstel in de tekst", "To the proposal in the text"))\(visit.ear(alternative.partners.joined(separator: ", "), why.reason))</a></p>

      """
    }.joined()
  }
}
