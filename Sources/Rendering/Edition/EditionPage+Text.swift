import HTML

// MARK: - The text, to read or with its origins

extension EditionPage {
  var textSection: Page.Section {
    let text = PaperWriter.html(
      of: document, outline: outline, marks: marks, phrases: phrases, title: content.heading.title)
    let headings = outline.headings(under: content.heading.title)
    let level = headings.map(\.level).min()
    return Page.Section(
      id: "text", title: phrases.theText,
      entries: headings.filter { $0.level == level }.map { (id: $0.id, title: $0.title) },
      body: "\(viewSwitch)<article class=\"paper\"\(content.heading.textAttribute)>\n\(text)</article>\n")
  }

  private var marks: [PaperMark] {
    passages.enumerated().map { index, passage in
      let isGround = isGround(origin: passage.origin)
      return PaperMark(
        range: passage.start..<passage.end, classes: classes(ofOrigin: passage.origin), id: "w\(index + 1)",
        lead: isGround ? "" : phrases.lead(names(ofOrigin: passage.origin)),
        note: isGround ? "" : note(origin: passage.origin))
    }
  }

  /// Whether words of an origin stand without a mark: the original words of who wrote most of them.
  func isGround(origin: Int) -> Bool {
    guard content.attribution.origins[origin].kind == .original, let principal else { return false }
    return contributors.ofOrigin[origin] == [principal]
  }

  private func classes(ofOrigin origin: Int) -> String {
    let kind = isGround(origin: origin) ? "w" : "w \(content.attribution.origins[origin].kind.cssClass)"
    return contributors.ofOrigin[origin].reduce(kind) { $0 + " c\(contributors.all[$1].number)" }
  }

  private func note(origin: Int) -> Markup {
    let numbers = contributors.ofOrigin[origin].map { String(contributors.all[$0].number) }.joined(
      separator: "·")
    return
      "<sup class=\"n\"><a href=\"#\(originID(origin))\"><span class=\"h\">\(phrases.originLink) </span>\(numbers)</a></sup>"
  }

  private var viewSwitch: Markup {
    let principalKey: Markup =
      principal.map {
        "<li>\(phrases.unmarked) \(phrases.wordsOf(contributors.all[$0].name))</li>\n"
      } ?? ""
    let keys = keyedKinds.map {
      "<li><span class=\"sample \($0.cssClass)\">abc</span> \(phrases.key($0))</li>\n" as Markup
    }
    return """
      <div class="views">
      <fieldset class="switch"><legend>\(phrases.view)</legend>
      <label><input type="radio" name="view" id="view-read" checked> \(phrases.reading)</label>
      <label><input type="radio" name="view" id="view-origins"> \(phrases.changes)</label>
      </fieldset>
      <div class="key">
      <ul>
      \(principalKey)\(keys)</ul>
      <p>\(phrases.keyNumber)</p>
      \(highlights)</div>
      </div>

      """
  }

  /// The kinds that the text has, but for what stands unmarked.
  private var keyedKinds: [Attribution.Kind] {
    let marked = Set(content.attribution.spans.map(\.origin)).filter { !isGround(origin: $0) }
    let kinds = Set(marked.map { content.attribution.origins[$0].kind })
    return Attribution.Kind.allCases.filter(kinds.contains)
  }

  private var highlights: Markup {
    let labels = contributors.all.map { contributor -> Markup in
      let words = phrases.words(contributors.words(of: contributor.number - 1))
      return """
        <label><input type="radio" name="one" id="one-\(contributor.number)"> \
        <span class="number">\(contributor.number)</span> \(contributor.name), \(words)</label>

        """
    }
    return """
      <details><summary>\(phrases.highlight)</summary>
      <fieldset class="ones"><legend class="h">\(phrases.highlight)</legend>
      <label><input type="radio" name="one" id="one-0" checked> \(phrases.noHighlight)</label>
      \(labels)</fieldset>
      </details>

      """
  }

  /// One rule for each contributor, which its radio button switches on.
  var highlightRules: Markup {
    contributors.all.map { contributor -> Markup in
      """
      body:has(#view-origins:checked):has(#one-\(contributor.number):checked) .c\(contributor.number)\
      {background:#ffe08a;color:#1a1a1a;box-shadow:0 0 0 .12em #ffe08a}

      """
    }.joined()
  }
}

extension Attribution.Kind {
  /// The class of a mark.
  var cssClass: String {
    switch self {
    case .original: "ko"
    case .amended: "ka"
    case .byEditor: "ke"
    case .resolved: "kr"
    }
  }
}

extension Phrases {
  fileprivate func key(_ kind: Attribution.Kind) -> String {
    switch kind {
    case .original: keyOriginal
    case .amended: keyAmended
    case .byEditor: keyByEditor
    case .resolved: keyResolved
    }
  }
}
