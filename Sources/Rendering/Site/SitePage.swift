import Deliberation
import HTML

/// The frame of a page of a site: one HTML file that asks nothing of anyone, without script, whose links are all relative.
struct SitePage {
  let path: String
  let title: String
  /// The title as it stands on the page; that of the page where it is nil.
  var heading: Markup?
  /// What tells somebody who is sent the address what they will find.
  var description: String
  var body: Markup
  /// Whether a host serves it under any address: then a relative link could lead anywhere, and it has none.
  var isEverywhere = false

  func file(in frame: SiteFrame) -> SiteFile {
    SiteFile(path: path, bytes: Array(markup(in: frame).html.utf8))
  }

  private func markup(in frame: SiteFrame) -> Markup {
    """
    <!DOCTYPE html>
    <html lang="\(frame.phrases.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="\(frame.tool)">
    <meta name="description" content="\(description)">
    <meta property="og:title" content="\(title)">
    <meta property="og:site_name" content="\(frame.alliance)">
    <meta property="og:locale" content="\(frame.phrases.locale)">
    <link rel="icon" href="data:,">
    \(isEverywhere ? "" : frame.feedLink(from: path))<title>\(title == frame.alliance ? title : "\(title) – \(frame.alliance)")</title>
    <style>
    \(Stylesheet.text)\(Stylesheet.site)</style>
    </head>
    <body class="site">
    <a class="skip" href="#main">\(frame.phrases.skipToContent)</a>
    <header>
    \(isEverywhere ? "<p class=\"alliance\">\(frame.alliance)</p>\n" : frame.head(of: path))</header>
    <main id="main">
    <h1 dir="auto">\(heading ?? Markup(text: title))</h1>
    \(body)</main>
    <footer>
    \(isEverywhere ? "" : frame.foot(of: path))<p>\(frame.phrases.madeWith(frame.tool))</p>
    </footer>
    </body>
    </html>

    """
  }
}

/// What all pages of a site have around what they tell.
struct SiteFrame {
  let phrases: Phrases
  let alliance: String
  let tool: String
  /// The parts of the site: an address and a name each.
  let parts: [(path: String, name: String)]

  fileprivate func feedLink(from page: String) -> Markup {
    "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(alliance)\" href=\"\(SitePath.link(from: page, to: SitePath.feed))\">\n"
  }

  fileprivate func head(of page: String) -> Markup {
    let links = parts.map { part -> Markup in
      let isHere: Markup = part.path == page ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(SitePath.link(from: page, to: part.path))\"\(isHere)>\(part.name)</a></li>\n"
    }
    return """
      <p class="alliance"><a href="\(SitePath.link(from: page, to: SitePath.index))" dir="auto">\(alliance)</a></p>
      <nav aria-label="\(phrases.parts)">
      <ul>
      \(links)</ul>
      </nav>

      """
  }

  fileprivate func foot(of page: String) -> Markup {
    func link(_ path: String, _ name: String) -> Markup {
      "<a href=\"\(SitePath.link(from: page, to: path))\">\(name)</a>"
    }
    return """
      <p>\(link(SitePath.privacy, phrases.privacy)) · \(link(SitePath.feed, phrases.feed))</p>
      <p>\(phrases.howToCheck) \(link("site.json", "site.json"))</p>

      """
  }
}
