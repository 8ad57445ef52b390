/// A character of a file that came back, or the end of a paragraph, with the changes upon it.
struct ReturnedUnit {
  let scalar: Unicode.Scalar
  let changes: [TrackedChange]
  var form: StoryRun.Form = []
  /// What ends here, where it is an end.
  var end: End?
  /// Where it stands: story and position of its run.
  let story: Int
  let position: Story.Position

  /// What a paragraph is that ends.
  enum End: Hashable {
    case text, item
    case heading(Int)
  }

  /// Whether it is there once some changes are made and all others are not.
  func isThere(_ isMade: (TrackedChange) -> Bool) -> Bool {
    changes.allSatisfy { $0.kind.adds == isMade($0) }
  }
}

extension WordFile {
  /// The main text and the notes, character by character. Words in boxes and margins are none of the paper's.
  func units() -> [ReturnedUnit] {
    var units: [ReturnedUnit] = []
    for (index, story) in stories.enumerated() where [.body, .footnote, .endnote].contains(story.kind) {
      for number in story.paragraphs.indices where !isMadeUp(number, in: story) {
        units += self.units(number, in: story, index)
      }
    }
    return units
  }

  /// Whether a paragraph is the writer's: the title, and what stands between a table and the next.
  private func isMadeUp(_ number: Int, in story: Story) -> Bool {
    let paragraph = story.paragraphs[number]
    if story.kind == .body, styles.block(ofStyle: paragraph.style) == .title { return true }
    return number > 0 && paragraph.place == 0 && story.paragraphs[number - 1].place != 0
      && paragraph.style == nil
      && paragraph.end.isEmpty && paragraph.runs.isEmpty
  }

  private func units(_ number: Int, in story: Story, _ index: Int) -> [ReturnedUnit] {
    let paragraph = story.paragraphs[number]
    var units: [ReturnedUnit] = []
    for (place, run) in paragraph.runs.enumerated() {
      let position = Story.Position(paragraph: number, run: place)
      units += run.text.unicodeScalars.map {
        ReturnedUnit(
          scalar: $0, changes: paragraph.row + run.changes, form: run.form, story: index, position: position)
      }
    }
    // Between its number and its words a note has a blank of Word's; before those of a task stands a box.
    if story.kind != .body, number == 0, units.first?.scalar == " " { units.removeFirst() }
    while paragraph.list != nil, let box = units.first?.scalar, box == "☐" || box == "☑" {
      units.removeFirst(min(2, units.count))
    }
    let position = Story.Position(paragraph: number, run: paragraph.runs.count)
    units.append(
      ReturnedUnit(
        scalar: PaperUnit.end, changes: paragraph.row + paragraph.end, end: end(of: paragraph), story: index,
        position: position))
    return units
  }

  private func end(of paragraph: StoryParagraph) -> ReturnedUnit.End {
    if case .heading(let level) = styles.block(ofStyle: paragraph.style) { return .heading(level) }
    return paragraph.list == nil ? .text : .item
  }
}
