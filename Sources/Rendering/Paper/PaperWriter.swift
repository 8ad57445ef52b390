import Markdown

/// Writes a paper as HTML, with stretches of it marked.
///
/// A mark is written as one `<span>` for each run of its words within one element, never one for each word. What a mark
/// adds are `<span>`s and, after its words, its note: with those taken out again the HTML is that without marks.
struct PaperWriter {
  private let document: MarkdownDocument
  private let outline: PaperOutline
  private let phrases: Phrases
  private let marks: [PaperMark]
  /// The level on the page of each level of heading that the paper has.
  private let levels: [Int: Int]
  /// The block that is left out of the reading view, because the page has it as its title.
  private let titleBlock: Int?

  private var html = Markup()
  /// The mark whose words are being written in this block.
  private var current: Int?
  private var isSpanOpen = false
  /// White space of which it is not known yet whether the mark goes on after it.
  private var pendingSpace = Markup()
  private var waitingNotes = Markup()
  private var linkDepth = 0
  private var usedIDs: Set<Int> = []
  private var block: Int?
  private var openTags: [Bool] = []

  /// - Parameters:
  ///   - marks: in order of their ranges, without overlap.
  ///   - topLevel: the level that the paper's highest heading gets on the page.
  init(
    _ document: MarkdownDocument, outline: PaperOutline, marks: [PaperMark], phrases: Phrases, topLevel: Int,
    title: String
  ) {
    self.document = document
    self.outline = outline
    self.marks = marks
    self.phrases = phrases
    let first = outline.blocks.first
    titleBlock = first.map { $0.title == title && !title.isEmpty } == true ? 0 : nil
    let headings = outline.headings.dropFirst(titleBlock == nil ? 0 : 1)
    let present = Set(headings.map(\.level)).sorted()
    var levels: [Int: Int] = [:]
    for (index, level) in present.enumerated() { levels[level] = min(6, topLevel + index) }
    if let first, titleBlock != nil, levels[first.level] == nil { levels[first.level] = topLevel }
    self.levels = levels
  }

  /// The text, and after it the footnotes.
  static func html(
    of document: MarkdownDocument, outline: PaperOutline, marks: [PaperMark] = [], phrases: Phrases,
    topLevel: Int = 3, title: String = ""
  ) -> Markup {
    var writer = PaperWriter(
      document, outline: outline, marks: marks, phrases: phrases, topLevel: topLevel, title: title)
    writer.writeBody()
    writer.writeNotes()
    return writer.html
  }

  private mutating func writeBody() {
    for (index, event) in document.events.enumerated() {
      block = outline.blockOfEvent[index] ?? block
      write(event, block: outline.blockOfEvent[index])
    }
    endBlock()
  }

  private mutating func writeNotes() {
    if document.notes.isEmpty { return }
    html += "<section class=\"notes\" aria-label=\"\(phrases.footnotes)\">\n<ol>\n"
    for (index, note) in document.notes.enumerated() {
      html += "<li id=\"fn\(index + 1)\">"
      block = nil
      for event in note.events { write(event, block: nil) }
      endBlock()
      for occurrence in 1..<(note.references + 1) {
        html +=
          " <a class=\"back\" href=\"#fnref\(index + 1)-\(occurrence)\" aria-label=\"\(phrases.backToText)\">↩</a>"
      }
      html += "</li>\n"
    }
    html += "</ol>\n</section>\n"
  }

  private mutating func write(_ event: MarkdownEvent, block: Int?) {
    switch event {
    case .enter(let element):
      if element.isSpan { closeSpan() } else { endBlock() }
      if case .link = element { linkDepth += 1 }
      html += openTag(element, block: block)
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
    let number = note + 1
    if linkDepth > 0 { return "<sup class=\"ref\">\(number)</sup>" }
    return
      "<sup class=\"ref\"><a id=\"fnref\(number)-\(occurrence)\" href=\"#fn\(number)\" aria-label=\"\(phrases.footnote(number))\">\(number)</a></sup>"
  }
}

// MARK: - Marks

extension PaperWriter {
  private mutating func write(_ run: TextRun) {
    guard let range = run.range else {
      if run.isWhite {
        pendingSpace += Markup(text: run.text)
      } else {
        take(mark: markOfBlock())
        html += Markup(text: run.text)
      }
      return
    }
    if run.isAtomic {
      take(mark: mark(at: range.lowerBound))
      html += Markup(text: run.text)
      return
    }
    for (piece, mark) in divide(range) {
      take(mark: mark)
      html += Markup(text: String(decoding: document.source[piece], as: UTF8.self))
    }
  }

  /// Makes a mark the one being written: closes the one before, opens this one.
  private mutating func take(mark: Int?) {
    if mark != current {
      endMark()
      flushSpace()
      current = mark
      if let mark { open(mark, withLead: true) }
    } else {
      let wasOpen = isSpanOpen
      flushSpace()
      if let mark, !wasOpen { open(mark, withLead: false) }
    }
  }

  private mutating func open(_ mark: Int, withLead: Bool) {
    let isFirst = usedIDs.insert(mark).inserted
    html += "<span class=\"\(marks[mark].classes)\""
    if isFirst { html += " id=\"\(marks[mark].id)\"" }
    html += ">"
    if withLead, !marks[mark].lead.isEmpty { html += "<span class=\"h\">\(marks[mark].lead) </span>" }
    isSpanOpen = true
  }

  private mutating func closeSpan() {
    if isSpanOpen { html += "</span>" }
    isSpanOpen = false
    flushSpace()
  }

  private mutating func flushSpace() {
    html += pendingSpace
    pendingSpace = Markup()
  }

