import BeraadKit
import Deliberation
import HTML

/// The form of a poll, and what stands around it.
extension Visit {
  /// What somebody filled in who came too late or too early: theirs to take along.
  private func unsent(_ view: PollView) -> Markup {
    guard request.method == .post || kept != nil, account != nil else { return "" }
    let chosen: Vote.Choice? =
      if case .sticker(let form) = view.poll.form {
        .stickers(
          Dictionary(
            uniqueKeysWithValues: form.boards.map { board in
              (board.id, allTyped("board-\(board.id)").compactMap { Slug($0) })
            }))
      } else {
        typed("choice").map { .option($0) }
      }
    let texts = ["quote", "text"].compactMap(typed).filter(\.showsAnything)
    let choice = chosen.map { said($0, view.poll) } ?? ""
    if choice.isEmpty, texts.isEmpty { return "" }
    return """
      <h2>\(words("Dit vulde u in", "This is what you filled in"))</h2>
      \(choice.isEmpty ? "" : "<p dir=\"auto\">\(choice)</p>\n" as Markup)\(texts.map(quoted))
      """
  }

  func form(_ view: PollView, _ withdrawn: Set<Slug>) -> Markup {
    if view.stage == "draft" { return unsent(view) + ballot(view) }
    guard view.stage == "open" else { return unsent(view) }
    if case .sticker(let form) = view.poll.form, form.isEvaluation {
      return questions(of: form, language(of: view))
    }
    if case .sticker(let form) = view.poll.form, !form.meetings.isEmpty { return "<p>\(atMeetings)</p>" }
    guard let account else {
      return
        "<p><a href=\"/login?next=/p/\(view.poll.paper.description)/polls/\(view.poll.id.description)\">\(words("Log in om te stemmen", "Sign in to vote"))</a></p>"
    }
    guard view.electorate[account.partner.id] != nil else {
      return
        "<p>\(words("Uw organisatie heeft hier geen stem: zij deed nog niet mee toen de peiling openging.", "Your organisation has no vote here: it did not take part yet when the poll opened."))</p>"
    }
    let own = view.votes[account.partner.id]
    let fields: Markup
    switch view.poll.form {
    case .motion(let form): fields = motion(form, own, withdrawn, language(of: view))
    case .stance: fields = stance(own)
    case .sticker(let form): fields = stickers(form, own, language(of: view))
    }
    let again: Markup =
      own == nil
      ? ""
      : "<p>\(words("Uw organisatie heeft gestemd. Stemt u opnieuw, dan vervangt die stem de eerste.", "Your organisation has voted. If you vote again, that vote takes the place of the first."))</p>\n"
    return """
      \(again)<form method="post" action="/p/\(view.poll.paper.description)/polls/\(view.poll.id.description)">\(hidden)
      \(fields)<button>\(words("Stem uitbrengen", "Vote"))</button></form>
      """
  }

  /// What the question will be, before it is asked: after the opening it is fixed.
  private func ballot(_ view: PollView) -> Markup {
    let fields: Markup =
      switch view.poll.form {
      case .motion(let form): motion(form, nil, [], language(of: view))
      case .stance: stance(nil)
      case .sticker(let form) where form.isEvaluation: questions(of: form, language(of: view))
      case .sticker(let form):
        BallotFields(words: words, form: form, placed: [:], language: language(of: view)).html
      }
    let title = words("Zo wordt het stembiljet", "What the ballot will be")
    return "<fieldset disabled><legend>\(title)</legend>\n\(fields)</fieldset>\n"
  }

  /// By what rule a motion is decided, and who proposes each of its alternatives, and why.
  func sources(of view: PollView) async throws -> Markup {
    guard case .motion(let form) = view.poll.form else { return "" }
    let paper = try await site.paper(view.poll.paper, language: words.language)
    let items = form.alternatives.compactMap { alternative -> Markup? in
      let records = Set(alternative.targets.map(\.record.description))
      let proposals = paper.proposals.filter { records.contains($0.row.id) }
      if proposals.isEmpty { return nil }
      let by = proposals.map { proposal -> Markup in
        """
        <p class="by"><strong>\(partnerName(proposal.row.partner))</strong> \
        <a href="/p/\(view.poll.paper.description)#\(proposal.row.id)">\(words("Naar het voorstel in de tekst", "To the proposal in the text"))\(ear(partnerName(proposal.row.partner), proposal.row.reason))</a></p>
        \(quoted(proposal.row.reason))
        """
      }
      return "<li><p dir=\"auto\"\(language(of: view))>\(alternative.text)</p>\n\(by)</li>\n"
    }
    let list: Markup =
      items.isEmpty
      ? ""
      : "<h2>\(words("Wie dit voorstelt, en waarom", "Who proposes this, and why"))</h2>\n<ul>\n\(items)</ul>\n"
    return "<p>\(rule(of: form))</p>\n\(list)"
  }

