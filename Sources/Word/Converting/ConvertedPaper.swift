import Markdown

/// A Word file as a text in Markdown: headings, lists, quotations, code, tables, notes, links and emphasis.
///
/// It reads as the file does once all its tracked changes are rejected; what was changed in it and said of it is for
/// `ReturnedPaper` to find.
package struct ConvertedPaper: Sendable {
  /// The text, without front matter.
  package private(set) var markdown = ""
  /// The lines of the file's title, which is no part of the text.
  package private(set) var title: [String] = []
  /// What is in the file and not in the text.
  package private(set) var left: [Left] = []
  /// How many marks of notes lead to no note of their own.
  package private(set) var lostMarks = 0

  /// The files that lie beside the text, by name.
  package private(set) var pictures: [String: PaperPicture] = [:]

  /// The numbers of items and headings that stand in the text as words, in order: Markdown does not count so.
  package private(set) var signs: [String] = []
  /// How many numbers stand in the text with digits that the file has as words or in another script.
  package private(set) var foreignNumbers = 0
  /// The words of links to places in the file itself that are no heading. The paper has them without the link: it has no name for a place
  /// that would stay with it when a paragraph comes before it.
  package private(set) var innerLinks: [String] = []

  /// - Parameter shown: the pictures of the file that can be shown, by the id of their relationship.
  package init(_ file: WordFile, pictures shown: [String: PaperPicture] = [:]) {
    var writer = BlockWriter(file, pictures: shown)
    writer.write()
    let places = Self.places(file, writer)
    if !places.isEmpty {
      writer = BlockWriter(file, pictures: shown, places: places)
      writer.write()
    }
    markdown = writer.markdown
    signs = writer.signs.sorted { $0.key < $1.key }.map(\.value)
    foreignNumbers = writer.foreignNumbers
    lostMarks = writer.lostMarks
    innerLinks = Self.innerLinks(file, besides: places)
    for (relationship, name) in writer.names { pictures[name] = shown[relationship] }
    title = file.body.paragraphs.filter { file.styles.block(ofStyle: $0.style) == .title }
      .map { $0.text(.rejected) }.filter { !$0.allSatisfy(\.isWhitespace) }
    for story in file.stories {
      if [.header, .footer, .textBox].contains(story.kind) {
        let words = story.texts(.rejected).joined(separator: "\n")
        if !words.allSatisfy(\.isWhitespace) { left.append(Left(.beside(story.kind), words)) }
      }
      let shown = story.kind == .body ? Set(writer.shownPictures) : []
      left += Self.named(story.leftOut.indices.filter { !shown.contains($0) }.map { story.leftOut[$0] })
    }
    left += lost(file, writer.signs)
  }

  /// The names that the headings of a text have, by the bookmarks of the file that lead to them.
  private static func places(_ file: WordFile, _ writer: BlockWriter) -> [String: String] {
    guard !innerLinks(file, besides: [:]).isEmpty else { return [:] }
    let names = HeadingAnchors(MarkdownDocument(parsing: Array(writer.markdown.utf8))).ordered
    // Else nobody can tell which is which.
    guard names.count == writer.headings.count else { return [:] }
    let ofParagraph = Dictionary(zip(writer.headings, names), uniquingKeysWith: { first, _ in first })
    return file.body.bookmarks.compactMapValues { ofParagraph[$0] ?? nil }
  }

  /// The words of the links of a file to places in itself, but for those that are known.
  private static func innerLinks(_ file: WordFile, besides known: [String: String]) -> [String] {
    var links: [String] = []
    for paragraph in file.stories.filter({ [.body, .footnote, .endnote].contains($0.kind) })
      .flatMap(\.paragraphs)
    {
      var last: LinkAddress?
      for run in paragraph.runs where !Story.View.rejected.drops(run.changes) {
        if let link = run.link, link.isWithinText, known[link.text.dropFirst().lowercased()] == nil {
          if link == last, let open = links.indices.last {
            links[open] += run.text
          } else {
            links.append(run.text)
          }
        }
        last = run.link
      }
    }
    return links
  }

  /// What was left out: each by its words, those without any counted.
  private static func named(_ leftOut: [Story.LeftOut]) -> [Left] {
    let there = leftOut.filter { !Story.View.rejected.drops($0.changes) }
    let counts = there.filter(\.words.isEmpty).reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    return there.filter { !$0.words.isEmpty }.map { Left(.leftOut($0.kind), $0.words) }
      + counts.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { Left(.leftOut($0.key), "", count: $0.value) }
  }

  /// The paragraphs of the file that the text does not have, letter by letter.
  private func lost(_ file: WordFile, _ signs: [Int: String]) -> [Left] {
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
      .map { Left(.otherwise, $0.filter { $0 != PaperUnit.note }.text) }
  }

  private static func letters(_ scalars: [Unicode.Scalar]) -> [UInt32] {
    scalars.filter { !$0.properties.isWhitespace && $0 != PaperUnit.note && !PaperUnit.boxes.contains($0) }
      .map(UnitAlignment.folded)
  }
}
