import BeraadKit
import Deliberation
import HTML

extension Visit {
  func commentPage(_ name: String, faults: [FormFault] = [], status: Int? = nil) async throws -> Answer {
    _ = try signedIn()
    let slug = try paperSlug(name)
    let paper = try await site.paper(slug, language: words.language)
    guard let number = typed("paragraph").flatMap(Int.init) else { throw WebFault.notFound }
    let paragraph = try await paragraph(number, of: slug)
    // What was sent before and no longer stands is sent anew; it is still about the same words.
    let mark = paragraph.isUnknown ? token : status == 409 ? token.seeing(about.seen) : about
    let intents = Comment.Intent.allCases.map {
      (value: $0.rawValue, label: RecordWords.intent($0.rawValue, words).capitalizedFirst)
    }
    let hint = words(
      "Laat dit leeg als uw opmerking over de hele alinea gaat.",
      "Leave this empty if your comment is about the whole paragraph.")
    // Which of several the words are: as a number, or by what stands before those that were selected.
    let which = ["nth", "before"].map { name -> Markup in
      "<input type=\"hidden\" id=\"\(name)\" name=\"\(name)\" value=\"\(typed(name) ?? "")\">"
    }
    return page(
      words("Opmerking bij alinea \(number)", "Comment on paragraph \(number)"),
      status: status ?? (faults.isEmpty ? 200 : 422), faults: faults, mark: mark,
      """
      \(back(slug, paragraph.now?.number))
      \(paragraph.isUnknown ? unknownDraft : paragraph.isMoved ? movedSince : "")\
      <div class="text shown" id="paragraph-text"\(paper.textLanguage.map { " lang=\"\($0)\"" as Markup } ?? "")>
      \(paragraph.then.shown)</div>
      <form method="post" action="/p/\(slug.description)/comment">\(hidden(mark))
      <input type="hidden" name="paragraph" value="\(number)">\(which)
      \(area("quote", words("Over welke woorden gaat het?", "Which words is it about?"), value: typed("quote"), hint: hint, rows: 2))\
      \(choice("kind", words("Wat is het?", "What is it?"), intents, chosen: typed("kind") ?? Comment.Intent.remark.rawValue))\
      \(area("text", words("Uw opmerking", "Your comment"), value: typed("text"), rows: 6))\
      <button>\(words("Plaatsen", "Post"))</button></form>
      """)
  }

  private var unknownDraft: Markup {
    "<p class=\"hint\">\(words("De tekst waarbij u schreef, is er niet meer. Dit is de alinea die nu dit nummer heeft.", "The text on which you wrote is no longer there. This is the paragraph that has this number now."))</p>\n"
  }

  private var movedSince: Markup {
    "<p class=\"hint\">\(words("De tekst is intussen veranderd. Dit is de alinea zoals u die zag.", "The text has changed meanwhile. This is the paragraph as you saw it."))</p>\n"
  }

  func comment(_ name: String) async throws -> Answer {
    let account = try signedIn()
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let number = request.form.number("paragraph") else {
      return try await commentPage(
        name, faults: [FormFault(nil, words("Er is geen alinea gekozen.", "No paragraph was chosen."))])
    }
    var faults: [FormFault] = []
    let intent = Comment.Intent(rawValue: request.form["kind"] ?? Comment.Intent.remark.rawValue)
    if intent == nil {
      faults.append(FormFault("kind", words("Kies wat het is.", "Choose what it is.")))
    }
    if let fault = textFault("text", words("Schrijf uw opmerking.", "Write your comment.")) {
      faults.append(fault)
    }
    let nth = request.form.number("nth")
    if request.form["nth"] != nil, nth == nil || nth ?? 0 < 1 {
      faults.append(
        FormFault("quote", words("Het hoeveelste is geen getal.", "Which one it is is no number.")))
    }
    guard let intent, faults.isEmpty else { return try await commentPage(name, faults: faults) }
    let (quote, text) = (request.form["quote"] ?? "", request.form["text"] ?? "")
    let before = request.form["before"]
    do {
      let filed = try await act(as: account, form: form) { context in
        try context.comment(
          on: slug.description, paragraph: number, quote: quote, nth: nth, before: before, intent: intent,
          text: text)
      }
      return .seeOther("/p/\(slug)?saved=\(filed.id)#\(filed.id)")
    } catch let fault as ParagraphFault {
      return try await commentPage(name, faults: [FormFault("quote", sentence(fault))])
    } catch let refusal as Refusal {
      return try await commentPage(name, faults: [told(refusal, "text")], status: refusal.status)
    }
  }

