import Deliberation
import HTML
import Markdown

/// The pages of a site besides its editions, and its feed.
struct SitePages {
  let content: SiteContent
  let phrases: Phrases
  /// Every page that there is: what a link may lead to.
  let places: Set<String>
  private let titles: [Slug: SitePaper]
  private let held: [Slug: SiteMeeting]

  init(_ content: SiteContent) {
    self.content = content
    phrases = Phrases(language: content.language)
    titles = Dictionary(content.papers.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    held = Dictionary(content.meetings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    places = Self.places(of: content)
  }

  private static func places(of content: SiteContent) -> Set<String> {
    var places: Set<String> = [
      SitePath.index, SitePath.meetings, SitePath.news, SitePath.offers, SitePath.privacy, SitePath.feed,
    ]
    for paper in content.papers {
      places.insert(SitePath.paper(paper.slug))
      for edition in paper.editions {
        let folder = SitePath.edition(edition.number, of: paper.slug)
        for file in edition.files { places.insert("\(folder)/\(file)") }
      }
    }
    places.formUnion(content.meetings.map { SitePath.meeting($0.id) })
    places.formUnion(content.news.map { SitePath.news($0.name) })
    return places
  }

  var frame: SiteFrame {
    SiteFrame(
      phrases: phrases, alliance: content.alliance, tool: content.tool,
      parts: [
        (SitePath.index, phrases.papers), (SitePath.meetings, phrases.meetings),
        (SitePath.offers, phrases.offersAndNeeds), (SitePath.news, phrases.news),
      ])
  }

  var all: [SitePage] {
    [index, meetings, offers, news, privacy, notFound] + content.papers.map(page)
      + content.meetings.map(page) + content.news.map(page)
  }

  // MARK: Words and links that several pages have

  func paper(_ slug: Slug) -> SitePaper? { titles[slug] }
  func meeting(_ slug: Slug) -> SiteMeeting? { held[slug] }

  /// The attribute of words in a language, where the frame is in another.
  func attribute(_ language: String?) -> Markup {
    guard let language, language != content.language.rawValue else { return "" }
    return " lang=\"\(language)\""
  }

  func title(of paper: SitePaper) -> Markup {
    "<span dir=\"auto\"\(attribute(paper.textLanguage))>\(paper.title)</span>"
  }

  func link(from page: String, to file: String, _ words: Markup) -> Markup {
    "<a href=\"\(SitePath.link(from: page, to: file))\">\(words)</a>"
  }

  /// A paper as a link to its page; by its name where the site has none.
  func link(from page: String, to paper: Slug) -> Markup {
    titles[paper].map { link(from: page, to: SitePath.paper(paper), title(of: $0)) } ?? "\(paper.description)"
  }

  /// A meeting as a link to its page; by its name where the site has none.
  func link(from page: String, toMeeting id: Slug) -> Markup {
    guard let meeting = held[id] else { return "\(id.description)" }
    return link(
      from: page, to: SitePath.meeting(id), "<span dir=\"auto\">\(meeting.meeting.meeting.title)</span>")
  }

  func kind(of paper: SitePaper) -> String {
    paper.isReport ? phrases.say(nl: "Verslag", en: "Report") : phrases.kind(paper.kind)
  }

  func section(_ id: String, _ title: String, _ body: Markup) -> Markup {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>
    \(body)</section>

    """
  }

  /// What somebody wrote, in Markdown, on a page: a link that leads nowhere here is none.
  func written(_ text: String) -> Markup {
    let bytes = Array(text.withoutRemarks().utf8)
    let document = MarkdownDocument(parsing: bytes).leading { $0.leavesTheSite ? $0 : nil }
    let words = PaperWriter.excerpt(of: document, until: bytes.count, phrases: phrases)
    return "<div class=\"said\" dir=\"auto\">\n\(words)</div>\n"
  }
}

extension LinkDestination {
  /// Whether it leads to another site, or to somebody's mail.
  var leavesTheSite: Bool { isAllowed && (isExternal || text.lowercased().hasPrefix("mailto:")) }
}

extension SiteContent {
  /// The files of the site besides its editions and `site.json`.
  ///
  /// - Parameter digest: the SHA-256 of bytes in hexadecimal.
  package func files(digest: @escaping ([UInt8]) -> String) -> [SiteFile] {
    let pages = SitePages(self)
    let frame = pages.frame
    return pages.all.map { $0.file(in: frame) }
      + [SiteFile(path: SitePath.feed, bytes: SiteFeed(pages, digest: digest).bytes)]
  }

  /// The links of the alliance's own texts that lead to nothing of the site, and are left out: by the file.
  package var deadLinks: [(source: String, link: String)] {
    let pages = SitePages(self)
    return (news + [privacy].compactMap(\.self)).flatMap { text in
      SiteLinks(of: text, on: "", among: pages.places, sources: sources).dead.map {
        (source: text.source, link: $0)
      }
    }
  }
}
