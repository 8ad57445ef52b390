import HTML

/// The frame of a page: one HTML file that asks nothing of anyone, without script.
struct Page {
  let phrases: Phrases
  let heading: PaperHeading
  /// What stands under the title.
  let subtitle: String
  /// What tells somebody who is sent the address what they will find.
  let description: String
  /// What is said at the foot.
  let colophon: Markup
  /// The day of publication; nil for a draft.
  var date: String?
  /// What the page shows before its first part: what it is, whose it is, what it rests on.
  var front = Markup()
  /// Whether it is a page beside that of the paper.
  var isPart = false
  /// What leads past the head of the page, where its first part is not the text.
  var skip: String?
  /// What leads to other pages, under the title.
  var links = Markup()
  /// Rules for this page, after those of `page.css`.
  var style = Markup()
  /// The parts of the page, with what each is called in the list of contents.
  var sections: [Section] = []

  /// A part of the page with its entry in the list of contents.
  struct Section {
    let id: String
    let title: String
    /// The entries under this one: an id and a title each.
    var entries: [(id: String, title: Markup)] = []
    let body: Markup
    /// Whether it stays out of a short print.
    var isLong = false
  }

  var markup: Markup {
    """
    <!DOCTYPE html>
    <html lang="\(heading.textLanguage)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="\(heading.tool)">
    \(metadata)<link rel="icon" href="data:,">
    <title>\(heading.title) – \(heading.alliance)</title>
    <style>
    \(Stylesheet.text)\(style)</style>
    </head>
    <body\(heading.pageAttribute)>
    <a class="skip" href="#\(sections.first?.id ?? "text")">\(skip ?? phrases.skip)</a>
    <header>
    <p class="alliance">\(heading.alliance)</p>
    <h1 dir="auto"\(heading.textAttribute)>\(heading.title)</h1>
    <p class="edition">\(subtitle)</p>
    \(links)\(front)</header>
    <nav class="contents" aria-labelledby="contents">
    <h2 id="contents">\(phrases.contents)</h2>
    <ol>
    \(sections.map(entry))</ol>
    </nav>
    <main>
    \(sections.map(\.markup))</main>
    <footer>
    \(colophon)
    \(signatures)</footer>
    </body>
    </html>

    """
  }

  /// What search engines, messages and archives show of the page.
  private var metadata: Markup {
    let published: Markup =
      date.map { "<meta property=\"article:published_time\" content=\"\($0)\">\n" } ?? ""
    return """
      <meta name="description" content="\(description)">
      <meta name="author" content="\(heading.alliance)">
      <meta property="og:type" content="article">
      <meta property="og:title" content="\(heading.title)">
      <meta property="og:description" content="\(description)">
      <meta property="og:site_name" content="\(heading.alliance)">
      <meta property="og:locale" content="\(phrases.locale)">
      \(published)
      """
  }

  private var signatures: Markup {
    guard let note = heading.signatures else { return "" }
    return "<p>\(phrases.signatures(note))</p>\n"
  }

  private func entry(_ section: Section) -> Markup {
    if section.entries.isEmpty { return "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n" }
    let entries = section.entries.map {
      "<li dir=\"auto\"><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as Markup
    }
    return "<li><a href=\"#\(section.id)\">\(section.title)</a>\n<ol>\n\(entries)</ol></li>\n"
  }
}

extension Page.Section {
  fileprivate var markup: Markup {
    """
    <section id="\(id)" aria-labelledby="\(id)-title"\(isLong ? " class=\"long\"" : "" as Markup)>
    <h2 id="\(id)-title">\(title)</h2>
    \(body)</section>

    """
  }
}
