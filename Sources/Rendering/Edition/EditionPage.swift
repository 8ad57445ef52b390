import Deliberation
import HTML
import Markdown
import Prose

/// The page of an edition: what it is and whose, the text with who brought in what, and the accountability.
struct EditionPage {
  let content: EditionContent
  let phrases: Phrases
  let document: MarkdownDocument
  let outline: PaperOutline
  let account: PaperAccount
  let contributors: Contributors
  /// What is marked in the text.
  let passages: Passages
  /// The names and hashes of the files beside the page.
  let hashes: [(name: String, hash: String)]

  init(_ content: EditionContent, hashes: [(name: String, hash: String)]) {
    self.content = content
    self.hashes = hashes
    phrases = Phrases(
      language: content.paper.heading.language, attribute: content.paper.heading.pageAttribute)
    document = MarkdownDocument(parsing: content.paper.text)
    outline = PaperOutline(document)
    account = PaperAccount(content.paper, outline: outline, phrases: phrases)
    contributors = Contributors(
      content.attribution, in: document, names: content.paper.dossier.name(of:))
    passages = Passages(of: content.attribution, contributors, in: content.paper.text)
  }

  /// The page itself, and those with what is too much for it.
  var files: [RenderedFile] {
    PageSet(phrases: phrases, frame: frame, chapters: chapters).files
  }

  private var chapters: [PageSet.Chapter] {
    [
      textChapter, sinceChapter, changesChapter, commentsChapter, organisationsChapter, pollsChapter,
      pointsChapter, accountChapter,
    ]
    .compactMap(\.self)
  }

  private var frame: Page {
    let heading = content.paper.heading
    return Page(
      phrases: phrases, heading: heading,
      subtitle: phrases.edition(content.number, of: heading.kind, date: content.date),
      description: heading.summary ?? about,
      colophon: "<p>\(phrases.stageLine(heading.stage)) \(phrases.madeWith(heading.tool))</p>",
      date: content.date, front: front, style: highlightRules)
  }

  /// What it is, in one sentence.
  var about: String {
    phrases.about(
      content.paper.heading.kind, of: content.paper.heading.alliance, writers: contributors.organisations)
  }

  var changesChapter: PageSet.Chapter {
    PageSet.Chapter(
      id: "changes", title: phrases.changesTitle, name: "changes",
      intro:
        "<p>\(account.changes.isEmpty ? phrases.noAmendments : phrases.changesIntro)</p>\n\(account.shortenedNote)",
      groups: account.changeGroups, amount: phrases.changeCount(account.changes.count), isLong: true)
  }

  var commentsChapter: PageSet.Chapter {
    PageSet.Chapter(
      id: "comments", title: phrases.commentsTitle, name: "comments",
      intro: account.comments.isEmpty ? "<p>\(phrases.noComments)</p>\n" : "",
      groups: account.commentGroups, amount: phrases.commentCount(account.comments.count), isLong: true)
  }

  var organisationsChapter: PageSet.Chapter {
    let told = account.organisations(words: contributors.words(of:))
    return PageSet.Chapter(
      id: "organisations", title: phrases.organisations, name: "organisations",
      intro: "<p>\(phrases.organisationsIntro)</p>\n\(told.index)", groups: [told.group],
      amount: phrases.organisationCount(account.partners.count), isLong: true)
  }

  var pollsChapter: PageSet.Chapter {
    PageSet.Chapter(
      id: "polls", title: phrases.polls,
      intro: account.polls.isEmpty ? "<p>\(phrases.noPolls)</p>\n" : "", groups: account.pollGroups,
      isLong: true)
  }

  /// What meetings brought in; nil where they brought nothing.
  var pointsChapter: PageSet.Chapter? {
    guard let harvest = content.paper.harvest else { return nil }
    return PageSet.Chapter(
      id: "points", title: phrases.pointsTitle, name: "points", intro: "<p>\(phrases.pointsIntro)</p>\n",
      groups: account.pointGroups,
      amount: phrases.pointCount(harvest.meetings.reduce(0) { $0 + $1.points.count }), isLong: true)
  }

  private var accountChapter: PageSet.Chapter {
    let (takenUp, responses) = (account.takenUp, account.responses)
    return PageSet.Chapter(
      id: "account", title: phrases.accountability,
      groups: (responses.isEmpty
        ? [] : [.init(id: "responses", title: "\(phrases.responsesTitle)", entries: [responses])])
        + (takenUp.isEmpty
          ? [] : [.init(id: "taken-up", title: "\(phrases.takenUpTitle)", entries: [takenUp])]) + [
          .init(id: "shares", title: "\(phrases.shares)", entries: [shares]),
          .init(id: "verify", title: "\(phrases.verification)", entries: [verification]),
          .init(id: "process", title: "\(phrases.process)", entries: [process]),
        ])
  }
}
