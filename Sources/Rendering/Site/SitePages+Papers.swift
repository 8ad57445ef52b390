import Deliberation
import HTML

// MARK: - The page of a paper

extension SitePages {
  func page(of paper: SitePaper) -> SitePage {
    let path = SitePath.paper(paper.slug)
    let stage = paper.stage.isEmpty ? "" : phrases.stageLine(paper.stage)
    let kind = kind(of: paper)
    let summary: Markup =
      paper.summary.map { "<p class=\"summary\" dir=\"auto\"\(attribute(paper.textLanguage))>\($0)</p>\n" }
      ?? ""
    let until: Markup =
      paper.editions.isEmpty ? paper.until.map { "<p>\(phrases.commentsUntil($0))</p>\n" } ?? "" : ""
    let editions: Markup =
      paper.editions.isEmpty
      ? "<p>\(phrases.noEdition)</p>\n\(until)"
      : section(
        "editions", phrases.editionsTitle, paper.editions.map { entry($0, of: paper, on: path) }.joined())
    return SitePage(
      path: path, title: paper.title, heading: title(of: paper),
      description: paper.summary ?? "\(kind), \(content.alliance)",
      body: """
        <p class="by">\([kind, stage].filter { !$0.isEmpty }.joined(separator: " · "))</p>
        \(summary)\(origin(of: paper, on: path))\(editions)\(meetings(about: paper, on: path))
        """)
  }

  /// Of a report where it comes from.
  private func origin(of paper: SitePaper, on page: String) -> Markup {
    guard paper.isReport else { return "" }
    let parts = [
      paper.group.map { "<span dir=\"auto\">\($0)</span>" as Markup },
      paper.meeting.map { link(from: page, toMeeting: $0) },
    ].compactMap(\.self)
    return parts.isEmpty ? "" : "<p>\(parts.joined(by: ", "))</p>\n"
  }

  private func entry(_ edition: SiteEdition, of paper: SitePaper, on page: String) -> Markup {
    let id = "e\(edition.number)"
    let folder = SitePath.edition(edition.number, of: paper.slug)
    let name: Markup =
      edition.title == paper.title
      ? "" : ": <span dir=\"auto\"\(attribute(paper.textLanguage))>\(edition.title)</span>"
    let links = Self.downloads.filter(edition.files.contains).compactMap { file -> Markup? in
      phrases.download(file).map {
        "<li>\(link(from: page, to: "\(folder)/\(file)", "\($0)"))</li>\n"
      }
    }
    let files: Markup =
      edition.files.contains(SitePath.index)
      ? """
      <p>\(link(from: page, to: "\(folder)/\(SitePath.index)", "\(phrases.readIt)<span class=\"h\"> (\(edition.number))</span>"))</p>
      <ul class="files" aria-label="\(phrases.downloads(edition.number))">
      \(links)</ul>

      """ : "<p>\(phrases.editionElsewhere)</p>\n"
    let responses: Markup =
      edition.responses.isEmpty
      ? "" : "<h4>\(phrases.responses)</h4>\n\(edition.responses.map { card($0, of: paper) })"
    return """
      <div id="\(id)">
      <h3>\(phrases.editionNumber(edition.number))\(name)</h3>
      <p class="by">\(phrases.date(edition.at.date))</p>
      \(files)\(responses)</div>

      """
  }

  /// In the order in which they are offered.
  private static let downloads = [
    "edition.docx", "edition.pdf", "edition-short.pdf", "paper.md", "attribution.json", "edition.json",
    "edition.jsonld",
  ]

  private func card(_ thread: ResponseThread, of paper: SitePaper) -> Markup {
    let id = thread.id.pageID
    let back = thread.rejoinders.map { rejoinder -> Markup in
      """
      <li id="\(rejoinder.filed.record.id.pageID)"><p class="by"><span dir="auto">\(rejoinder.response.by)</span> · \(day(rejoinder.filed))</p>
      \(written(rejoinder.response.text))</li>

      """
    }
    let rejoinders: Markup =
      back.isEmpty ? "" : "<ul class=\"replies\" aria-label=\"\(phrases.rejoinder)\">\n\(back)</ul>\n"
    let language = attribute(paper.textLanguage)
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">
      <h5 id="\(id)-t"><span dir="auto">\(thread.response.by)</span></h5>
      <p class="by">\(day(thread.filed))</p>
      <div\(language)>
      \(written(thread.response.text))\(rejoinders)</div>
      </article>

      """
  }

  private func day(_ filed: Filed) -> String { phrases.date(filed.record.header.at.date) }

  private func meetings(about paper: SitePaper, on page: String) -> Markup {
    let about = content.meetings.filter { $0.meeting.papers.contains(paper.slug) }
    guard !about.isEmpty else { return "" }
    let items = about.map { item($0, on: page) }
    return section("meetings", phrases.aboutThisPaper, "<ul class=\"entries\">\n\(items)</ul>\n")
  }
}