  /// Ends the current mark within this block: its note comes after its last word, before the space that follows.
  private mutating func endMark() {
    if isSpanOpen { html += "</span>" }
    isSpanOpen = false
    if let current { waitingNotes += marks[current].note }
    current = nil
    flushNotes()
  }

  /// Writes the notes that wait; within a link they wait for its end, for a link may not hold another.
  private mutating func flushNotes() {
    guard linkDepth == 0 else { return }
    html += waitingNotes
    waitingNotes = Markup()
  }

  private mutating func endBlock() {
    endMark()
    flushSpace()
  }

  /// The pieces of a run, each with its mark; borders are moved to the beginning of a character.
  private func divide(_ range: Range<Int>) -> [(Range<Int>, Int?)] {
    var pieces: [(Range<Int>, Int?)] = []
    var position = range.lowerBound
    var next = firstMark(endingAfter: position)
    while position < range.upperBound {
      guard next < marks.count, marks[next].range.lowerBound < range.upperBound else {
        pieces.append((position..<range.upperBound, nil))
        break
      }
      let start = max(position, snapped(marks[next].range.lowerBound, in: range))
      if start > position { pieces.append((position..<start, nil)) }
      let end = max(start, snapped(min(marks[next].range.upperBound, range.upperBound), in: range))
      if end > start { pieces.append((start..<end, next)) }
      position = end
      next += 1
    }
    return pieces
  }

  private func snapped(_ offset: Int, in range: Range<Int>) -> Int {
    var offset = offset
    while offset > range.lowerBound, offset < range.upperBound, document.source[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return offset
  }

  private func mark(at offset: Int) -> Int? {
    let index = firstMark(endingAfter: offset)
    return index < marks.count && marks[index].range.contains(offset) ? index : nil
  }

  private func firstMark(endingAfter offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mark that holds most of a block, for words of which the place is not certain.
  private func markOfBlock() -> Int? {
    guard let block else { return nil }
    let extent = outline.extent(ofBlock: block, in: document)
    var index = firstMark(endingAfter: extent.lowerBound)
    var best: (mark: Int, count: Int)?
    while index < marks.count, marks[index].range.lowerBound < extent.upperBound {
      let count = marks[index].range.clamped(to: extent).count
      if count > best?.count ?? 0 { best = (index, count) }
      index += 1
    }
    return best?.mark
  }
}

// MARK: - Elements

extension PaperWriter {
  private func openTag(_ element: Element, block: Int?) -> Markup {
    let id: Markup = block.map { " id=\"\(outline.blocks[$0].id)\"" } ?? ""
    return switch element {
    case .quote: "<blockquote>\n"
    case .bulletList: "<ul>\n"
    case .orderedList(let start): start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n"
    case .item(nil): "<li\(id)>"
    case .item(let task?):
      "<li\(id) class=\"task\"><input type=\"checkbox\" disabled\(task ? " checked" : "" as Markup) aria-label=\"\(phrases.task(done: task))\"> "
    case .rule: "<hr>\n"
    case .heading(let level):
      "<h\(levels[level] ?? 6)\(id)\(block != nil && block == titleBlock ? " class=\"again\"" : "" as Markup)>"
    case .codeBlock: "<pre\(id) tabindex=\"0\"><code>"
    case .paragraph: "<p\(id)>"
    case .table:
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(phrases.table)\"><table\(id)>\n"
    case .tableHead: "<thead>\n"
    case .tableBody: "<tbody>\n"
    case .row: "<tr>\n"
    case .headerCell(let alignment): "<th scope=\"col\"\(alignment.attribute)>"
    case .cell(let alignment): "<td\(alignment.attribute)>"
    case .emphasis: "<em>"
    case .strong: "<strong>"
    case .code: "<code>"
    case .strikethrough: "<del>"
    case .link(let destination, let title): open(link: destination, title: title)
    case .image: "<span class=\"picture\"><span class=\"h\">\(phrases.picture) </span>"
    }
  }

  private func open(link destination: LinkDestination, title: String) -> Markup {
    guard destination.isAllowed else { return "<span class=\"nolink\">" }
    let titled: Markup = title.isEmpty ? "" : " title=\"\(title)\""
    let rel: Markup = destination.isExternal ? " rel=\"noopener noreferrer\"" : ""
    return "<a href=\"\(destination.text)\"\(titled)\(rel)>"
  }

  private func closeTag(_ element: Element) -> Markup {
    switch element {
    case .quote: "</blockquote>\n"
    case .bulletList: "</ul>\n"
    case .orderedList: "</ol>\n"
    case .item: "</li>\n"
    case .rule: ""
    case .heading(let level): "</h\(levels[level] ?? 6)>\n"
    case .codeBlock: "</code></pre>\n"
    case .paragraph: "</p>\n"
    case .table: "</table></div>\n"
    case .tableHead: "</thead>\n"
    case .tableBody: "</tbody>\n"
    case .row: "</tr>\n"
    case .headerCell: "</th>\n"
    case .cell: "</td>\n"
    case .emphasis: "</em>"
    case .strong: "</strong>"
    case .code: "</code>"
    case .strikethrough: "</del>"
    case .link(let destination, _): destination.isAllowed ? "</a>" : "</span>"
    case .image: "</span>"
    }
  }
}

extension Element.Alignment {
  fileprivate var attribute: Markup {
    switch self {
    case .natural: ""
    case .left: " class=\"left\""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }
}

extension PaperOutline.Block {
  /// The level of a heading as the paper has it; 0 for what is no heading.
  var level: Int { if case .heading(let level) = kind { level } else { 0 } }
}
