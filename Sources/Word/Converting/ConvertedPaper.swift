/// A Word file as a text in Markdown: headings, lists, quotations, code, tables, notes, links and emphasis.
///
/// It reads as the file does once all its tracked changes are rejected; what was changed in it and said of it is for
/// `ReturnedPaper` to find.
package struct ConvertedPaper: Sendable {
  /// The text, without front matter.
  package private(set) var markdown = ""
  /// The lines of the file's title, which is no part of the text.
  package private(set) var title: [String] = []
  /// What is in the file and not in the text, in words.
  package private(set) var left: [String] = []

  /// The files that lie beside the text, by name.
  package private(set) var pictures: [String: PaperPicture] = [:]

  /// The numbers of items and headings that stand in the text as words, in order: Markdown does not count so.
  package private(set) var signs: [String] = []
  /// Where the bookmarks of the file stand in the text, in bytes, by name: those that a link in the file leads to.
  package private(set) var bookmarks: [String: Int] = [:]
  /// Whether the file has links to places in itself.
  package private(set) var hasInnerLinks = false
  /// The words of links to bookmarks that the text does not have.
  package private(set) var brokenLinks: [String] = []

  /// - Parameters:
  ///   - pictures: those of the file that can be shown, by the id of their relationship.
  ///   - places: where links within the file lead in the text, by the name of their bookmark; nil leaves them as they are.
  package init(
    _ file: WordFile, pictures shown: [String: PaperPicture] = [:], places: [String: String]? = nil
  ) {
    var writer = BlockWriter(file, pictures: shown, places: places)
    writer.write()
    markdown = writer.markdown
    signs = writer.signs.sorted { $0.key < $1.key }.map(\.value)
    let links = Self.innerLinks(file)
    hasInnerLinks = !links.isEmpty
    for (name, _) in links {
      bookmarks[name] = file.body.bookmarks[name].flatMap { writer.offsets[$0] }
    }
    if let places { brokenLinks = links.filter { places[$0.name] == nil }.map(\.words) }
    for (relationship, name) in writer.names { pictures[name] = shown[relationship] }
    title = file.body.paragraphs.filter { file.styles.block(ofStyle: $0.style) == .title }
      .map { $0.text(.rejected) }.filter { !$0.allSatisfy(\.isWhitespace) }
    for story in file.stories {
      if [.header, .footer, .textBox].contains(story.kind) {
        let words = story.texts(.rejected).joined(separator: "\n")
        if !words.allSatisfy(\.isWhitespace) { left.append("\(story.kind.rawValue): \(words)") }
      }
      let shown = story.kind == .body ? Set(writer.shownPictures) : []
      left += Self.named(story.leftOut.indices.filter { !shown.contains($0) }.map { story.leftOut[$0] })
    }
    left += lost(file, writer.signs)
  }

  /// The links of a file to places in itself.
  private static func innerLinks(_ file: WordFile) -> [(name: String, words: String)] {
    var links: [(name: String, words: String)] = []
    for paragraph in file.stories.filter({ [.body, .footnote, .endnote].contains($0.kind) })
      .flatMap(\.paragraphs)
    {
      var last: LinkAddress?
      for run in paragraph.runs where !Story.View.rejected.drops(run.changes) {
        if let link = run.link, link.text.hasPrefix("#") {
          if link == last, let open = links.indices.last {
            links[open].words += run.text
          } else {
            links.append((String(link.text.dropFirst()), run.text))
          }
        }
        last = run.link
      }
    }
    return links
  }

  /// What was left out: each by its words, those without any counted.
  private static func named(_ leftOut: [Story.LeftOut]) -> [String] {
    let there = leftOut.filter { !Story.View.rejected.drops($0.changes) }
    let counts = there.filter(\.words.isEmpty).reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 }
    return there.filter { !$0.words.isEmpty }.map { "\($0.kind.rawValue): \($0.words)" }
      + counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
  }

  /// The paragraphs of the file that the text does not have, letter by letter.
  private func lost(_ file: WordFile, _ signs: [Int: String]) -> [String] {
    let shown = Set(
      PaperText(Array(markdown.utf8)).units.split { $0.isEnd }.map { Self.letters($0.map(\.scalar)) })
    var paragraphs: [[Unicode.Scalar]] = []
    var open: [Unicode.Scalar] = []
    var last: (story: Int, cell: StoryParagraph.Cell?)?
    var paragraph: Int?
    func close() {
      paragraphs.append(open)
      open = []
    }
    for unit in ReturnedText(file).units where unit.isThere({ _ in false }) {
      let story = file.stories[unit.story]
      let place = (unit.story, story.paragraphs[unit.position.paragraph].cell)
      // What a cell or a note has is one paragraph in Markdown.
      let isOne = story.kind != .body || place.1 != nil
      if let last, last != place { close() }
      if story.kind == .body, paragraph != unit.position.paragraph {
        open += (signs[unit.position.paragraph] ?? "").unicodeScalars
        paragraph = unit.position.paragraph
      }
      if unit.end == nil { open.append(unit.scalar) } else if !isOne { close() }
      last = place
    }
    close()
    return paragraphs.filter { !Self.letters($0).isEmpty && !shown.contains(Self.letters($0)) }
      .map { "written otherwise: " + $0.text }
  }

  private static func letters(_ scalars: [Unicode.Scalar]) -> [UInt32] {
    scalars.filter { !$0.properties.isWhitespace && $0 != PaperUnit.note && !PaperUnit.boxes.contains($0) }
      .map(UnitAlignment.folded)
  }
}
