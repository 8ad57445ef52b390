import BeraadKit
import Deliberation
import HTML
import ObjectIDs

extension Visit {
  /// The form in which one paragraph is edited.
  func amendPage(_ name: String, faults: [FormFault] = [], status: Int = 422) async throws -> Answer {
    _ = try signedIn()
    let slug = try paperSlug(name)
    let paper = try await site.paper(slug, language: words.language)
    guard let number = typed("paragraph").flatMap(Int.init) else { throw WebFault.notFound }
    let paragraph = try await paragraph(number, of: slug)
    let chosen = Set(allTyped("for"))
    let here = paper.remarks.filter { remark in
      remark.block != nil && remark.block == paragraph.now?.number && remark.row.outcome == "open"
    }
    // What was sent before and no longer stands is sent anew; it is still about the same paragraph.
    let mark = status == 409 ? token.seeing(about.seen) : about
    let answering = here.map { remark -> Markup in
      let checked: Markup = chosen.contains(remark.row.id) ? " checked" : ""
      return """
        <label class="choice"><input type="checkbox" name="for" value="\(remark.row.id)"\(checked)> \
        <span dir="auto">\(remark.row.body.firstWords)</span></label>

        """
    }
    let comments: Markup =
      answering.isEmpty
      ? ""
      : "<fieldset><legend>\(words("Is dit een antwoord op een opmerking?", "Does it answer a comment?"))</legend>\n\(answering)</fieldset>\n"
    let isTitle = paragraph.then.isTitle
    let hint = words(
      "Verander de tekst zoals die volgens u moet worden. Wie alles weghaalt, stelt voor de alinea te schrappen.",
      "Change the text to what you think it should be. To propose that the paragraph goes, take everything away."
    )
    let text = typed("text") ?? (request.method == .post || kept != nil ? "" : paragraph.then.source)
    let language: Markup = paper.textLanguage.map { " lang=\"\($0)\" dir=\"auto\"" } ?? " dir=\"auto\""
    let edited =
      isTitle
      ? field(
        "text", words("De titel", "The title"), value: text.withoutHeadingMark, extra: language,
        isRequired: true)
      : area("text", words("De alinea", "The paragraph"), value: text, hint: hint, rows: 10, extra: language)
    return page(
      isTitle
        ? words("Andere titel voorstellen", "Propose another title")
        : words("Wijziging voorstellen in alinea \(number)", "Propose a change to paragraph \(number)"),
      status: faults.isEmpty ? 200 : status, faults: faults, mark: mark,
      """
      \(back(slug, paragraph.now?.number))
      <form method="post" action="/p/\(slug.description)/amend">\(hidden(mark))
      <input type="hidden" name="paragraph" value="\(number)">
      \(edited)\
      \(area("because", words("Waarom?", "Why?"), value: typed("because"), rows: 3))\
      \(comments)\
      <button name="step" value="preview">\(words("Bekijk de wijziging", "Preview"))</button></form>
      """)
  }