  func replyPage(_ name: String, faults: [FormFault] = [], status: Int = 422) async throws -> Answer {
    _ = try signedIn()
    let slug = try paperSlug(name)
    guard let to = typed("to"), let remark = try await remark(to, on: slug) else { throw WebFault.notFound }
    let said = remark.row.replies.first { $0.id == to }?.body ?? remark.row.body
    return page(
      words("Antwoorden", "Reply"), status: faults.isEmpty ? 200 : status, faults: faults,
      """
      \(back(slug, remark.block))
      <blockquote dir="auto">\(ShownWords.of(remark.row.anchor.quote))</blockquote>
      \(quoted(said))
      <form method="post" action="/p/\(slug.description)/reply">\(hidden)
      <input type="hidden" name="to" value="\(to)">
      \(area("text", words("Uw antwoord", "Your reply"), value: typed("text"), rows: 5))\
      <button>\(words("Plaatsen", "Post"))</button></form>
      """)
  }

  /// The comment of a paper that has this id, or has a reply with it.
  private func remark(_ id: String, on slug: Slug) async throws -> ReadPaper.Remark? {
    try await site.paper(slug, language: words.language).remarks.first { remark in
      remark.row.id == id || remark.row.replies.contains { $0.id == id }
    }
  }

  func reply(_ name: String) async throws -> Answer {
    let account = try signedIn()
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let to = request.form["to"].flatMap(RecordID.init),
      try await remark(to.description, on: slug) != nil
    else { throw WebFault.notFound }
    if let fault = textFault("text", words("Schrijf uw antwoord.", "Write your reply.")) {
      return try await replyPage(name, faults: [fault])
    }
    let text = request.form["text"] ?? ""
    do {
      let filed = try await act(as: account, form: form) { try $0.reply(to: to.description, text: text) }
      return .seeOther("/p/\(slug)?saved=\(filed.id)#\(to)")
    } catch let refusal as Refusal {
      return try await replyPage(name, faults: [told(refusal, "text")], status: refusal.status)
    }
  }

  func withdrawPage(_ name: String, faults: [FormFault] = []) async throws -> Answer {
    let account = try signedIn()
    let slug = try paperSlug(name)
    guard let of = typed("of").flatMap({ Target($0) }) else { throw WebFault.notFound }
    let paper = try await site.paper(slug, language: words.language)
    let remark = paper.remarks.first { $0.row.id == of.record.description }
    let proposal = paper.proposals.first { $0.row.id == of.record.description }
    guard let owner = remark?.row.partner ?? proposal?.row.partner else { throw WebFault.notFound }
    guard owner == account.partner.id.description else { throw WebFault.forbidden(.role) }
    return page(
      words("Intrekken", "Withdraw"), status: faults.isEmpty ? 200 : 422, faults: faults,
      """
      \(back(slug, remark?.block ?? proposal?.changes.lazy.compactMap(\.block).first))
      \(subject(remark, proposal, of.hunk))
      <p>\(words("Iedereen blijft zien dat dit er stond, en waarom u het introk.", "Everybody can still see that it was there, and why you withdrew it."))</p>
      <form method="post" action="/p/\(slug.description)/withdraw">\(hidden)
      <input type="hidden" name="of" value="\(of.description)">
      \(area("because", words("Waarom trekt u het in?", "Why do you withdraw it?"), value: typed("because"), rows: 3))\
      <button>\(words("Intrekken", "Withdraw"))</button></form>
      """)
  }

  /// What is withdrawn, as its card has it; of a proposal perhaps one change.
  private func subject(_ remark: ReadPaper.Remark?, _ proposal: ReadPaper.Proposal?, _ hunk: Int?) -> Markup {
    if let remark {
      return
        "<blockquote dir=\"auto\">\(ShownWords.of(remark.row.anchor.quote))</blockquote>\n\(quoted(remark.row.body))"
    }
    guard let proposal else { return "" }
    let withdrawn = proposal.changes.indices.filter { hunk == nil || $0 + 1 == hunk }
    let changes = withdrawn.map { proposal.changes[$0] }.map {
      "<p class=\"change\" dir=\"auto\">\(WordChanges.html(of: $0))</p>\n" as Markup
    }
    return "\(changes)<p class=\"hint\">\(words("Waarom:", "Why:"))</p>\n\(quoted(proposal.row.reason))"
  }

