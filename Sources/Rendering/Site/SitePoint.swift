import Deliberation
import HTML
import Markdown

/// A point as a page of a site tells it. A story that may not be published is not quoted.
struct SitePoint {
  private let entry: PointBook.Entry
  private let pages: SitePages
  private let page: String

  init(_ entry: PointBook.Entry, _ pages: SitePages, on page: String) {
    (self.entry, self.pages, self.page) = (entry, pages, page)
  }

  private var phrases: Phrases { pages.phrases }
  private var book: PointBook { pages.content.book }

  var card: Markup {
    let id = entry.id.pageID
    let members = entry.members.compactMap { book[$0] }
    // Others lead to a point of this meeting by its own name, also where it is told with the one above it.
    let names = members.filter { $0.point.meeting == entry.point.meeting }.map {
      "<span id=\"\($0.id.pageID)\"></span>" as Markup
    }
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">\(names)
      <h3 id="\(id)-t">\(entry.point.type.words[phrases.language].capitalizedFirst) \
      <span class="outcome \(entry.status.cssClass)">\(phrases.became(entry.status))</span></h3>
      <p class="by">\(by.joined(by: " · "))</p>
      <p>\(words)</p>
      \(alike(members))\(above)\(matches)\(sources)\(verdict)</article>

      """
  }

  /// The words, as a reader sees them.
  var words: Markup {
    guard entry.point.isQuotable else { return "\(phrases.storyWithoutConsent)" }
    let language = pages.attribute(pages.paper(entry.report)?.textLanguage)
    return
      "<q dir=\"auto\"\(language)>\(MarkdownDocument(parsing: Array(entry.point.anchor.quote.utf8)).plainText)</q>"
  }

  /// What goes with it, each as a link.
  var matched: [Markup] { entry.matches.compactMap { book[$0] }.map(link) }

  private var by: [Markup] {
    [entry.point.group, entry.point.organisation].compactMap(\.self).map {
      "<span dir=\"auto\">\($0)</span>" as Markup
    } + [pages.link(from: page, to: entry.report)]
  }

  private func alike(_ members: [PointBook.Entry]) -> Markup {
    guard !members.isEmpty else { return "" }
    let items = members.map { member -> Markup in
      "<li>\(origin(of: member)): \(SitePoint(member, pages, on: page).words)</li>\n"
    }
    return "<p>\(phrases.saidTheSame)</p>\n<ul>\n\(items)</ul>\n"
  }

  /// The point of another meeting under which it is gathered.
  private var above: Markup {
    guard let above = entry.under.flatMap({ book[$0] }) else { return "" }
    return "<p>\(phrases.saidTheSame) \(link(to: above)).</p>\n"
  }

  private var matches: Markup {
    let others = matched
    return others.isEmpty ? "" : "<p>\(phrases.goesWith) \(phrases.list(others)).</p>\n"
  }

  /// What came of it, by paper.
  private var sources: Markup {
    let standing = entry.citations.filter { $0.state != .gone }
    guard !standing.isEmpty else { return "" }
    let links = standing.map { citation -> Markup in
      "\(citation.isChange ? phrases.changeIn : phrases.commentIn) \(pages.link(from: page, to: citation.paper))"
    }
    return "<p>\(phrases.cameOfIt) \(phrases.list(links)).</p>\n"
  }

  /// Why nothing came of it, where somebody decided so.
  private var verdict: Markup {
    if case .decided = entry.status, let filed = entry.decision,
      case .decision(let decision) = filed.record.body
    {
      return """
        <p class="verdict">\(phrases.decision) \(phrases.outcome(decision.outcome)), \
        \(phrases.date(filed.record.header.at.date)):</p>
        \(pages.written(decision.reason))
        """
    }
    return entry.status == .open ? "<p>\(phrases.nothingCame)</p>\n" : ""
  }

  private func link(to other: PointBook.Entry) -> Markup {
    guard let meeting = other.point.meeting, pages.meeting(meeting) != nil else { return origin(of: other) }
    let address = SitePath.link(from: page, to: SitePath.meeting(meeting))
    return "<a href=\"\(address)#\(other.id.pageID)\">\(origin(of: other))</a>"
  }

  /// `dream (Table 3, Drachten, 5 October 2012)`.
  private func origin(of other: PointBook.Entry) -> Markup {
    let meeting = other.point.meeting.flatMap(pages.meeting)?.meeting.meeting
    let place = [
      other.point.organisation, other.point.group, meeting?.title ?? other.point.meeting?.description,
      meeting?.date.map(phrases.date),
    ].compactMap(\.self).joined(separator: ", ")
    let words = other.point.type.words[phrases.language]
    return place.isEmpty ? "\(words)" : "\(words) (<span dir=\"auto\">\(place)</span>)"
  }
}
