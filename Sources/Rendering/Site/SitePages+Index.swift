import Deliberation
import HTML
import Markdown

// MARK: - The first page, news, privacy, and what is not there

extension SitePages {
  /// How many pieces of news, and meetings, the first page names.
  private static let mostOnIndex = 5

  var index: SitePage {
    let papers = content.papers.filter { !$0.isReport }
    let reports = content.papers.filter { $0.isReport && !$0.editions.isEmpty }
    let page = SitePath.index
    var body = section(
      "all-papers", phrases.papers, papers.isEmpty ? "<p>\(phrases.noPapers)</p>\n" : list(papers, on: page))
    if !reports.isEmpty { body += section("reports", phrases.reports, list(reports, on: page)) }
    if !content.news.isEmpty {
      body += section(
        "news", phrases.news,
        "\(list(Array(content.news.prefix(Self.mostOnIndex)), on: page))<p>\(link(from: page, to: SitePath.news, "\(phrases.allNews)"))</p>\n"
      )
    }
    if !content.meetings.isEmpty {
      let items = content.meetings.suffix(Self.mostOnIndex).reversed().map { item($0, on: page) }
      body += section(
        "meetings", phrases.meetings,
        "<ul class=\"entries\">\n\(items)</ul>\n<p>\(link(from: page, to: SitePath.meetings, "\(phrases.allMeetings)"))</p>\n"
      )
    }
    return SitePage(
      path: page, title: content.alliance, description: phrases.siteAbout(content.alliance), body: body)
  }

  private func list(_ papers: [SitePaper], on page: String) -> Markup {
    let items = papers.map { paper -> Markup in
      let latest =
        paper.editions.first.map { phrases.latestEdition($0.number, $0.at.date) }
        ?? (paper.stage.isEmpty ? phrases.noEdition : phrases.stage(paper.stage))
      let summary: Markup =
        paper.summary.map { "<p dir=\"auto\"\(attribute(paper.textLanguage))>\($0)</p>\n" } ?? ""
      return """
        <li><a class="name" href="\(SitePath.link(from: page, to: SitePath.paper(paper.slug)))">\(title(of: paper))</a>
        <p class="by">\([kind(of: paper), latest].filter { !$0.isEmpty }.joined(separator: " · "))</p>
        \(summary)</li>

        """
    }
    return "<ul class=\"entries\">\n\(items)</ul>\n"
  }

  private func list(_ news: [SiteText], on page: String) -> Markup {
    let items = news.map { text -> Markup in
      let day: Markup = text.date.map { "<p class=\"by\">\(phrases.date($0))</p>\n" } ?? ""
      let words: Markup = "<span dir=\"auto\"\(attribute(text.textLanguage))>\(text.title)</span>"
      return """
        <li><a class="name" href="\(SitePath.link(from: page, to: SitePath.news(text.name)))">\(words)</a>
        \(day)</li>

        """
    }
    return "<ul class=\"entries\">\n\(items)</ul>\n"
  }

  var news: SitePage {
    SitePage(
      path: SitePath.news, title: phrases.news, description: phrases.siteAbout(content.alliance),
      body: content.news.isEmpty ? "<p>\(phrases.noNews)</p>\n" : list(content.news, on: SitePath.news))
  }

  func page(of text: SiteText) -> SitePage {
    let day: Markup = text.date.map { "<p class=\"by\">\(phrases.date($0))</p>\n" } ?? ""
    return page(of: text, at: SitePath.news(text.name), before: day)
  }

  var privacy: SitePage {
    guard let text = content.privacy else {
      return SitePage(
        path: SitePath.privacy, title: phrases.privacy, description: phrases.privacyOfSite[0],
        body: phrases.privacyOfSite.map { "<p>\($0)</p>\n" as Markup }.joined())
    }
    return page(of: text, at: SitePath.privacy, before: "")
  }

  private func page(of text: SiteText, at path: String, before: Markup) -> SitePage {
    let document = SiteLinks(of: text, on: path, among: places, sources: content.sources).led
    let language = text.textLanguage ?? content.language.rawValue
    let words = Phrases(
      language: phrases.language,
      attribute: language == content.language.rawValue ? "" : " lang=\"\(content.language.rawValue)\"")
    let html = PaperWriter.html(
      of: document, outline: PaperOutline(document), phrases: words, topLevel: 2, title: text.title)
    return SitePage(
      path: path, title: text.title, heading: "<span\(attribute(language))>\(text.title)</span>",
      description: text.beginning,
      body: "\(before)<article class=\"text\" dir=\"auto\"\(attribute(language))>\n\(html)</article>\n")
  }

  var notFound: SitePage {
    SitePage(
      path: SitePath.notFound, title: phrases.notFoundTitle, description: phrases.notFoundTitle,
      body: "<p>\(phrases.notFound)</p>\n", isEverywhere: true)
  }
}
