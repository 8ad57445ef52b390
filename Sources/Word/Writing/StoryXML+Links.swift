import Markdown

extension StoryXML {
  /// Where words lead in a Word file.
  enum Target: Equatable {
    /// Out of it, by the number of the part's relationship.
    case address(Int)
    /// To a heading, by its bookmark.
    case bookmark(String)

    /// What a link begins with.
    var start: String {
      switch self {
      case .address(let number): "<w:hyperlink r:id=\"link\(number)\" w:history=\"1\">"
      case .bookmark(let name): "<w:hyperlink w:anchor=\"\(name.xmlEscaped)\" w:history=\"1\">"
      }
    }
  }

  /// Where Word may lead a reader from words of a link; nil where the words stay alone.
  mutating func target(of link: LinkDestination?) -> Target? {
    guard let link else { return nil }
    if let address = link.followed { return .address(number(of: address)) }
    return places?.anchors.name(of: link).flatMap { places?.bookmark(of: $0) }.map { .bookmark($0) }
  }
}

extension LinkDestination {
  /// The address, where Word may let a reader follow it out of the file.
  var followed: String? {
    isAllowed && (isExternal || text.hasPrefix("mailto:")) ? encoded : nil
  }
}
