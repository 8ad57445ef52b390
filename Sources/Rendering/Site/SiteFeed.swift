import Deliberation
import HTML

/// The feed (Atom, RFC 4287): editions, responses and news, newest first. Its addresses lead from the feed, since a site does not know its own.
struct SiteFeed {
  private let pages: SitePages
  private let digest: ([UInt8]) -> String

  /// How many entries it has.
  private static let most = 50

  private struct Entry {
    let key: String
    let title: String
    let path: String
    /// RFC 3339.
    let at: String
    var summary: String = ""
    var language: String?
  }

  init(_ pages: SitePages, digest: @escaping ([UInt8]) -> String) {
    (self.pages, self.digest) = (pages, digest)
  }

  private var content: SiteContent { pages.content }
  private var phrases: Phrases { pages.phrases }

  var bytes: [UInt8] {
    let entries = (editions + responses + news).sorted { ($1.at, $0.key) < ($0.at, $1.key) }.prefix(Self.most)
    let feed: Markup = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(content.language.rawValue)">
      <id>\(identifier("feed of \(content.alliance)"))</id>
      <title>\(content.alliance)</title>
      <updated>\(entries.first?.at ?? "1970-01-01T00:00:00Z")</updated>
      <author><name>\(content.alliance)</name></author>
      <link rel="self" type="application/atom+xml" href="\(SitePath.feed)"/>
      <link rel="alternate" type="text/html" href="\(SitePath.index)"/>
      \(entries.map(markup))</feed>

      """
    return Array(feed.html.utf8)
  }

  private func markup(of entry: Entry) -> Markup {
    let language: Markup = entry.language.map { " xml:lang=\"\($0)\"" } ?? ""
    let summary: Markup = entry.summary.isEmpty ? "" : "<summary>\(entry.summary)</summary>\n"
    return """
      <entry\(language)>
      <id>\(identifier(entry.key))</id>
      <title>\(entry.title)</title>
      <updated>\(entry.at)</updated>
      <link rel="alternate" type="text/html" href="\(entry.path)"/>
      \(summary)</entry>

      """
  }

  private var editions: [Entry] {
    content.papers.flatMap { paper in
      paper.editions.map { edition in
        let folder = SitePath.edition(edition.number, of: paper.slug)
        let page = "\(folder)/\(SitePath.index)"
        return Entry(
          key: "edition \(edition.record)",
          title: "\(edition.title), \(phrases.editionNumber(edition.number).lowercased())",
          path: pages.places.contains(page) ? page : SitePath.paper(paper.slug), at: edition.at.rfc3339,
          summary: edition.number == paper.editions.first?.number ? paper.summary ?? "" : "",
          language: foreign(paper.textLanguage))
      }
    }
  }

  private var responses: [Entry] {
    content.papers.flatMap { paper in
      paper.editions.flatMap { edition in
        edition.responses.map { thread in
          Entry(
            key: "response \(thread.id)",
            title: phrases.responseTo(edition.title, edition.number, by: thread.response.by),
            path: "\(SitePath.paper(paper.slug))#\(thread.id.pageID)",
            at: thread.filed.record.header.at.rfc3339)
        }
      }
    }
  }

  private var news: [Entry] {
    content.news.compactMap { text in
      text.date.map {
        Entry(
          key: "news \(text.name)", title: text.title, path: SitePath.news(text.name), at: "\($0)T00:00:00Z",
          summary: text.beginning, language: foreign(text.textLanguage))
      }
    }
  }

  private func foreign(_ language: String?) -> String? {
    language == content.language.rawValue ? nil : language
  }

  /// A name that stays the same wherever the site stands: a UUID of a form of our own (RFC 9562, version 8).
  private func identifier(_ key: String) -> String {
    var digits = Array(digest(Array("beraad \(key)".utf8)).prefix(32))
    digits[12] = "8"
    digits[16] = "8"
    var uuid = String(digits[..<8])
    for part in [8..<12, 12..<16, 16..<20, 20..<32] { uuid += "-" + String(digits[part]) }
    return "urn:uuid:\(uuid)"
  }
}
