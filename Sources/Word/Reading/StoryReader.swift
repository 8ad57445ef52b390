/// Walks the blocks of one story and gathers its paragraphs (ECMA-376 part 1, 17.3 and 17.4).
///
/// Recursion is as deep as the elements lie, which `XMLBuilder` bounds.
struct StoryReader {
  var story: Story
  /// The boxes met on the way, each a story of its own.
  private(set) var boxes: [Story] = []
  /// The boxes that were read before, by the number of their element: those within them are not read twice for each that is around.
  private var known: [Int32: [Story]] = [:]
  /// The bytes of the addresses of all its links, each counted wherever it begins.
  private(set) var linkBytes = 0
  /// Real texts have a hundredth of it.
  static let mostLinkBytes = 4 << 20
  /// The places that links lead to, by their relationship and their place in what that leads to.
  var addresses: [[String?]: LinkAddress?] = [:]
  /// The addresses of the part's links, by the id of their relationship.
  let links: [String: String]
  /// The words of the part's diagrams, by the id of their relationship.
  let diagrams: [String: String]
  let styles: StyleSheet
  var fields = FieldStack()
  /// How many cells and boxes were met; each has its own number.
  var places = 0
  var tables = 0

  init(
    _ kind: Story.Kind, note: StoryNote? = nil, links: [String: String] = [:],
    diagrams: [String: String] = [:], styles: StyleSheet = StyleSheet()
  ) {
    story = Story(kind)
    story.note = note
    self.links = links
    self.diagrams = diagrams
    self.styles = styles
  }

  /// Where blocks stand: in which cell, with which changes on the row, and within which changes.
  struct Surroundings {
    var place = 0
    var cell: StoryParagraph.Cell?
    var row: [TrackedChange] = []
    var changes: [TrackedChange] = []
  }

  /// Reads the blocks within an element.
  mutating func read(_ element: XMLElement) {
    let before = self
    readBlocks(element, Surroundings())
    // A field that nothing ends is none: else all words behind its beginning would be its instruction, or its link.
    guard !fields.unended.isEmpty else { return }
    let (unended, known) = (fields.unended, known)
    self = before
    self.known = known
    fields.ignored = unended
    readBlocks(element, Surroundings())
  }

  mutating func readBlocks(_ parent: XMLElement, _ around: Surroundings) {
    for element in parent.children {
      switch element.tag {
      case .paragraph: readParagraph(element, around)
      case .table: readTable(element, around)
      case .control:
        let first = story.paragraphs.count
        if let content = element.first(.controlContent) { readBlocks(content, around) }
        if element.showsHint { leaveOutHint(since: first) }
      case .customXML, .smartTag: readBlocks(element, around)
      case .insertion, .deletion, .moveTo, .moveFrom, .conflictInsertion, .conflictDeletion:
        readBlocks(element, around.within(element))
      case .commentStart, .commentEnd: markComment(element)
      case .bookmark: note(bookmark: element, at: story.paragraphs.count)
      case .sectionProperties: noteFormChanges(in: element)
      case .alternatives: if let chosen = element.chosen { readBlocks(chosen, around) }
      case .importedPart: noteLeftOut(.importedPart)
      case .formula, .formulaParagraph: noteLeftOut(.formula, element.words(in: .formulaText))
      default: break
      }
    }
  }

  // MARK: Paragraphs

  private mutating func readParagraph(_ element: XMLElement, _ around: Surroundings) {
    let index = story.paragraphs.count
    var paragraph = StoryParagraph(place: around.place)
    paragraph.row = around.row
    paragraph.cell = around.cell
    let properties = element.first(.paragraphProperties)
    if let properties {
      paragraph.style = properties.value(of: .paragraphStyle)
      paragraph.end = properties.first(.runProperties)?.ownChanges ?? []
      paragraph.list = properties.first(.numbering).map { StoryParagraph.ListPlace($0) }
      paragraph.indent = properties.leftIndent
      paragraph.spaceBefore = properties.first(.spacing)?[.before].flatMap { Int($0) }
    }
    story.paragraphs.append(paragraph)
    readInline(element, changes: around.changes, link: nil)
    guard let properties else { return }
    if let section = properties.first(.sectionProperties) { noteFormChanges(in: section) }
    if let numbering = properties.first(.numbering) { noteFormChanges(in: numbering) }
    noteFormChanges(in: properties, on: story.paragraphs[index].text)
    if let change = properties.first(.runProperties)?.first(.runChange) {
      note(.markFormat, by: change.author)
    }
  }

  /// Adds words to the paragraph at hand.
  mutating func add(_ text: String, changes: [TrackedChange], form: StoryRun.Form, link: LinkAddress?) {
    guard !text.isEmpty, let last = story.paragraphs.indices.last else { return }
    var text = text
    // LibreOffice begins a tracked row with a sign that joins, which has nothing to join there.
    if text.unicodeScalars.first == "\u{200D}", story.paragraphs[last].cell != nil,
      story.paragraphs[last].runs.isEmpty
    {
      text.unicodeScalars.removeFirst()
      guard !text.isEmpty else { return }
    }
    if let link, story.paragraphs[last].runs.last?.link != link { linkBytes += link.text.utf8.count }
    let known = linkBytes > Self.mostLinkBytes ? nil : link
    story.paragraphs[last].runs.append(StoryRun(text: text, changes: changes, form: form, link: known))
  }

  /// Adds the mark of a note to the paragraph at hand.
  mutating func addNote(_ element: XMLElement, changes: [TrackedChange]) {
    guard let id = element[.id], let last = story.paragraphs.indices.last else { return }
    let note = StoryNote(isEndnote: element.tag == .endnoteReference, id: id)
    story.paragraphs[last].runs.append(StoryRun(text: "", changes: changes, note: note))
  }

