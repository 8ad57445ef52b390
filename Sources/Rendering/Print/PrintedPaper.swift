import Deliberation
import HTML
import Markdown

/// A paper as it is printed: what `paper.typ` makes a PDF of. A pure value, as the page is.
package struct PrintedPaper: Sendable {
  /// How much of it is printed.
  package enum Extent: String, Sendable, CaseIterable {
    /// The text, who signed it, and one page of account.
    case short
    /// And who brought in each word, all changes and comments, and the polls.
    case full
  }

  private let content: EditionContent
  private let extent: Extent
  /// Whether it is no edition, but the draft as it is.
  private let isDraft: Bool
  private let page: EditionPage
  private let phrases: Phrases

  /// - Parameter hashes: the names and hashes of the files beside it.
  package init(
    _ content: EditionContent, extent: Extent, isDraft: Bool = false,
    hashes: [(name: String, hash: String)] = []
  ) {
    self.content = content
    self.extent = extent
    self.isDraft = isDraft
    page = EditionPage(content, hashes: hashes)
    phrases = page.phrases
  }

  /// All that is made into a PDF: the template, what it reads, and the day that the file says it is from.
  ///
  /// Nothing of the paper is in the template: whatever somebody wrote is text.
  package var job: [UInt8] {
    JSONValue.object([
      "template": .string(String(decoding: PackageResources.paper_typ, as: UTF8.self)),
      "paper": paper,
      "day": .array(day.map { .number($0) }),
    ]).file
  }

  private var day: [Int] { content.date.prefix(10).split(separator: "-").compactMap { Int($0) } }

  private var heading: PaperHeading { content.paper.heading }

  private var paper: JSONValue {
    var tree = PrintTree()
    let text = text(&tree)
    let parts = parts(&tree)
    var members: [String: JSONValue] = [
      "title": .string(heading.title), "printedTitle": .string(LongWords.broken(heading.title)),
      "alliance": .string(heading.alliance),
      "lang": PrintLanguage(heading.textLanguage).value,
      "pageLang": PrintLanguage(heading.language.rawValue).value,
      "subtitle": .string(subtitle), "running": .string(running), "about": .string(about),
      "revision": .string("\(heading.slug) · \(heading.commit.prefix(12))"),
      "day": .array(day.map { .number($0) }), "isFull": .bool(extent == .full), "isDraft": .bool(isDraft),
      "text": .array(text), "parts": .array(parts), "ids": .array(tree.ids.sorted().map { .string($0) }),
      "says": .object([
        "contents": .string(phrases.contents), "page": .string(phrases.pageWord),
        "of": .string(phrases.ofPages), "part": .string(phrases.accountability),
        "picture": .string(phrases.picture),
      ]),
    ]
    if let summary = heading.summary { members["summary"] = .string(summary) }
    return .object(members)
  }

  private var subtitle: String {
    isDraft
      ? phrases.draft(of: heading.kind, commit: String(heading.commit.prefix(12)))
      : phrases.edition(content.number, of: heading.kind, date: content.date)
  }

  /// What stands at the foot of each page.
  private var running: String {
    isDraft ? phrases.runningDraft(date: content.date) : phrases.runningEdition(content.number)
  }

  private var about: String {
    phrases.whatItIs(heading.kind, of: heading.alliance, writers: page.contributors.organisations)
  }
}

// MARK: - The text

extension PrintedPaper {
  private func text(_ tree: inout PrintTree) -> [JSONValue] {
    let isFull = extent == .full
    let text = PaperWriter.html(
      of: page.document, outline: page.outline, marks: isFull ? page.marks : [], phrases: phrases,
      topLevel: 1, title: heading.title)
    let values = tree.values(of: PrintNode.read(text), shift: 0)
    return values + (isFull ? tree.values(of: PrintNode.read(page.legend), shift: 0) : [])
  }
}

// MARK: - Who signed, and the account