  private func rule(of form: MotionForm) -> String {
    let wins =
      switch form.rule {
      case .majority:
        words(
          "Gekozen is wat meer dan de helft van de stemmen krijgt; onthoudingen tellen niet mee.",
          "What gets more than half of the votes is chosen; abstentions do not count.")
      case .twoThirds:
        words(
          "Gekozen is wat minstens twee derde van de stemmen krijgt; onthoudingen tellen niet mee.",
          "What gets at least two thirds of the votes is chosen; abstentions do not count.")
      case .consent:
        words(
          "Gekozen is alleen wat alle stemmen krijgt; onthoudingen tellen niet mee.",
          "Only what gets all votes is chosen; abstentions do not count.")
      }
    let quorum =
      form.quorum > 0
      ? words(
        " Er moeten \(form.quorum) organisaties stemmen.", " \(form.quorum) organisations have to vote.") : ""
    let weighted = form.isWeighted ? words(" Stemmen tellen naar gewicht.", " Votes count by weight.") : ""
    return wins + quorum + weighted
  }

  /// Who places stickers where a poll has meetings.
  var atMeetings: String {
    words("Hier plaatsen mensen stickers, op een bijeenkomst.", "Here people place stickers, at a meeting.")
  }

  /// The alternatives of a motion of which nothing is left, since their partners took them back.
  func withdrawnAlternatives(of view: PollView) async throws -> Set<Slug> {
    guard case .motion(let form) = view.poll.form else { return [] }
    let proposals = try await site.paper(view.poll.paper, language: words.language).proposals
    let withdrawn = Set(proposals.filter { $0.row.status == "withdrawn" }.map(\.row.id))
    return Set(
      form.alternatives.filter { alternative in
        !alternative.targets.isEmpty
          && alternative.targets.allSatisfy { withdrawn.contains($0.record.description) }
      }.map(\.id))
  }

  private func motion(_ form: MotionForm, _ own: Vote?, _ withdrawn: Set<Slug>, _ language: Markup) -> Markup
  {
    let options =
      form.alternatives.map { alternative in
        let note = withdrawn.contains(alternative.id) ? words(" (ingetrokken)", " (withdrawn)") : ""
        return (alternative.id.description, alternative.text + note)
      }
      + [(Vote.abstain, words("Wij onthouden ons", "We abstain"))]
    return choice(
      "choice", words("Kies één tekst", "Choose one text"), options, chosen: typed("choice", or: own?.option),
      language: language)
      + area(
        "text", words("Toelichting (mag leeg blijven)", "Explanation (may stay empty)"),
        value: typed("text", or: own?.reason), rows: 3)
  }

  private func stance(_ own: Vote?) -> Markup {
    let options = Stance.allCases.map { ($0.rawValue, PollWords.stance($0.rawValue, words)) }
    return choice(
      "choice", words("Waar staat uw organisatie?", "Where does your organisation stand?"), options,
      chosen: typed("choice", or: own?.option))
      + area(
        "quote",
        words(
          "Bij een voorbehoud: over welke woorden gaat het?", "With a reservation: which words is it about?"),
        value: typed("quote", or: own?.anchor?.quote), rows: 2)
      + area(
        "text", words("Toelichting (nodig bij een voorbehoud)", "Explanation (needed with a reservation)"),
        value: typed("text", or: own?.reason), rows: 3)
  }

  private func stickers(_ form: StickerForm, _ own: Vote?, _ language: Markup) -> Markup {
    var placed: [Slug: [Slug]] = [:]
    if case .stickers(let stickers)? = own?.choice { placed = stickers }
    // What was typed stays ticked where the form comes back.
    if isFilledIn {
      placed = Dictionary(
        uniqueKeysWithValues: form.boards.map { board in
          (board.id, allTyped("board-\(board.id)").compactMap { Slug($0) })
        })
    }
    return BallotFields(words: words, form: form, placed: placed, language: language).html
      + area(
        "text", words("Toelichting (mag leeg blijven)", "Explanation (may stay empty)"),
        value: typed("text", or: own?.reason), rows: 3)
  }
}

extension Vote {
  fileprivate var option: String? { if case .option(let option) = choice { option } else { nil } }
}
