import Markdown

/// The headings of a paper that its own links lead to, with the bookmark that each has in a Word file.
///
/// A bookmark begins with a letter or a line, has letters, digits and lines behind it, at most forty in all, and capitals do not tell two
/// apart (ECMA-376 part 1, 17.13.6.2, and what Word takes). One that begins with a line is not listed among those of the writer.
struct InnerPlaces: Sendable {
  let anchors: HeadingAnchors
  private var bookmarks: [String: String] = [:]
  private var names: [String: String] = [:]

  private static let longest = 40

  init(_ anchors: HeadingAnchors) {
    self.anchors = anchors
    var counts: [String: Int] = [:]
    for name in anchors.ordered.compactMap(\.self) {
      let letters = name.map { $0.isLetter || $0.isNumber ? $0 : "_" }
      let plain = "_" + String(letters.prefix(Self.longest - 8))
      var bookmark = plain
      while names[bookmark] != nil {
        counts[plain, default: 1] += 1
        bookmark = "\(plain)_\(counts[plain, default: 1])"
      }
      bookmarks[name] = bookmark
      names[bookmark] = name
    }
  }

  /// The bookmark of a heading by its name; nil where there is no such heading.
  func bookmark(of name: String) -> String? { bookmarks[name] }

  /// The name of the heading that has a bookmark.
  func name(of bookmark: Substring) -> String? { names[String(bookmark).lowercased()] }

  /// Where a link of the paper leads within it, as an address: `#name`; nil where it leads elsewhere or nowhere.
  func address(of link: LinkDestination) -> LinkAddress? {
    anchors.name(of: link).map { _ in LinkAddress(link.encoded) }
  }
}
