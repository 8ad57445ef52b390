/// Puts together what a paper reads like once edits are made, its notes in the order of their marks.
struct WantedText {
  /// A character with whose edit it is, and for an end its block.
  private typealias Item = (item: ShownItem, owner: Int?, block: UncountedBlock?)

  let paper: PaperText
  let file: WordFile
  let notes: NewNotes
  private var items: [Item] = []
  private var done = 0
  /// What follows the text: for each mark of a note the note, by its place among the paper's or by its story.
  private var order: [(own: Int?, story: Int?, owner: Int?)] = []
  private var noteItems: [Int: [Item]] = [:]
  private var mark = 0

  init(paper: PaperText, file: WordFile, notes: NewNotes) {
    (self.paper, self.file, self.notes) = (paper, file, notes)
  }

  mutating func add(_ edit: UnitEdit, of owner: Int) {
    keep(until: edit.gone.lowerBound)
    for unit in paper.units[edit.gone] where unit.scalar == PaperUnit.note && !unit.isEnd { mark += 1 }
    for unit in edit.come {
      if let story = unit.note { order.append((nil, story, owner)) }
      append(
        (ShownItem(unit), owner, block(of: unit)), at: edit.gone.lowerBound,
        isOfText: unit.isOfText && edit.gone.isEmpty)
    }
    done = max(done, edit.gone.upperBound)
  }

  private func block(of unit: ReturnedUnit) -> UncountedBlock? {
    unit.block.map { UncountedBlock(form: $0, list: $0.isOrdered ? unit.list : nil, start: unit.number) }
  }

  mutating func finish() -> (paragraphs: [ShownParagraph], owners: [Int?]) {
    keep(until: paper.units.count)
    for note in order {
      if let own = note.own { items += noteItems[own] ?? [] }
      if let story = note.story {
        items += (notes.units[story] ?? []).filter { unit in unit.isThere { _ in true } }
          .map { (ShownItem($0), note.owner, block(of: $0)) }
      }
    }
    var paragraphs: [[ShownItem]] = []
    var owners: [Int?] = []
    var open: [ShownItem] = []
    var owner: Int?
    for each in items {
      open.append(each.item)
      owner = owner ?? each.owner
      guard each.item.end != nil else { continue }
      paragraphs += open.paragraphs
      owners.append(owner)
      (open, owner) = ([], nil)
    }
    if !open.isEmpty {
      paragraphs += open.paragraphs
      owners += [Int?](repeating: owner, count: open.paragraphs.count)
    }
    let blocks = items.compactMap(\.block).counted(paper.lists)
    return (ShownParagraph.all(paragraphs, blocks), owners)
  }

  private mutating func keep(until end: Int) {
    guard done < end else { return }
    for index in done..<end {
      let unit = paper.units[index]
      if unit.scalar == PaperUnit.note, !unit.isEnd {
        order.append((mark, nil, nil))
        mark += 1
      }
      append((ShownItem(unit), nil, unit.uncounted), at: index)
    }
    done = end
  }

  private mutating func append(_ item: Item, at unit: Int, isOfText: Bool = false) {
    // What comes behind the text stands before its first note.
    if let note = paper.noteOfUnit(unit), !(isOfText && unit == paper.noteStarts.first) {
      noteItems[note, default: []].append(item)
    } else {
      items.append(item)
    }
  }
}
