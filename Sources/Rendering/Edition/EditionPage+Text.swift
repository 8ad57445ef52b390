import Deliberation
import HTML

// MARK: - The text, with who brought in what

extension EditionPage {
  var textChapter: PageSet.Chapter {
    let heading = content.paper.heading
    let text = PaperWriter.html(
      of: document, outline: outline, marks: marks, asides: account.asides, phrases: phrases,
      title: heading.title)
    let headings = outline.headings(under: heading.title)
    let level = headings.map(\.level).min()
    let links = headings.filter { $0.level == level }
    return PageSet.Chapter(
      id: "text", title: phrases.theText,
      intro: "\(views)<article class=\"paper\"\(heading.textAttribute)>\n\(text)</article>\n\(legend)",
      groups: [], contents: links.map { (id: $0.id, title: "\($0.title)") })
  }

  var marks: [PaperMark] {
    var marks: [PaperMark] = []
    for (index, passage) in passages.all.enumerated() {
      let origin = content.attribution.origins[passage.origin]
      let classes = contributors.ofOrigin[passage.origin].reduce("w \(origin.kind.cssClass)") {
        $0 + " c\(contributors.all[$1].number)"
      }
      for (number, run) in passage.runs.enumerated() {
        let isLast = number + 1 == passage.runs.count
        if number > 0 {
          let stayed = passage.runs[number - 1].upperBound..<run.lowerBound
          marks.append(PaperMark(range: stayed, classes: "s", id: "", lead: "", note: ""))
        }
        marks.append(
          PaperMark(
            range: run, classes: classes, id: number == 0 ? "w\(index + 1)" : "",
            lead: number == 0 ? phrases.lead(names(ofOrigin: passage.origin)) : "",
            note: isLast ? chip(passage.origin) : ""))
      }
    }
    return marks
  }

  /// The name of who brought the words in, which leads to how; in print, a number.
  private func chip(_ origin: Int) -> Markup {
    let people = contributors.ofOrigin[origin].map { contributors.all[$0] }
    let numbers = people.map { String($0.number) }.joined(separator: ",")
    let names = people.map { "<span class=\"name\">\($0.name)</span>" as Markup }.joined(
      by: "<span class=\"and\">, </span>")
    return
      "<a class=\"chip\"\(phrases.attribute) href=\"#\(goal(ofOrigin: origin))\"><span class=\"h\">\(phrases.originLink) </span>\(names)<sup class=\"nr\">\(numbers)</sup></a>"
  }

  /// The id of what tells how words came into the text: their change, else who wrote them.
  func goal(ofOrigin index: Int) -> String {
    goal(of: content.attribution.origins[index])
  }

  func goal(of origin: Attribution.Origin) -> String {
    if let change = origin.hunks.lazy.compactMap(account.change).first,
      let id = change.members.first?.target.pageID
    {
      return id
    }
    if let partner = origin.partners.first, account.partners.contains(where: { $0.id == partner }) {
      return partner.pageID
    }
    return "shares"
  }

  /// The names of the contributors of an origin.
  func names(ofOrigin origin: Int) -> String {
    phrases.list(contributors.ofOrigin[origin].map { contributors.all[$0].name })
  }

  private var views: Markup {
    """
    <div class="views">
    <fieldset class="switch"><legend>\(phrases.view)</legend>
    <label><input type="radio" name="view" id="view-origins" checked> \(phrases.withNames)</label>
    <label><input type="radio" name="view" id="view-read"> \(phrases.withoutNames)</label>
    </fieldset>
    <div class="key">
    <ul>
    \(keys)</ul>
    \(highlights)</div>
    <label class="print-all"><input type="checkbox" id="print-all"> \(phrases.printAll)</label>
    </div>

    """
  }

  private var keys: Markup {
    let ground: Markup =
      passages.principal.map {
        "<li>\(phrases.unmarked) \(phrases.wordsOf(contributors.all[$0].name))</li>\n"
      } ?? ""
    let kinds = Set(passages.all.map { content.attribution.origins[$0.origin].kind })
    return ground
      + Attribution.Kind.allCases.filter(kinds.contains).map {
        "<li><span class=\"sample \($0.cssClass)\">abc</span> \(phrases.key($0))</li>\n" as Markup
      }.joined()
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

  /// Whose the numbers are, for print.
  var legend: Markup {
    let used = Set(passages.all.flatMap { contributors.ofOrigin[$0.origin] })
    let items = contributors.all.filter { used.contains($0.number - 1) }.map {
      "<li><sup>\($0.number)</sup> \($0.name)</li>\n" as Markup
    }
    return items.isEmpty
      ? "" : "<div class=\"legend\"><p>\(phrases.legend)</p>\n<ul>\n\(items)</ul></div>\n"
  }

  /// One rule for each contributor, which its radio button switches on.
  var highlightRules: Markup {
    contributors.all.map { contributor -> Markup in
      """
      body:has(#view-origins:checked):has(#one-\(contributor.number):checked) .w.c\(contributor.number)\
      {background:#ffe08a;color:#1a1a1a}

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
    case .resolved: "kr"
    }
  }
}

extension Phrases {
  fileprivate func key(_ kind: Attribution.Kind) -> String {
    switch kind {
    case .original: keyOriginal
    case .amended: keyAmended
    case .resolved: keyResolved
    }
  }
}
