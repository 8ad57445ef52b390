/// The frame of a page: one HTML file that asks nothing of anyone, without script.
struct Page {
  let phrases: Phrases
  let heading: PaperHeading
  /// What stands under the title.
  let subtitle: String
  /// What is said at the foot.
  let colophon: Markup
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
    var entries: [(id: String, title: String)] = []
    let body: Markup
  }

  var bytes: [UInt8] { Array(html.html.utf8) }

  private var html: Markup {
    """
    <!DOCTYPE html>
    <html lang="\(heading.textLanguage)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="\(heading.tool)">
    <link rel="icon" href="data:,">
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
    \(links)\
    </header>
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
    <section id="\(id)" aria-labelledby="\(id)-title">
    <h2 id="\(id)-title">\(title)</h2>
    \(body)</section>

    """
  }
}
