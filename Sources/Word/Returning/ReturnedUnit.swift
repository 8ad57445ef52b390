/// A character of a file that came back, or the end of a paragraph, with the changes upon it.
struct ReturnedUnit {
  let scalar: Unicode.Scalar
  var changes: [TrackedChange]
  var form: StoryRun.Form = []
  /// Where a link leads that it is of.
  var link: LinkAddress?
  /// For the mark of a note the story that it leads to.
  var note: Int?
  /// What ends here, where it is an end.
  var end: End?
  /// What its paragraph is, where it is an end.
  var block: BlockForm?
  /// The list of the paper that it is an item of, as other items of its list in the file are.
  var list: Int?
  /// The number that Word shows before it.
  var number: Int?
  /// Where it stands in a table.
  var cell: StoryParagraph.Cell?
  /// Where it stands: story and position of its run.
  var story: Int
  var position: Story.Position

  /// What a paragraph is that ends.
  enum End: Hashable {
    case text, item
    case heading(Int)
  }

  var isCell: Bool { cell != nil }
  /// Whether it is the mark of a note that is not in the file, or that another mark before it leads to.
  var isLostMark: Bool { scalar == PaperUnit.note && end == nil && note == nil }
  /// Whether its paragraph goes on within an item of a list.
  var continuesItem: Bool { block?.isWithin == true }

  /// Has it lead where its link within the file leads in the paper.
  fileprivate mutating func lead(_ known: [LinkAddress: LinkAddress?]) {
    if let link, link.isWithinText { self.link = known[link] ?? nil }
  }

  /// Whether it is there once some changes are made and all others are not.
  func isThere(_ isMade: (TrackedChange) -> Bool) -> Bool {
    changes.isEmpty || changes.allSatisfy { $0.kind.adds == isMade($0) }
  }

  /// Whether it is the same plain character as another: most are, and need no closer look.
  func isPlainly(_ other: ReturnedUnit) -> Bool {
    scalar == other.scalar && form == other.form && end == nil && other.end == nil && link == nil
      && other.link == nil
  }
}

/// The characters of a file, in the order of the paper's: the text, then its notes by their marks.
struct ReturnedText {
  private(set) var units: [ReturnedUnit] = []
  /// The notes whose marks a change put in, by their story: none of these was in the paper.
  private(set) var newNotes: [Int: [ReturnedUnit]] = [:]
  private let file: WordFile
  /// The paragraphs of the main text that are its title.
  private let titleParagraphs: Set<Int>

