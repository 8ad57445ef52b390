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
  let story: Int
  let position: Story.Position

  /// What a paragraph is that ends.
  enum End: Hashable {
    case text, item
    case heading(Int)
  }

  var isCell: Bool { cell != nil }
  /// Whether its paragraph goes on within an item of a list.
  var continuesItem: Bool { block?.isWithin == true }

  /// Whether it is there once some changes are made and all others are not.
  func isThere(_ isMade: (TrackedChange) -> Bool) -> Bool {
    changes.allSatisfy { $0.kind.adds == isMade($0) }
  }
}

/// The characters of a file, in the order of the paper's: the text, then its notes by their marks.
struct ReturnedText {
  private(set) var units: [ReturnedUnit] = []
  /// The notes whose marks a change put in, by their story: none of these was in the paper.
  private(set) var newNotes: [Int: [ReturnedUnit]] = [:]
  private let file: WordFile

  /// Words in boxes and margins are none of the paper's.
  init(_ file: WordFile) {
    self.file = file
    for (index, story) in file.stories.enumerated() where story.kind == .body { units += units(of: index) }
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
    for story in stories.values.sorted() where seen.insert(story).inserted { units += units(of: story) }
  }

  /// Leaves of links to places in the file itself the words alone.
  mutating func unlinkInnerPlaces() {
    for index in units.indices where units[index].link?.text.hasPrefix("#") == true {
      units[index].link = nil
    }
  }

  /// Takes out the notes whose marks are none of the paper's.
  mutating func separate(_ stories: Set<Int>) {
    guard !stories.isEmpty else { return }
    for story in stories { newNotes[story] = units.filter { $0.story == story } }
    units.removeAll { stories.contains($0.story) }
  }

  private var noteReferences: [StoryNote] = []
  private var counter = ListCounter()

  private mutating func units(of index: Int, within changes: [TrackedChange] = []) -> [ReturnedUnit] {
    let story = file.stories[index]
    var units: [ReturnedUnit] = []
    for number in story.paragraphs.indices where !file.isMadeUp(number, in: story) {
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
      units += self.units(number, in: story, index, changes)
    }
    return units
  }

  private mutating func units(
    _ number: Int, in story: Story, _ index: Int, _ outer: [TrackedChange]
  ) -> [ReturnedUnit] {
    let paragraph = story.paragraphs[number]
    let around = outer + paragraph.row
    var units: [ReturnedUnit] = []
    for (place, run) in paragraph.runs.enumerated() {
      let position = Story.Position(paragraph: number, run: place)
      if let note = run.note {
        units.append(
          ReturnedUnit(
            scalar: PaperUnit.note, changes: around + run.changes, note: noteReferences.count, story: index,
            position: position))
        noteReferences.append(note)
      }
      guard !run.isLeftOut else { continue }
      units += run.text.unicodeScalars.map {
        ReturnedUnit(
          // A cell has one line.
          scalar: paragraph.cell != nil && $0 == "\n" ? " " : PaperUnit.plain($0),
          changes: around + run.changes, form: run.form, link: run.link,
          cell: paragraph.cell, story: index, position: position)
      }
    }
    // Between its number and its words a note has a blank of Word's.
    if story.kind != .body, number == 0, units.first?.scalar == " " { units.removeFirst() }
    // What goes, or joins the next, has no number.
    let isCounted = story.kind == .body && !Story.View.accepted.drops(around + paragraph.end)
    let list = isCounted ? file.list(of: paragraph) : nil
    units.append(
      ReturnedUnit(
        scalar: PaperUnit.end, changes: around + paragraph.end, end: file.end(of: paragraph),
        block: BlockForm(paragraph, in: story, of: file),
        number: list.map { counter.next($0, in: file.numbering) }, cell: paragraph.cell, story: index,
        position: Story.Position(paragraph: number, run: paragraph.runs.count)))
    return units
  }
}

extension WordFile {
  /// The list that a paragraph is an item of, by itself or by its style; the list 0 is none (ECMA-376 part 1, 17.9.18).
  func list(of paragraph: StoryParagraph) -> StoryParagraph.ListPlace? {
    let place = paragraph.list ?? styles.list(ofStyle: paragraph.style)
    return place?.list == "0" ? nil : place
  }

  /// Whether a paragraph is the writer's: the title, and what stands between a table and the next.
  fileprivate func isMadeUp(_ number: Int, in story: Story) -> Bool {
    let paragraph = story.paragraphs[number]
    if story.kind == .body, styles.block(ofStyle: paragraph.style) == .title { return true }
    return number > 0 && paragraph.place == 0 && story.paragraphs[number - 1].place != 0
      && paragraph.style == nil
      && paragraph.end.isEmpty && paragraph.runs.isEmpty
  }

  /// The place of an item that is no heading; headings may be numbered.
  func itemPlace(of paragraph: StoryParagraph) -> StoryParagraph.ListPlace? {
    if case .heading = styles.block(ofStyle: paragraph.style) { return nil }
    return list(of: paragraph)
  }

  /// Whether a paragraph stands within an item, as its style says.
  func continuesItem(_ paragraph: StoryParagraph) -> Bool {
    styles.block(ofStyle: paragraph.style) == .listContinuation && list(of: paragraph) == nil
  }

  fileprivate func end(of paragraph: StoryParagraph) -> ReturnedUnit.End {
    if case .heading(let level) = styles.block(ofStyle: paragraph.style) { return .heading(level) }
    return list(of: paragraph) == nil ? .text : .item
  }
}