extension PrintedPaper {
  private func parts(_ tree: inout PrintTree) -> [JSONValue] {
    var parts = [part(phrases.signatoriesTitle, "signatories", page.signatories, &tree, shift: 0)]
    if extent == .short {
      parts.append(part(phrases.shortAccount, "account", shortAccount, &tree, shift: 0, isOnePage: true))
      return parts
    }
    parts.append(part(phrases.inFigures, "figures", page.figures, &tree, shift: 0))
    for chapter in page.printedChapters {
      parts.append(part(chapter.title, chapter.id, chapter.printed, &tree, shift: 1))
    }
    let account: Markup = """
      <h2 id="shares">\(phrases.shares)</h2>
      \(page.shares)<h2 id="verify">\(phrases.verification)</h2>
      \(page.printedVerification)\(process())
      """
    let takenUp = page.account.takenUp
    let responses = page.account.responses
    let answered: Markup =
      responses.isEmpty ? "" : "<h2 id=\"responses\">\(phrases.responsesTitle)</h2>\n\(responses)"
    let head: Markup =
      takenUp.isEmpty ? answered : answered + "<h2 id=\"taken-up\">\(phrases.takenUpTitle)</h2>\n\(takenUp)"
    parts.append(part(phrases.accountability, "account", head + account, &tree, shift: 0))
    return parts
  }

  private func part(
    _ title: String, _ id: String, _ body: Markup, _ tree: inout PrintTree, shift: Int,
    isOnePage: Bool = false
  ) -> JSONValue {
    let heading = tree.heading([.text(title)], level: 1, id: id)
    return .object([
      "heading": heading, "body": .array(tree.values(of: PrintNode.read(body), shift: shift)),
      "isOnePage": .bool(isOnePage),
    ])
  }

  /// The days that mattered, with their heading; a draft may have none.
  private func process(most: Int = .max) -> Markup {
    let days = page.process(withPublication: !isDraft, most: most)
    return days.isEmpty ? "" : "<h2 id=\"process\">\(phrases.process)</h2>\n\(days)"
  }

  /// What fits on a page: the figures, the days that mattered, the largest shares, and how to check it.
  private var shortAccount: Markup {
    """
    \(page.figures)\(process(most: 9))<h2>\(phrases.shares)</h2>
    \(page.largestShares(8))<h2>\(phrases.verification)</h2>
    <p>\(phrases.checkLine(content.paper.dossier.paper.slug)) \(phrases.whereTheRestIs(isDraft: isDraft))</p>
    <p class="id">\(phrases.commitLabel): <code>\(heading.commit)</code>. \(phrases.madeWith(heading.tool))</p>

    """
  }
}

extension EditionPage {
  /// The chapters of a full print that the page has as well.
  fileprivate var printedChapters: [PageSet.Chapter] {
    [sinceChapter, changesChapter, commentsChapter, organisationsChapter, pollsChapter, pointsChapter]
      .compactMap(\.self)
  }

  fileprivate var printedVerification: Markup {
    let rows = hashes.map {
      ["<code>\($0.name)</code>", "<code class=\"hash\">\($0.hash)</code>"] as [Markup]
    }
    let heading = content.paper.heading
    let table = Table(
      caption: phrases.hashesCaption, header: [phrases.fileLabel, "SHA-256"], rows: rows, figures: 0..<0)
    return """
      <p>\(phrases.printedVerification)</p>
      <pre><code>git checkout \(heading.commit)
      beraad verify \(heading.slug)</code></pre>
      <p>\(phrases.madeWith(heading.tool)) \(phrases.formatLabel): \(EditionContent.format).</p>
      \(hashes.isEmpty ? "" : table.markup)
      """
  }
}

extension PageSet.Chapter {
  /// All of it on one page, whatever there is.
  fileprivate var printed: Markup {
    intro
      + groups.map { group in
        let title: Markup = group.isTitled ? "<h3 id=\"\(group.id)\">\(group.title)</h3>\n" : ""
        return title + group.entries.joined()
      }.joined()
  }
}