  func withdraw(_ name: String) async throws -> Answer {
    let account = try signedIn()
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let of = request.form["of"].flatMap({ Target($0) }) else { throw WebFault.notFound }
    let paper = try await site.paper(slug, language: words.language)
    guard (paper.remarks.map(\.row.id) + paper.proposals.map(\.row.id)).contains(of.record.description) else {
      throw WebFault.notFound
    }
    if let fault = textFault("because", words("Schrijf waarom.", "Write why.")) {
      return try await withdrawPage(name, faults: [fault])
    }
    let because = request.form["because"] ?? ""
    do {
      _ = try await act(as: account, form: form) { try $0.withdraw(of.description, because: because) }
      return .seeOther("/p/\(slug)?saved=\(of.record)#\(of.record)")
    } catch let refusal as Refusal {
      return try await withdrawPage(name, faults: [told(refusal, "because")])
    }
  }

  // MARK: What forms share

  /// Back to the place in the paper.
  func back(_ slug: Slug, _ block: Int?) -> Markup {
    let place: Markup = block.map { "#p-\($0)" } ?? ""
    return
      "<p class=\"back\"><a href=\"/p/\(slug.description)\(place)\">\(words("Terug naar de tekst", "Back to the text"))</a></p>"
  }

  /// What is wrong with a text that has to be there.
  func textFault(_ field: String, _ missing: String) -> FormFault? {
    guard let text = request.form[field], text.showsAnything else {
      return FormFault(field, missing)
    }
    guard text.utf8.count <= 65_536 else {
      return FormFault(field, words("Dit is te lang: hoogstens 64 KiB.", "This is too long: at most 64 KiB."))
    }
    return nil
  }

  /// The rules' no, in the language of the page.
  func told(_ refusal: Refusal, _ field: String?) -> FormFault {
    if case .personal(let found)? = refusal.rule { warnings.add(found) }
    if words.language == .dutch, let rule = refusal.rule, let dutch = RefusalWords.dutch(rule) {
      return FormFault(field, dutch)
    }
    if case .personal(let found)? = refusal.rule {
      let quoted = found.map { "“\($0)”" }.joined(separator: ", ")
      return FormFault(
        field,
        "The text has what may lead to a person: \(quoted). Everybody can read it, and it stays in the history. Take it out; or, where everybody may have it, send it once more."
      )
    }
    return rules(refusal.explanation.sentence, field)
  }

  /// The rules' no, and below it all that stands in the way.
  ///
  /// - Parameter paper: that it is about; nil where nobody knows.
  func toldAll(_ refusal: Refusal, _ field: String?, on paper: Slug? = nil) -> [FormFault] {
    var faults = [told(refusal, field)]
    if case .open(let matters)? = refusal.rule {
      faults += matters.prefix(20).map { matter in
        FormFault(
          nil, words(RefusalWords.dutch(matter, name: alliance.name), matter.sentence.english),
          at: paper.flatMap(matter.place))
      }
    } else {
      faults += refusal.explanation.reasons.map { FormFault(nil, $0[words.language]) }
    }
    return faults
  }

  /// That the rules do not allow it, in their own words. What came as it is from another program is for whoever keeps the workspace.
  func rules(_ said: Localized, _ field: String?) -> FormFault {
    let isOfTheRules = said.dutch != said.english
    return FormFault(
      field,
      words(
        isOfTheRules
          ? "De regels laten dit niet toe: \(said.dutch)"
          : "Dit kan nu niet, door iets in de werkplaats. Wie haar beheert, ziet wat er is met: beraad doctor",
        "The rules do not allow this: \(said.english)"))
  }

  func sentence(_ fault: ParagraphFault) -> String {
    switch fault {
    case .noSuchParagraph(let number):
      words("Er is geen alinea \(number).", "There is no paragraph \(number).")
    case .wordsNotInIt:
      words("Deze woorden staan niet in de alinea.", "These words are not in the paragraph.")
    case .insideWordsOnly:
      words(
        "Deze letters staan alleen binnen andere woorden. Neem hele woorden over.",
        "These letters stand inside other words only. Take whole words.")
    case .severalTimes(let times):
      words(
        "Deze woorden staan er \(times) keer. Neem er meer van de zin bij.",
        "These words are there \(times) times. Take more of the sentence.")
    case .notSoOften(let times):
      words("Deze woorden staan er maar \(times) keer.", "These words are there only \(times) times.")
    }
  }
}

extension OpenMatter {
  /// Where somebody sees what it is about.
  fileprivate func place(on paper: Slug) -> String? {
    switch self {
    case .undecided(let what, _), .notMerged(let what, _): "/p/\(paper)#\(what.prefix { $0 != "/" })"
    case .contested(let ids): ids.first.map { "/p/\(paper)#\($0.prefix { $0 != "/" })" }
    case .poll(let poll), .token(let poll, _): "/p/\(paper)/polls/\(poll)"
    case .voted(let poll, _): "/p/\(paper)/polls/\(poll)"
    case .notOnMain, .apart, .leftOut: nil
    }
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
