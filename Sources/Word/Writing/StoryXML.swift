import Markdown

/// Writes the blocks of one part: the main text, or the notes.
struct StoryXML {
  private(set) var xml = XMLText()
  var marks: ChangeMarks
  /// The addresses that the part links to; the first is relationship `link0`.
  private(set) var links: [String] = []
  /// The notes that were referred to, in order; the first has number 1.
  private(set) var notes: [Note] = []
  /// The pictures that were shown, in order; the first is relationship `picture0`.
  private(set) var pictures: [String] = []
  /// The lists that have items.
  private(set) var lists: Set<Int> = []

  /// What stands at the foot: a note of the paper, or words of ours.
  enum Note {
    case paper(Int, Fate)
    case origin(String)
  }

  private let comments: PlacedComments?
  /// The footnotes that tell whose words are, in order; those before the index are written.
  private let origins: [ExportedPaper.OriginNote]
  /// The pictures that there are, and what each shows.
  private let shown: [String: PaperPicture]
  /// The headings that links lead to.
  let places: InnerPlaces?
  private var bookmarks = 0
  private var nextOrigin = 0
  private var linkNumbers: [String: Int] = [:]
  /// What the paragraph at hand has so far.
  private var steps: [InlineStep] = []
  /// Markup that the next paragraph begins with: a note's own number, comments on the whole.
  private var opening = ""
  private var endsInTable = false

  /// - Parameter comments: those to mark; none in notes, where LibreOffice opens no file that has any.
  init(
    marks: ChangeMarks, comments: PlacedComments? = nil, origins: [ExportedPaper.OriginNote] = [],
    pictures: [String: PaperPicture] = [:], places: InnerPlaces? = nil
  ) {
    shown = pictures
    self.places = places
    self.marks = marks
    self.origins = origins
    self.comments = comments
  }

  mutating func add(_ markup: String) { xml.add(markup) }

  /// Writes items; the first paragraph begins with some markup.
  mutating func write(_ items: [MergedItem], opening: String = "") {
    self.opening = opening
    endsInTable = false
    writeBlocks(items)
    if endsInTable { xml.add("<w:p/>") }
  }

  private mutating func writeBlocks(_ items: [MergedItem]) {
    for item in items {
      switch item {
      case .piece(let piece, let fate, let was): add(piece, fate, was: was)
      case .end(let shape, let fate, let was): writeParagraph(shape, fate, was: was)
      case .table(let table): write(table)
      }
    }
    if !steps.isEmpty { writeParagraph(ParagraphShape(), .kept, was: nil) }
  }

  private mutating func add(_ piece: FlatPiece, _ fate: Fate, was: (look: FlatPiece.Look, hunk: Int)?) {
    let place = piece.range?.lowerBound
    let starts = place.flatMap { comments?.starts[$0] } ?? []
    let ends = place.flatMap { comments?.ends[$0] } ?? []
    if let place { addOrigins(until: place) }
    for number in starts { steps.append(.commentStart(number)) }
    for number in ends where comments?.points.contains(number) == true { steps.append(.commentEnd(number)) }
    if let name = piece.anchor.flatMap({ places?.bookmark(of: $0) }) { steps.append(.bookmark(name)) }
    // Before the words that describe it, which stay: they are text of the paper, and come back as that.
    if let picture = piece.picture, fate == .kept, shown[picture.address] != nil {
      steps.append(.picture(picture.address, description: picture.description))
    }
    steps.append(piece, fate, was: was)
    for number in ends where comments?.points.contains(number) != true { steps.append(.commentEnd(number)) }
    // A piece ends where somebody's words do.
    if let end = piece.range?.upperBound { addOrigins(until: end) }
  }

  /// Adds the footnotes of words that end no later than a byte.
  private mutating func addOrigins(until end: Int) {
    while nextOrigin < origins.count, origins[nextOrigin].end <= end {
      steps.append(.origin(origins[nextOrigin].words))
      nextOrigin += 1
    }
  }

  // MARK: Paragraphs

  private mutating func writeParagraph(
    _ shape: ParagraphShape, _ fate: Fate, was: (shape: ParagraphShape, hunk: Int)?
  ) {
    endsInTable = false
    xml.add("<w:p>")
    if let item = shape.item, item.isFirst { lists.insert(item.list) }
    if let item = was?.shape.item, item.isFirst { lists.insert(item.list) }
    var properties = shape.properties
    if let (name, start) = marks.element(fate) {
      _ = name
      properties += "<w:rPr>\(start)/></w:rPr>"
    }
    if let was {
      properties +=
        "<w:pPrChange \(marks.attributes(was.hunk))><w:pPr>\(was.shape.properties)</w:pPr></w:pPrChange>"
    }
    if !properties.isEmpty { xml.add("<w:pPr>\(properties)</w:pPr>") }
    xml.add(opening)
    opening = ""
    writeTask(shape.item?.task, fate, before: was.map { ($0.shape.item?.task, $0.hunk) })
    writeSteps()
    xml.add("</w:p>")
  }

