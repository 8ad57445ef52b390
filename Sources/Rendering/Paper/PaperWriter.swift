import HTML
import Markdown

/// Writes a paper as HTML, with stretches of it marked.
///
/// A mark is written as one `<span>` for each run of its words within one element, never one for each word. What a mark
/// adds are `<span>`s and, after its words, its note: with those taken out again the HTML is that without marks.
struct PaperWriter {
  let document: MarkdownDocument
  let outline: PaperOutline
  let phrases: Phrases
  let marks: [PaperMark]
  /// What stands behind blocks of the text, in order.
  private(set) var asides: [PaperAside] = []
  /// The level on the page of each level of heading that the paper has.
  let levels: [Int: Int]
  /// Whether the first block is left out of the reading view, because the page has it as its title.
  let repeatsTitle: Bool
  /// Whether it is a piece of a paper, quoted: its blocks have no numbers, its headings are none of the page's, and its notes lead nowhere.
  let isExcerpt: Bool

  var html = Markup()
  /// The mark whose words are being written in this block.
  var current: Int?
  var isSpanOpen = false
  /// White space of which it is not known yet whether the mark goes on after it.
  var pendingSpace = Markup()
  var waitingNotes = Markup()
  var linkDepth = 0
  var usedIDs: Set<Int> = []
  var block: Int?

  /// - Parameters:
  ///   - marks: in order of their ranges, without overlap.
  ///   - topLevel: the level that the paper's highest heading gets on the page.
  init(
    _ document: MarkdownDocument, outline: PaperOutline, marks: [PaperMark], phrases: Phrases,
    topLevel: Int = 3, title: String = "", isExcerpt: Bool = false
  ) {
    self.document = document
    self.outline = outline
    self.marks = marks
    self.phrases = phrases
    self.isExcerpt = isExcerpt
    repeatsTitle = outline.repeats(title: title)
    var levels: [Int: Int] = repeatsTitle ? [outline.blocks[0].level: topLevel] : [:]
    for (index, level) in Set(outline.headings(under: title).map(\.level)).sorted().enumerated() {
      levels[level] = min(6, topLevel + index)
    }
    self.levels = levels
  }

  /// The text, and after it the footnotes.
  static func html(
    of document: MarkdownDocument, outline: PaperOutline, marks: [PaperMark] = [], asides: [PaperAside] = [],
    phrases: Phrases, topLevel: Int = 3, title: String = ""
  ) -> Markup {
    var writer = PaperWriter(
      document, outline: outline, marks: marks, phrases: phrases, topLevel: topLevel, title: title)
    writer.asides = asides
    writer.writeBody()
    writer.writeNotes()
    return writer.html
  }

  /// A piece of a paper as it is quoted: what stands from `end` on only explains its notes, and is left out.
  static func excerpt(
    of document: MarkdownDocument, until end: Int, marks: [PaperMark] = [], phrases: Phrases
  ) -> Markup {
    var writer = PaperWriter(
      document, outline: PaperOutline(document), marks: marks, phrases: phrases, isExcerpt: true)
    writer.writeBody()
    for note in document.notes where note.range.lowerBound < end {
      let mark: Markup = "<sup class=\"ref\">*</sup> "
      writer.html += "<div class=\"note\">"
      writer.block = nil
      var isMarked = false
      for event in note.events {
        // In the line of its words: by itself it would be a paragraph.
        let opensLine = if case .enter(.paragraph) = event { true } else { false }
        if !isMarked, !opensLine { writer.html += mark }
        writer.write(event, block: nil, direction: nil)
        if !isMarked, opensLine { writer.html += mark }
        isMarked = true
      }
      writer.endBlock()
      writer.html += "</div>\n"
    }
    return writer.html
  }

  private mutating func writeBody() {
    let directions = TextDirections(document.events)
    var (depth, end, waiting) = (0, 0, asides[...])
    for (index, event) in document.events.enumerated() {
      block = outline.blockOfEvent[index] ?? block
      write(event, block: outline.blockOfEvent[index], direction: directions[event: index])
      switch event {
      case .enter(let element) where !element.isSpan: depth += 1
      case .leave(let element) where !element.isSpan: depth -= 1
      case .text(let run): end = max(end, run.range?.upperBound ?? end)
      default: break
      }
      // Only between the blocks of the page: nothing comes into a list or a table.
      while depth == 0, let next = waiting.first, next.offset < end {
        html += next.markup
        waiting.removeFirst()
      }
    }
    endBlock()
  }

  mutating func writeNotes() {
    if document.notes.isEmpty { return }
    html += "<section class=\"notes\" aria-label=\"\(phrases.footnotes)\">\n<ol>\n"
    for (index, note) in document.notes.enumerated() {
      html += "<li id=\"fn\(index + 1)\">"
      block = nil
      let directions = TextDirections(note.events)
      for (index, event) in note.events.enumerated() {
        write(event, block: nil, direction: directions[event: index])
      }
      endBlock()
      if note.isDouble {
        html += "<p class=\"double\"\(phrases.attribute)>\(phrases.doubleNote(note.label))</p>\n"
      }
      for occurrence in 1..<(note.references + 1) {
        html +=
          " <a class=\"back\" href=\"#fnref\(index + 1)-\(occurrence)\" aria-label=\"\(phrases.backToText)\"\(phrases.attribute)>↩</a>"
      }
      html += "</li>\n"
    }
    html += "</ol>\n</section>\n"
  }

  mutating func write(
    _ event: MarkdownEvent, block: Int?, direction: TextDirections.Direction?
  ) {
    switch event {
    case .enter(let element):
      if element.isSpan { closeSpan() } else { endBlock() }
      if case .link = element { linkDepth += 1 }
      html += openTag(element, block: block, direction: direction)
    case .leave(let element):
      if element.isSpan { closeSpan() } else { endBlock() }
      html += closeTag(element)
      if case .link = element {
        linkDepth -= 1
        flushNotes()
      }
    case .text(let run): write(run)
    case .lineBreak(let isHard): pendingSpace += isHard ? "<br>\n" : "\n"
    case .noteReference(let note, let occurrence, let range):
      take(mark: mark(at: range.lowerBound))
      html += reference(to: note, occurrence: occurrence)
    }
  }

  private func reference(to note: Int, occurrence: Int) -> Markup {
    if isExcerpt { return "<sup class=\"ref\">*</sup>" }
    let number = note + 1
    // No link stands in a link, but the note leads back to its number there too.
    if linkDepth > 0 {
      return "<sup class=\"ref\" id=\"fnref\(number)-\(occurrence)\">\(number)</sup>"
    }
    return
      "<sup class=\"ref\"><a id=\"fnref\(number)-\(occurrence)\" href=\"#fn\(number)\" aria-label=\"\(phrases.footnote(number))\"\(phrases.attribute)>\(number)</a></sup>"
  }
}