  /// The words added to the paragraph at hand since it had so many runs.
  func words(since run: Int) -> String {
    guard let last = story.paragraphs.last, run < last.runs.count else { return "" }
    return last.runs[run...].map(\.text).joined()
  }

  /// Notes that a paper has no place for what was added to the paragraph at hand since it had so many runs.
  mutating func leaveOut(since run: Int, as kind: Story.LeftOut.Kind, _ named: String? = nil) {
    guard let last = story.paragraphs.indices.last, run < story.paragraphs[last].runs.count else { return }
    let changes = story.paragraphs[last].runs[run].changes
    // What lies within something that is left out already was named with that.
    let new = (run..<story.paragraphs[last].runs.count).filter {
      !story.paragraphs[last].runs[$0].isLeftOut
    }
    for index in new { story.paragraphs[last].runs[index].isLeftOut = true }
    let words = new.isEmpty ? "" : named ?? new.map { story.paragraphs[last].runs[$0].text }.joined()
    if !words.allSatisfy(\.isWhitespace) { noteLeftOut(kind, words, changes: changes) }
  }

  /// Leaves out the paragraphs added since there were so many: Word shows them in an empty field, and nobody wrote them.
  private mutating func leaveOutHint(since first: Int) {
    for index in first..<max(first, story.paragraphs.count) {
      let words = story.paragraphs[index].runs.filter { !$0.isLeftOut }.map(\.text).joined()
      for run in story.paragraphs[index].runs.indices { story.paragraphs[index].runs[run].isLeftOut = true }
      if !words.allSatisfy(\.isWhitespace) { noteLeftOut(.hint, words) }
    }
  }

  // MARK: Notes by the way

  mutating func noteFormChanges(in properties: XMLElement, on text: String = "") {
    // One of each kind, as Word has it: else many changes of one paragraph would each have all its words.
    var seen: Set<StoryChange.Kind> = []
    for element in properties.children {
      if let kind = element.tag.formChange, seen.insert(kind).inserted {
        note(kind, by: element.author, on: text)
      }
    }
  }

  mutating func note(_ kind: StoryChange.Kind, by author: String, on text: String = "") {
    note(
      StoryChange(author: author, kind: kind, text: text), at: max(0, story.paragraphs.count - 1))
  }

  mutating func note(_ change: StoryChange, at paragraph: Int) {
    story.marks.append(FormChange(change: change, paragraph: paragraph))
  }

  mutating func noteLeftOut(
    _ kind: Story.LeftOut.Kind, _ words: String = "", changes: [TrackedChange] = []
  ) {
    story.leftOut.append(
      Story.LeftOut(
        kind: kind, words: words.foldedBlanks, paragraph: max(0, story.paragraphs.count - 1), changes: changes
      ))
  }

  /// Notes that what was left out last is a picture that could be shown.
  mutating func notePicture(_ relationship: String, _ description: String) {
    story.pictures.append(
      Story.Picture(
        paragraph: max(0, story.paragraphs.count - 1), relationship: relationship, description: description,
        leftOut: story.leftOut.count - 1))
  }

  /// Reads the boxes with words that a drawing has.
  mutating func readBoxes(in drawing: XMLElement) {
    for element in drawing.children where element.tag != .fallback {
      guard element.tag == .textBox else {
        readBoxes(in: element)
        continue
      }
      if let stories = known[element.number] {
        boxes += stories
        continue
      }
      var reader = StoryReader(.textBox, links: links, styles: styles)
      reader.read(element)
      linkBytes += reader.linkBytes
      known[element.number] = [reader.story] + reader.boxes
      boxes += [reader.story] + reader.boxes
    }
  }
}

extension StoryReader.Surroundings {
  /// The same, within one more change.
  func within(_ element: XMLElement) -> Self {
    var inner = self
    if let change = element.trackedChange { inner.changes.append(change) }
    return inner
  }
}

extension StoryParagraph.ListPlace {
  /// Reads one from the properties of a paragraph or a style.
  init(_ numbering: XMLElement) {
    self.init(
      list: numbering.value(of: .listID) ?? "",
      // Word has nine levels; a file may claim any number.
      level: min(max(numbering.value(of: .listLevel).flatMap { Int($0) } ?? 0, 0), 8))
  }
}

extension XMLElement {
  /// The first element of a tag within it, however deep.
  func found(_ tag: XMLTag) -> XMLElement? {
    for child in children {
      if child.tag == tag { return child }
      if let found = child.found(tag) { return found }
    }
    return nil
  }

  /// The words of all elements of a tag within it.
  func words(in tag: XMLTag) -> String {
    children.map { $0.tag == tag ? $0.text : $0.words(in: tag) }.joined()
  }

  /// The words of a drawing within it, one after the other.
  var drawnWords: String {
    children.map { $0.tag == .drawingText ? $0.text : $0.drawnWords }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Whether it is a field of a form that nobody wrote in.
  var showsHint: Bool { first(.controlProperties)?.has(.showsHint) == true }

  /// Of several forms of one thing, the first, which is the newest.
  var chosen: XMLElement? { first(.choice) ?? first(.fallback) }

  /// The elements of a tag within it, also within what may be put around rows and cells.
  func descendants(_ tag: XMLTag) -> [XMLElement] {
    children.flatMap { element -> [XMLElement] in
      switch element.tag {
      case tag: [element]
      case .control: element.first(.controlContent)?.descendants(tag) ?? []
      case .customXML, .smartTag, .insertion, .deletion, .moveTo, .moveFrom, .conflictInsertion,
        .conflictDeletion:
        element.descendants(tag)
      case .alternatives: element.chosen?.descendants(tag) ?? []
      default: []
      }
    }
  }
}