  func amend(_ name: String) async throws -> Answer {
    let account = try signedIn()
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let number = request.form.number("paragraph") else { throw WebFault.notFound }
    // From the preview back to the form, with what was written there.
    if request.form["step"] == "edit" { return try await amendPage(name) }
    var faults: [FormFault] = []
    let text = request.form["text"] ?? ""
    if text.utf8.count > 131_072 {
      faults.append(FormFault("text", words("De alinea is te lang.", "The paragraph is too long.")))
    }
    if text.utf8.contains(0) {
      faults.append(
        FormFault(
          "text",
          words(
            "De tekst heeft een teken dat er niet in kan.", "The text has a character that cannot be in it."))
      )
    }
    let isSent = request.form["step"] == "send"
    if isSent, let fault = textFault("because", words("Schrijf waarom.", "Write why.")) {
      faults.append(fault)
    }
    let paragraph = try await paragraph(number, of: slug)
    let isTitle = paragraph.then.isTitle
    if isTitle, !text.withoutHeadingMark.showsAnything {
      faults.append(FormFault("text", words("Schrijf de titel.", "Write the title.")))
    }
    guard faults.isEmpty else { return try await amendPage(name, faults: faults) }
    let change = ParagraphChange(
      slug: slug, number: number, text: isTitle ? "# " + text.withoutHeadingMark : text)
    if paragraph.isMoved {
      if isSent, let saved = try await sentBefore(change, account, form) { return saved }
      return movedPage(change, paragraph)
    }
    let old = paragraph.then.source
    let shown =
      isTitle
      ? (old: old.withoutHeadingMark, new: change.text.withoutHeadingMark) : (old: old, new: change.lines)
    if change.saysSame(as: old) || !WordChanges.isAny(from: shown.old, to: shown.new) {
      return try await amendPage(
        name,
        faults: [
          FormFault("text", words("U hebt nog niets veranderd.", "You have not changed anything yet."))
        ])
    }
    if isSent { return try await send(change, account, form) }
    do {
      try await act(as: account, form: form) { context in
        try context.checkProposal(.paragraph(change.number, text: change.text), of: slug.description)
      }
    } catch let refusal as Refusal {
      return try await amendPage(name, faults: [told(refusal, "text")])
    }
    return previewPage(change, shown)
  }

  /// On to the proposal that this form made before the draft became another one; nil where it made none that stands.
  private func sentBefore(
    _ change: ParagraphChange, _ account: Account, _ form: FormOrigin?
  ) async throws -> Answer? {
    let (because, comments) = (request.form["because"] ?? "", request.form.all("for"))
    do {
      let filed = try await act(as: account, form: form) { context in
        try context.sentAmendment(
          change.slug.description, .paragraph(change.number, text: change.text), because: because,
          answering: comments)
      }
      return filed.map { .seeOther("/p/\(change.slug)?saved=\($0.id)#\($0.id)") }
    } catch let refusal as Refusal where refusal.isSentBefore {
      return try await amendPage(change.slug.description, faults: [told(refusal, "text")], status: 409)
    } catch is Refusal {
      // What the rules say no to made nothing.
      return nil
    }
  }

  private func send(_ change: ParagraphChange, _ account: Account, _ form: FormOrigin?) async throws -> Answer
  {
    let because = request.form["because"] ?? ""
    let comments = request.form.all("for")
    do {
      let filed = try await act(as: account, form: form) { context in
        try context.amend(
          change.slug.description, .paragraph(change.number, text: change.text), because: because,
          answering: comments)
      }
      return .seeOther("/p/\(change.slug)?saved=\(filed.id)#\(filed.id)")
    } catch let refusal as Refusal {
      return try await amendPage(
        change.slug.description, faults: [told(refusal, "text")], status: refusal.status)
    }
  }

  /// The change as a change, before it is sent.
  private func previewPage(_ change: ParagraphChange, _ shown: (old: String, new: String)) -> Answer {
    page(
      words("Uw wijziging", "Your change"), mark: about,
      """
      \(back(change.slug, change.number))
      <div id="diff" class="change" dir="auto">\(WordChanges.html(from: shown.old, to: shown.new))</div>
      <p class="legend"><ins>\(words("nieuw", "new"))</ins> <del>\(words("weg", "gone"))</del></p>
      <form method="post" action="/p/\(change.slug.description)/amend">\(hidden(about))\(kept(change))
      \(area("because", words("Waarom?", "Why?"), value: request.form["because"], rows: 3))\
      <p class="acts"><button name="step" value="send">\(words("Indienen", "Submit"))</button>
      <button class="quiet" name="step" value="edit">\(words("Verder schrijven", "Go on editing"))</button></p></form>
      """)
  }

