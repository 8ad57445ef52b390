import HTML
import Markdown

/// The page of a draft: the text with its comments, its contested places with the alternatives side by side, and what is
/// proposed.
struct DraftPage {
  private let content: DraftContent
  private let phrases: Phrases
  private let document: MarkdownDocument
  private let outline: PaperOutline
  private let partners: [String: String]
  private let entries: EntryList
  /// The comments on pages of their own; nil where they are few.
  private let pages: CommentPages?

  init(_ content: DraftContent) {
    self.content = content
    phrases = Phrases(language: content.heading.language)
    document = MarkdownDocument(parsing: content.text)
    outline = PaperOutline(document)
    partners = Dictionary(content.partners.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var entries = EntryList(
      phrases: phrases, places: PlaceLink(outline: outline, phrases: phrases, title: content.heading.title),
      partners: partners,
      text: content.text, amendments: content.amendments, comments: content.comments, polls: [],
      remarks: document.remarks)
    pages = CommentPages(content.comments, entries: entries, outline: outline)
    if let pages { entries.pageOfComment = pages.pageOfComment.mapValues(CommentPages.name) }
    self.entries = entries
  }

  /// The page itself, and those with the comments where they are many.
  var files: [RenderedFile] {
    var page = frame
    page.sections = [textSection, contestedSection, proposals, comments].compactMap(\.self)
    let index = RenderedFile(name: "index.html", bytes: page.bytes)
    return [index] + (pages?.files(frame: frame) ?? [])
  }

  private var frame: Page {
    Page(
      phrases: phrases, heading: content.heading,
      subtitle: phrases.draft(of: content.heading.kind, commit: String(content.heading.commit.prefix(10))),
      colophon: "<p>\(phrases.stageLine(content.heading.stage)) \(phrases.madeWith(content.heading.tool))</p>"
    )
  }

  private var textSection: Page.Section {
    let text = PaperWriter.html(
      of: document, outline: outline, marks: DraftMarks.marks(for: contestedSubjects + commentSubjects),
      phrases: phrases, title: content.heading.title)
    return Page.Section(
      id: "text", title: phrases.theText,
      body: "<article class=\"paper draft\"\(content.heading.textAttribute)>\n\(text)</article>\n")
  }

  private var commentSubjects: [DraftMarks.Subject] {
    if let pages { return countSubjects(pages) }
    return content.comments.enumerated().compactMap { index, comment in
      let ranges: [Range<Int>]
      switch comment.anchor {
      case .kept(let range): ranges = [range]
      case .edited(let places): ranges = places
      case .deleted, .unknown: return nil
      }
      let name = partners[comment.partner] ?? comment.partner
      return subject(
        ranges, kind: .comment, lead: phrases.commentLead(name), target: comment.pageID, number: index + 1
      )
    }
  }

  /// How many comments there are on each block, at its end.
  private func countSubjects(_ pages: CommentPages) -> [DraftMarks.Subject] {
    pages.groups.compactMap { group in
      guard let block = group.block.map({ outline.blocks[$0] }), !block.end.isEmpty else { return nil }
      let count = group.comments.count
      return DraftMarks.Subject(
        ranges: [block.end], kind: .count, lead: "",
        note:
          "<sup class=\"n\"><a href=\"\(pages.address(of: group))\" aria-label=\"\(phrases.commentCount(count))\">\(phrases.number(count))</a></sup>"
      )
    }
  }

  private var contestedSubjects: [DraftMarks.Subject] {
    content.contested.enumerated().map { index, place in
      subject(
        [place.range], kind: .contested, lead: phrases.contestedLead, target: "x\(index + 1)",
        number: index + 1)
    }
  }

  private func subject(
    _ ranges: [Range<Int>], kind: DraftMarks.Subject.Kind, lead: String, target: String, number: Int
  ) -> DraftMarks.Subject {
    let sign: Markup = kind == .contested ? "⚑" : ""
    return DraftMarks.Subject(
      ranges: ranges, kind: kind, lead: lead,
      note:
        "<sup class=\"n\"><a href=\"#\(target)\"><span class=\"h\">\(lead) </span>\(sign)\(number)</a></sup>")
  }

  private var contestedSection: Page.Section? {
    if content.contested.isEmpty { return nil }
    return Page.Section(
      id: "contested", title: phrases.contested,
      body: "<p>\(phrases.contestedIntro)</p>\n\(content.contested.enumerated().map(contested))")
  }

  private func contested(_ index: Int, _ place: DraftContent.ContestedPlace) -> Markup {
    let id = "x\(index + 1)"
    let now = entries.words(place.range)
    let alternatives = place.alternatives.map { alternative -> Markup in
      """
      <div><dt>\(phrases.list(alternative.partners.map { partners[$0] ?? $0 })) <code>\(alternative.hunk)</code></dt>\
      <dd dir="auto">\(alternative.text.withoutRemarks())</dd></div>

      """
    }
    return """
      <article class="entry" id="\(id)" aria-labelledby="\(id)-title">
      <h3 id="\(id)-title">⚑\(index + 1) \(entries.place(place.range.lowerBound))</h3>
      <p class="by">\(phrases.standing(place.standing))</p>
      <dl class="alternatives">
      <div><dt>\(phrases.asItIs)</dt><dd dir="auto">\(now)</dd></div>
      \(alternatives)</dl>
      </article>

      """
  }

  private var proposals: Page.Section? {
    if content.amendments.isEmpty { return nil }
    return Page.Section(id: "amendments", title: phrases.amendments, body: entries.amendmentsBody(level: 3))
  }

  private var comments: Page.Section? {
    if content.comments.isEmpty { return nil }
    return Page.Section(
      id: "comments", title: phrases.commentsColumn, body: pages?.overview ?? entries.commentsBody(level: 3))
  }
}