  /// The box of a task; one that was ticked since is another box.
  private mutating func writeTask(_ task: Bool?, _ fate: Fate, before: (task: Bool?, hunk: Int)?) {
    func box(_ task: Bool) -> FlatPiece.Content { .text(task ? "☑ " : "☐ ") }
    var boxes: [InlineStep] = []
    let plain = FlatPiece.Look()
    if let before, before.task != task {
      if let old = before.task { boxes.append(.run(box(old), plain, .deleted(before.hunk), was: nil)) }
      if let task { boxes.append(.run(box(task), plain, .inserted(before.hunk), was: nil)) }
    } else if let task {
      boxes.append(.run(box(task), plain, fate, was: nil))
    }
    steps = boxes + steps
  }

  private mutating func writeSteps() {
    var link: Target?
    var open: Fate = .kept
    var openName = ""
    func close(_ xml: inout XMLText) {
      if open != .kept { xml.add("</\(openName)>") }
      open = .kept
    }
    for step in steps {
      switch step {
      case .commentStart(let number):
        close(&xml)
        xml.add("<w:commentRangeStart w:id=\"\(number)\"/>")
      case .commentEnd(let number):
        close(&xml)
        xml.add(
          "<w:commentRangeEnd w:id=\"\(number)\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
            + "<w:commentReference w:id=\"\(number)\"/></w:r>")
      case .origin(let words):
        close(&xml)
        notes.append(.origin(words))
        writeNoteMark()
      case .bookmark(let name):
        close(&xml)
        xml.add(
          "<w:bookmarkStart w:id=\"\(bookmarks)\" w:name=\"\(name.xmlEscaped)\"/><w:bookmarkEnd w:id=\"\(bookmarks)\"/>"
        )
        bookmarks += 1
      case .picture(let name, let words):
        close(&xml)
        writePicture(name, words)
      case .run(let content, let look, let fate, let was):
        let next = target(of: look.link)
        if next != link {
          close(&xml)
          if link != nil { xml.add("</w:hyperlink>") }
          if let next { xml.add(next.start) }
          link = next
        }
        if fate != open {
          close(&xml)
          if let (name, start) = marks.element(fate) {
            xml.add(start + ">")
            (open, openName) = (fate, name)
          }
        }
        writeRun(content, look, fate, was: was)
      }
    }
    close(&xml)
    if link != nil { xml.add("</w:hyperlink>") }
    steps = []
  }

  private mutating func writePicture(_ name: String, _ words: String) {
    guard let picture = shown[name] else { return }
    xml.add(Self.drawing(picture, number: pictures.count, name: name, words: words))
    pictures.append(name)
  }

  private mutating func writeNoteMark() {
    xml.add(
      "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"\(notes.count)\"/></w:r>"
    )
  }

  mutating func number(of link: String) -> Int {
    if let known = linkNumbers[link] { return known }
    linkNumbers[link] = links.count
    links.append(link)
    return links.count - 1
  }

  // MARK: Runs

  private mutating func writeRun(
    _ content: FlatPiece.Content, _ look: FlatPiece.Look, _ fate: Fate,
    was: (look: FlatPiece.Look, hunk: Int)?
  ) {
    xml.add("<w:r>")
    var properties = look.properties
    if case .note = content { properties = "<w:rStyle w:val=\"FootnoteReference\"/>" }
    if let was {
      properties +=
        "<w:rPrChange \(marks.attributes(was.hunk))><w:rPr>\(was.look.properties)</w:rPr></w:rPrChange>"
    }
    if !properties.isEmpty { xml.add("<w:rPr>\(properties)</w:rPr>") }
    switch content {
    case .lineBreak: xml.add("<w:br/>")
    case .note(let note, _):
      notes.append(.paper(note, fate))
      xml.add("<w:footnoteReference w:id=\"\(notes.count)\"/>")
    case .text(let text):
      var tag = "w:t"
      if case .deleted = fate { tag = "w:delText" }
      xml.add("<\(tag) xml:space=\"preserve\">")
      xml.addText(text)
      xml.add("</\(tag)>")
    }
    xml.add("</w:r>")
  }

  // MARK: Tables

  private mutating func write(_ table: MergedTable) {
    // Word makes one of two tables that touch.
    if endsInTable { xml.add("<w:p/>") }
    // What belongs to the paragraph after the table waits.
    let waiting = steps
    let waitingOpening = opening
    (steps, opening) = ([], "")
    let columns = max(1, table.rows.map(\.cells.count).max() ?? table.columns)
    let width = 9_000 / columns
    xml.add(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
        + "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\""
        + " w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        + String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: columns) + "</w:tblGrid>")
    for row in table.rows { write(row, width: width) }
    xml.add("</w:tbl>")
    (steps, opening) = (waiting, waitingOpening)
    endsInTable = true
  }

  private mutating func write(_ row: MergedTable.Row, width: Int) {
    xml.add("<w:tr>")
    var properties = row.isHead ? "<w:tblHeader/>" : ""
    if let (_, start) = marks.element(row.fate) { properties += start + "/>" }
    if !properties.isEmpty { xml.add("<w:trPr>\(properties)</w:trPr>") }
    for cell in row.cells {
      xml.add("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>")
      writeBlocks(cell)
      xml.add("</w:tc>")
    }
    xml.add("</w:tr>")
  }
}
