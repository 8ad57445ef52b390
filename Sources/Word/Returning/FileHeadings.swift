import Markdown

/// Which heading of a paper each bookmark of a file leads to.
struct FileHeadings {
  private let paper: PaperText
  private let bookmarks: [String: Int]
  /// By the number of a heading's paragraph in the file, its name in the paper.
  private let names: [Int: String]

  /// - Parameter places: of the units in the paper.
  init(_ file: WordFile, _ units: [ReturnedUnit], _ places: [Int?], _ paper: PaperText) {
    self.paper = paper
    bookmarks = file.body.bookmarks
    let wanted = Set(bookmarks.values)
    guard !wanted.isEmpty else {
      names = [:]
      return
    }
    var ordered = paper.places.anchors.ordered[...]
    var ofParagraph: [Int: String] = [:]
    for (paragraph, start) in zip(paper.starts.indices, paper.starts.dropFirst()) {
      guard case .heading = paper.units[start - 1].shape?.kind, let name = ordered.popFirst() else {
        continue
      }
      ofParagraph[paragraph] = name
    }
    var names: [Int: String] = [:]
    for (index, place) in places.enumerated() where file.stories[units[index].story].kind == .body {
      let number = units[index].position.paragraph
      guard let place, wanted.contains(number), names[number] == nil else { continue }
      names[number] = ofParagraph[paper.paragraph(of: place)]
    }
    self.names = names
  }

  /// The name of the heading that a bookmark leads to; nil where it is of none.
  func name(of bookmark: Substring) -> String? {
    // An export's own leads to its heading whatever the partner did with that.
    paper.places.name(of: bookmark) ?? bookmarks[bookmark.lowercased()].flatMap { names[$0] }
  }

  /// The words of links within the file that lead to no heading of the paper, which has no name for another place.
  func links(toNoneIn units: [ReturnedUnit]) -> [String] {
    var words: [String] = []
    var last: LinkAddress?
    for unit in units where unit.link != nil || last != nil {
      guard unit.isThere({ _ in true }) else { continue }
      guard let link = unit.link, link.isWithinText, name(of: link.text.dropFirst()) == nil else {
        last = nil
        continue
      }
      if link != last { words.append("") }
      words[words.count - 1].unicodeScalars.append(unit.scalar)
      last = link
    }
    return words.map(\.foldedBlanks).filter { !$0.isEmpty }
  }
}
