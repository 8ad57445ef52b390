import HTML
import Markdown

/// The page of an edition: the text, where its words come from, and the accountability.
struct EditionPage {
  let content: EditionContent
  let phrases: Phrases
  let document: MarkdownDocument
  let outline: PaperOutline
  let text: PaperText
  /// The amendments and comments, and how a partner or a place is named.
  let entries: EntryList
  /// The comments on pages of their own; nil where they are few.
  let commentPages: CommentPages?
  let contributors: Contributors
  /// What is marked in the text: stretches of words, each with an origin, of which a card tells.
  let passages: [Attribution.Span]
  /// The contributor whose original words carry no mark; an index into `contributors.all`.
  let principal: Int?
  /// The names and hashes of the files beside the page.
  let hashes: [(name: String, hash: String)]
  /// Every hunk with its amendment, by the name `amendment/number`.
  let hunks: [String: (amendment: AmendmentEntry, hunk: AmendmentEntry.Hunk)]
  /// Every comment by its id.
  let comments: [String: CommentEntry]

  init(_ content: EditionContent, hashes: [(name: String, hash: String)]) {
    self.content = content
    self.hashes = hashes
    phrases = Phrases(language: content.heading.language)
    document = MarkdownDocument(parsing: content.text)
    outline = PaperOutline(document)
    text = PaperText(document)
    let names = Dictionary(content.partners.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var entries = EntryList(
      phrases: phrases, places: PlaceLink(outline: outline, phrases: phrases, title: content.heading.title),
      partners: names,
      text: content.text, amendments: content.amendments, comments: content.comments, polls: content.polls,
      remarks: document.remarks)
    commentPages = CommentPages(content.comments, entries: entries, outline: outline)
    if let commentPages { entries.pageOfComment = commentPages.pageOfComment.mapValues(CommentPages.name) }
    self.entries = entries
    contributors = Contributors(content.attribution, in: document, names: names)
    passages = Self.passages(of: content.attribution, contributors, in: content.text)
    principal = contributors.principal(of: content.attribution)
    var hunks: [String: (amendment: AmendmentEntry, hunk: AmendmentEntry.Hunk)] = [:]
    for amendment in content.amendments {
      for hunk in amendment.hunks { hunks["\(amendment.id)/\(hunk.number)"] = (amendment, hunk) }
    }
    self.hunks = hunks
    comments = Dictionary(content.comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The page itself, and those with the comments where they are many.
  var files: [RenderedFile] {
    var page = frame
    page.style = highlightRules
    page.sections = [textSection, originsSection, accountabilitySection]
    return [RenderedFile(name: "index.html", bytes: page.bytes)] + (commentPages?.files(frame: frame) ?? [])
  }

  private var frame: Page {
    Page(
      phrases: phrases, heading: content.heading,
      subtitle: phrases.edition(content.number, of: content.heading.kind, date: content.date),
      colophon: "<p>\(phrases.stageLine(content.heading.stage)) \(phrases.madeWith(content.heading.tool))</p>"
    )
  }

  var places: PlaceLink { entries.places }

  /// The names of the contributors of an origin.
  func names(ofOrigin origin: Int) -> String {
    phrases.list(contributors.ofOrigin[origin].map { contributors.all[$0].name })
  }
}
