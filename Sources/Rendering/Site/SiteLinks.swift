import Markdown

/// Where the links of a text of the alliance's own lead on the site. Such a link names a file of the workspace, as the host of the
/// repository shows it, or a page of the site.
struct SiteLinks {
  private let text: SiteText
  private let page: String
  private let places: Set<String>
  private let sources: [String: String]
  private let document: MarkdownDocument
  private let anchors: HeadingAnchors

  /// - Parameters:
  ///   - page: the page on which the text stands.
  ///   - places: every page that there is.
  ///   - sources: the pages of files and folders of the workspace.
  init(of text: SiteText, on page: String, among places: Set<String>, sources: [String: String]) {
    (self.text, self.page, self.places, self.sources) = (text, page, places, sources)
    document = MarkdownDocument(parsing: text.text)
    anchors = HeadingAnchors(document)
  }

  /// The text with its links led.
  var led: MarkdownDocument { document.leading(destination) }

  /// The links that lead nowhere.
  var dead: [String] {
    (document.events + document.notes.flatMap(\.events)).compactMap { event in
      guard case .enter(.link(let link, _)) = event, destination(link) == nil else { return nil }
      return link.text
    }
  }

  private func destination(_ link: LinkDestination) -> LinkDestination? {
    if link.leavesTheSite { return link }
    guard link.isAllowed else { return nil }
    if link.placeInText != nil { return anchors.name(of: link) == nil ? nil : link }
    guard let path = path(of: link), let place = place(of: path) else { return nil }
    return LinkDestination(SitePath.link(from: page, to: place))
  }

  /// The path from the root of the workspace or of the site; nil for one that leads out of it.
  private func path(of link: LinkDestination) -> [String]? {
    let address = link.text.prefix { $0 != "#" && $0 != "?" }
    guard !address.hasPrefix("/"), !address.isEmpty else { return nil }
    var parts = text.source.split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return parts
  }

  private func place(of parts: [String]) -> String? {
    let path = parts.joined(separator: "/")
    let candidates = [sources[path], path.isEmpty ? SitePath.index : path, "\(path)/\(SitePath.index)"]
    return candidates.lazy.compactMap(\.self).first(where: places.contains)
  }
}
