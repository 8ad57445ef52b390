package import Deliberation

/// Where everything stands on a site: the one place that knows an address. All lead from the root.
package enum SitePath {
  package static let index = "index.html"
  package static let notFound = "404.html"
  package static let privacy = "privacy.html"
  package static let offers = "offers.html"
  package static let feed = "feed.xml"
  package static let meetings = "meetings/index.html"
  package static let news = "news/index.html"

  package static func meeting(_ id: Slug) -> String { "meetings/\(id)/index.html" }

  package static func news(_ id: Slug) -> String { "news/\(id)/index.html" }

  /// The folder of a paper. One that is called as a folder of the site itself has two hyphens, as no short name has.
  package static func folder(of paper: Slug) -> String {
    ["meetings", "news"].contains(paper.description) ? "\(paper)--paper" : paper.description
  }

  package static func paper(_ paper: Slug) -> String { "\(folder(of: paper))/index.html" }

  /// The folder of an edition.
  package static func edition(_ number: Int, of paper: Slug) -> String { "\(folder(of: paper))/\(number)" }

  /// The address of a file as another file of the site has it.
  package static func link(from page: String, to file: String) -> String {
    String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") }) + file
  }
}