  /// Words in boxes and margins are none of the paper's.
  ///
  /// - Parameters:
  ///   - title: the title that the writer put above the paper, which a program that loses styles made a paragraph; empty for none;
  ///     nil where whatever has the style of a title is the title.
  ///   - isInText: whether the paper begins with its title, so that the writer put none above it.
  init(_ file: WordFile, title: String? = nil, isInText: Bool = false) {
    self.file = file
    titleParagraphs = file.titleParagraphs(title, isInText: isInText)
    for (index, story) in file.stories.enumerated() where story.kind == .body {
      let own = units(of: index)
      if units.isEmpty { units = own } else { units += own }
    }
    let stories = Dictionary(
      file.stories.enumerated().compactMap { index, story in story.note.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<Int> = []
    for index in units.indices {
      guard units[index].scalar == PaperUnit.note, units[index].end == nil,
        let number = units[index].note,
        let story = stories[noteReferences[number]], seen.insert(story).inserted
      else {
        units[index].note = nil
        continue
      }
      units[index].note = story
      let changes = units[index].changes
      let own = units(of: story, within: changes)
      if changes.contains(where: \.kind.adds) { newNotes[story] = own } else { units += own }
    }
    // Those that no mark leads to, also of two with one number the second.
    for story in file.stories.indices where file.stories[story].note != nil && seen.insert(story).inserted {
      units += units(of: story)
    }
  }

  /// Has links within the file lead elsewhere.
  ///
  /// - Parameter place: the name of a heading of the paper, for a bookmark; nil where there is none, and the words stay alone.
  mutating func lead(_ place: (Substring) -> String?) {
    let known = Dictionary(
      uniqueKeysWithValues: innerLinks.map { link in
        (link, place(link.text.dropFirst()).map { LinkAddress("#\($0)") })
      })
    guard !known.isEmpty else { return }
    for index in units.indices { units[index].lead(known) }
    for story in newNotes.keys {
      for index in newNotes[story]?.indices ?? 0..<0 { newNotes[story]?[index].lead(known) }
    }
  }

  /// The links to places in the file itself.
  private var innerLinks: Set<LinkAddress> {
    var links: Set<LinkAddress> = []
    for index in units.indices {
      if let link = units[index].link, link.isWithinText { links.insert(link) }
    }
    for unit in newNotes.values.joined() {
      if let link = unit.link, link.isWithinText { links.insert(link) }
    }
    return links
  }

  /// Takes out the notes whose marks are none of the paper's.
  mutating func separate(_ stories: Set<Int>) {
    guard !stories.isEmpty else { return }
    for story in stories { newNotes[story] = [] }
    for unit in units where stories.contains(unit.story) { newNotes[unit.story]?.append(unit) }
    units.removeAll { stories.contains($0.story) }
  }

  /// Puts other units in the place of those of notes, by their story.
  mutating func put(_ notes: [Int: [ReturnedUnit]]) {
    var open = notes
    var result: [ReturnedUnit] = []
    for unit in units {
      guard notes[unit.story] != nil else {
        result.append(unit)
        continue
      }
      if let note = open.removeValue(forKey: unit.story) { result += note }
    }
    for story in open.keys.sorted() { result += open[story] ?? [] }
    units = result
  }

  private var noteReferences: [StoryNote] = []
  private var counter = ListCounter()

  private mutating func units(of index: Int, within changes: [TrackedChange] = []) -> [ReturnedUnit] {
    let story = file.stories[index]
    var units: [ReturnedUnit] = []
    units.reserveCapacity(story.length)
    for number in story.paragraphs.indices where !file.isMadeUp(number, in: story) {
      if story.kind == .body, titleParagraphs.contains(number) { continue }
      // What a cell has is one paragraph in Markdown.
      if let last = units.indices.last, let cell = units[last].cell, cell == story.paragraphs[number].cell {
        let end = units.removeLast()
        let hasWords = last > 0 && units[last - 1].end == nil
        if hasWords, !story.paragraphs[number].runs.isEmpty {
          units.append(
            ReturnedUnit(
              scalar: " ", changes: end.changes, cell: cell, story: end.story, position: end.position))
        }
      }
      add(number, in: story, index, changes, to: &units)
    }
    return units
  }

  /// Adds a paragraph of a story.
  private mutating func add(
    _ number: Int, in story: Story, _ index: Int, _ outer: [TrackedChange], to units: inout [ReturnedUnit]
  ) {
    let paragraph = story.paragraphs[number]
    let around = outer + paragraph.row
    let start = units.count
    // Many runs within one change have it in common.
    var last = (own: [TrackedChange](), all: around)
    for (place, run) in paragraph.runs.enumerated() {
      if run.changes != last.own { last = (run.changes, around.isEmpty ? run.changes : around + run.changes) }
      let changes = last.all
      let position = Story.Position(paragraph: number, run: place)
      if let note = run.note {
        units.append(
          ReturnedUnit(
            scalar: PaperUnit.note, changes: changes, note: noteReferences.count, story: index,
            position: position))
        noteReferences.append(note)
      }
      guard !run.isLeftOut else { continue }
      for scalar in run.text.unicodeScalars {
        units.append(
          ReturnedUnit(
            // A cell has one line.
            scalar: paragraph.cell != nil && scalar == "\n" ? " " : PaperUnit.plain(scalar),
            changes: changes, form: run.form, link: run.link, cell: paragraph.cell, story: index,
            position: position))
      }
    }
    // Between its number and its words a note has a blank of Word's.
    if story.kind != .body, number == 0, start < units.count, units[start].scalar == " " {
      units.remove(at: start)
    }
    // What goes, or joins the next, has no number.
    let isCounted = story.kind == .body && !Story.View.accepted.drops(around + paragraph.end)
    let list = isCounted ? file.list(of: paragraph) : nil
    units.append(
      ReturnedUnit(
        scalar: PaperUnit.end, changes: around + paragraph.end, end: file.end(of: paragraph),
        block: BlockForm(paragraph, in: story, of: file),
        number: list.map { counter.next($0, in: file.numbering) }, cell: paragraph.cell, story: index,
        position: Story.Position(paragraph: number, run: paragraph.runs.count)))
  }
}

extension Story {
  /// As many bytes as its words have, and one for each paragraph: no fewer than it has characters.
  fileprivate var length: Int {
    paragraphs.reduce(paragraphs.count) { $1.runs.reduce($0) { $0 + $1.text.utf8.count + 1 } }
  }
}

extension WordFile {
  /// The list that a paragraph is an item of, by itself or by its style; the list 0 is none (ECMA-376 part 1, 17.9.18).
  func list(of paragraph: StoryParagraph) -> StoryParagraph.ListPlace? {
    let place = paragraph.list ?? styles.list(ofStyle: paragraph.style)
    return place?.list == "0" ? nil : place
  }

  /// The paragraphs that are the title, as `ReturnedText` takes it: with one of its own, those that the text begins with.
  ///
  /// What has the style of a title and is none of these is a heading of the paper.
  func titleParagraphs(_ title: String?, isInText: Bool = false) -> Set<Int> {
    let styled = body.paragraphs.indices.filter { styles.block(ofStyle: body.paragraphs[$0].style) == .title }
    guard let title else { return Set(styled) }
    if title.isEmpty { return [] }
    if isInText { return titleAboveItself(title, styled) }
    if styled.isEmpty { return Set([plainParagraph(reading: title)].compactMap(\.self)) }
    let text = body.paragraphs.indices.first { index in
      styles.block(ofStyle: body.paragraphs[index].style) != .title
        && !body.paragraphs[index].text.allSatisfy(\.isWhitespace)
    }
    let leading = styled.filter { $0 < text ?? .max }
    return Set(leading.isEmpty ? styled.prefix(1) : leading[...])
  }

  /// The paragraph that has the style of a title, and stands above one with the same words.
  private func titleAboveItself(_ title: String, _ styled: [Int]) -> Set<Int> {
    let first = body.paragraphs.indices.lazy.filter { !body.paragraphs[$0].text.allSatisfy(\.isWhitespace) }
      .prefix(2)
    guard first.count == 2, let own = first.first, styled.first == own,
      first.allSatisfy({ body.paragraphs[$0].text(.rejected).foldedBlanks == title.foldedBlanks })
    else { return [] }
    return [own]
  }

  /// The first paragraph with words, where a file without a title begins with that.
  fileprivate func plainParagraph(reading title: String) -> Int? {
    guard let number = body.paragraphs.firstIndex(where: { !$0.text.allSatisfy(\.isWhitespace) }) else {
      return nil
    }
    let paragraph = body.paragraphs[number]
    let isPlain =
      paragraph.cell == nil && paragraph.end.isEmpty && styles.block(ofStyle: paragraph.style) == .text
    return isPlain && paragraph.text(.rejected).foldedBlanks == title.foldedBlanks ? number : nil
  }

  /// Whether a paragraph is the writer's: what stands between a table and the next.
  fileprivate func isMadeUp(_ number: Int, in story: Story) -> Bool {
    let paragraph = story.paragraphs[number]
    return number > 0 && paragraph.place == 0 && story.paragraphs[number - 1].place != 0
      && paragraph.style == nil
      && paragraph.end.isEmpty && paragraph.runs.isEmpty
  }

  /// The place of an item that is no heading; headings may be numbered.
  func itemPlace(of paragraph: StoryParagraph) -> StoryParagraph.ListPlace? {
    if styles.block(ofStyle: paragraph.style).headingLevel != nil { return nil }
    return list(of: paragraph)
  }

  /// Whether a paragraph stands within an item, as its style says.
  func continuesItem(_ paragraph: StoryParagraph) -> Bool {
    styles.block(ofStyle: paragraph.style) == .listContinuation && list(of: paragraph) == nil
  }

  fileprivate func end(of paragraph: StoryParagraph) -> ReturnedUnit.End {
    if let level = styles.block(ofStyle: paragraph.style).headingLevel { return .heading(level) }
    return list(of: paragraph) == nil ? .text : .item
  }
}

extension StyleSheet.Block {
  /// The level of a heading; a title within a text is one of the first.
  fileprivate var headingLevel: Int? {
    switch self {
    case .heading(let level): level
    case .title: 1
    default: nil
    }
  }
}