  /// The draft is another one meanwhile: the paragraph is shown where it is now, and what was typed stays.
  private func movedPage(_ change: ParagraphChange, _ paragraph: SeenParagraph) -> Answer {
    guard let now = paragraph.now else { return gonePage(change, isTitle: paragraph.then.isTitle) }
    let mark = token.seeing(paragraph.commit.hex)
    let message = words(
      "De tekst is intussen veranderd. Wat u schreef staat hieronder; kijk of het nog past, en bekijk de wijziging opnieuw.",
      "The text has changed meanwhile. What you wrote is below; see whether it still fits, and preview it again."
    )
    return page(
      words("De tekst is veranderd", "The text has changed"), status: 409,
      faults: [FormFault("text", message)], mark: mark,
      """
      \(back(change.slug, now.number))
      <h2>\(words("Zo staat de alinea er nu", "The paragraph as it is now"))</h2>
      <div class="words" dir="auto">\(now.isTitle ? now.source.withoutHeadingMark : now.source)</div>
      <form method="post" action="/p/\(change.slug.description)/amend">\(hidden(mark))
      <input type="hidden" name="paragraph" value="\(now.number)">
      \(written(change, isTitle: now.isTitle))\
      \(area("because", words("Waarom?", "Why?"), value: request.form["because"], rows: 3))\
      \(request.form.all("for").map { "<input type=\"hidden\" name=\"for\" value=\"\($0)\">" as Markup })\
      <button name="step" value="preview">\(words("Bekijk de wijziging", "Preview"))</button></form>
      """)
  }

  /// The paragraph is gone: what was typed is there to be taken along, and cannot be sent in place of another one.
  private func gonePage(_ change: ParagraphChange, isTitle: Bool) -> Answer {
    let message = words(
      "De alinea die u veranderde staat niet meer in de tekst. Wat u schreef staat hieronder, om mee te nemen.",
      "The paragraph that you changed is no longer in the text. What you wrote is below, to be taken along.")
    return page(
      words("De alinea is er niet meer", "The paragraph is gone"), status: 409,
      faults: [FormFault(nil, message)],
      """
      \(back(change.slug, nil))
      \(written(change, isTitle: isTitle, extra: " readonly"))\
      \(request.form["because"].map { area("because", words("Waarom?", "Why?"), value: $0, rows: 3, extra: " readonly") } ?? "")
      """)
  }

  /// What was typed, in a field as the one that it was typed in.
  private func written(_ change: ParagraphChange, isTitle: Bool, extra: Markup = "") -> Markup {
    let label = words("Wat u schreef", "What you wrote")
    let extra: Markup = "\(extra) dir=\"auto\""
    return isTitle
      ? field("text", label, value: change.lines.withoutHeadingMark, extra: extra, isRequired: true)
      : area("text", label, value: change.lines, rows: 10, extra: extra)
  }

  private func kept(_ change: ParagraphChange) -> Markup {
    """
    <input type="hidden" name="paragraph" value="\(change.number)">\
    <textarea name="text" hidden aria-hidden="true">
    \(field: change.lines)</textarea>\
    \(request.form.all("for").map { "<input type=\"hidden\" name=\"for\" value=\"\($0)\">" as Markup })
    """
  }
}

/// One paragraph, edited.
struct ParagraphChange: Sendable {
  let slug: Slug
  let number: Int
  let text: String

  /// With the line ends that a draft has.
  var lines: String { text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

  func saysSame(as old: String) -> Bool {
    func trimmed(_ text: String) -> [Substring] {
      text.split(separator: "\n").map { line in
        line.lastIndex { !$0.isWhitespace }.map { line[...$0] } ?? ""
      }.filter { !$0.isEmpty }
    }
    return trimmed(lines) == trimmed(old.replacing("\r\n", with: "\n"))
  }
}

extension String {
  /// A heading's words: a title is typed and read without the mark.
  fileprivate var withoutHeadingMark: String {
    String(drop { $0 == "#" || $0.isWhitespace })
  }

  /// Its beginning, for a line of a list.
  var firstWords: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.count > 80 else { return line }
    let start = line.prefix(80)
    // Not in the middle of a word, unless that is all there is.
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return words + " …"
  }
}
