import Markdown

/// A character of a paper, or the end of a paragraph, with where it stands in the source.
struct PaperUnit {
  /// What stands for a paragraph's end among characters, and what for the mark of a note.
  static let end: Unicode.Scalar = "\u{2029}"
  static let note: Unicode.Scalar = "\u{10FFFD}"
  /// The boxes of tasks: open, and ticked in two ways.
  static let boxes: [Unicode.Scalar] = ["☐", "☑", "☒"]

  let scalar: Unicode.Scalar
  /// Its bytes in the source; for an end those from the last words of its paragraph to the first of the next.
  var range: Range<Int>
  var look = FlatPiece.Look()
  /// Where it leads, as far as Word may let a reader follow it.
  var link: LinkAddress?
  /// For an end the shape of its paragraph.
  var shape: ParagraphShape?
  /// For an end what its paragraph is.
  var block: BlockForm?
  /// Whether it is the box of a task, which the source has as `[ ]`.
  var isBox = false

  var isEnd: Bool { shape != nil }

  /// For an end its block, before its list is counted.
  var uncounted: UncountedBlock? {
    block.map { UncountedBlock(form: $0, list: $0.level.flatMap { _ in shape?.item?.list }) }
  }

  /// A character of a text that stands for itself: those that have another meaning here are missing.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == end || scalar == note ? "\u{FFFD}" : scalar
  }
}

/// A paper as Word shows it, character by character, with the source of each.
struct PaperText {
  /// Where a paragraph stands in a table.
  struct Cell: Hashable {
    let table: Int
    let row: Int
    let column: Int
  }

  let source: [UInt8]
  private(set) var units: [PaperUnit] = []
  /// The first unit of each paragraph, and the number of units behind the last.
  private(set) var starts: [Int] = [0]
  /// By the number of the paragraph.
  private(set) var cells: [Int: Cell] = [:]
  /// Of each table how many rows it has, and columns.
  private(set) var tables: [(rows: Int, columns: Int)] = []
  /// By the first cell of a row, its paragraph.
  private(set) var rows: [Cell: Int] = [:]
  /// By list the first unit of each paragraph that begins an item of it; and where the list begins.
  private(set) var items: [Int: [Int]] = [:]
  private(set) var listStarts: [Int: Int] = [:]
  /// For each paragraph of a list the one that begins the item which it is of, or -1; and for one that begins an item, the one that begins
  /// the item around it.
  private(set) var itemStarts: [Int32] = []
  private(set) var outerItems: [Int32] = []
  /// The first unit of what each mark of a note leads to, in the order of the marks.
  private(set) var noteStarts: [Int] = []
  let lists: [FlatDocument.List]
  /// The headings that its own links lead to.
  let places: InnerPlaces
  /// What the paragraphs are, for their numbers.
  var blocks: [UncountedBlock] { units.compactMap(\.uncounted) }
  private var marks: [Int] = []
  /// Whether it has links to its own headings.
  private(set) var hasInnerLinks = false

  /// - Parameter places: the headings that its links lead to, where it is another text with edits in it: who writes a heading anew
  ///   changes no link.
  init(_ source: [UInt8], places: InnerPlaces? = nil) {
    self.source = source
    let document = FlatDocument(source)
    self.places = places ?? InnerPlaces(document.anchors)
    lists = document.lists
    add(document.items + document.looseNotes.flatMap(\.items))
    // As in the file: each mark of a note has a note of its own, in the order of the marks.
    for note in marks {
      noteStarts.append(units.count)
      add(document.notes[note])
    }
    if starts.last != units.count { starts.append(units.count) }
    noteItems()
    var next = source.count
    for index in units.indices.reversed() {
      if units[index].isEnd {
        units[index].range = units[index].range.lowerBound..<max(next, units[index].range.lowerBound)
      }
      next = units[index].range.lowerBound
    }
  }

  private mutating func noteItems() {
    // The items that are open, the outermost first.
    var open: [(paragraph: Int32, level: Int)] = []
    for number in 0..<starts.count - 1 {
      guard let item = shape(of: number)?.item else {
        open = []
        itemStarts.append(-1)
        outerItems.append(-1)
        continue
      }
      if listStarts[item.list] == nil { listStarts[item.list] = starts[number] }
      if item.isFirst {
        items[item.list, default: []].append(starts[number])
        while let last = open.last, last.level >= item.level { open.removeLast() }
        outerItems.append(open.last?.paragraph ?? -1)
        open.append((Int32(number), item.level))
      } else {
        outerItems.append(-1)
      }
      itemStarts.append(open.last?.paragraph ?? -1)
    }
  }

  private mutating func add(_ items: [FlatItem]) {
    for item in items {
      switch item {
      case .piece(let piece): add(piece)
      case .end(let shape, let position):
        if let task = shape.item?.task { addBox(task, position) }
        units.append(
          PaperUnit(
            scalar: PaperUnit.end, range: position..<position, shape: shape, block: BlockForm(shape, lists)))
        starts.append(units.count)
      case .table(let table): add(table)
      }
    }
  }

  private mutating func add(_ table: FlatTable) {
    let number = tables.count
    tables.append((table.rows.count, table.columns))
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let place = Cell(table: number, row: row, column: column)
        self.cells[starts.count - 1] = place
        if column == 0 { rows[place] = starts.count - 1 }
        add(cell)
      }
    }
  }

  /// Puts the box of a task before the words of the paragraph at hand.
  private mutating func addBox(_ isTicked: Bool, _ position: Int) {
    let start = starts[starts.count - 1]
    let words = start < units.count ? units[start].range.lowerBound : position
    let lineEnd = source[words...].firstIndex(of: 0x0A) ?? source.count
    let line = lineStart(before: words)..<lineEnd
    guard
      let box = line.first(where: {
        source[$0] == UInt8(ascii: "[") && $0 + 2 < source.count && source[$0 + 2] == UInt8(ascii: "]")
      })
    else { return }
    let blank = box + 3..<min(box + 4, source.count)
    units.insert(
      contentsOf: [
        PaperUnit(scalar: isTicked ? "☑" : "☐", range: box..<box + 3, isBox: true),
        PaperUnit(scalar: " ", range: blank, isBox: true),
      ], at: start)
  }

  private mutating func add(_ piece: FlatPiece) {
    let text: String
    switch piece.content {
    case .text(let words): text = words
    case .lineBreak: text = "\n"
    case .note(let note, _):
      marks.append(note)
      let start = piece.range?.lowerBound ?? piece.position
      units.append(PaperUnit(scalar: PaperUnit.note, range: piece.range ?? start..<start, look: piece.look))
      return
    }
    var start = piece.range?.lowerBound ?? piece.position
    let isWhole = piece.isAtomic || piece.range == nil || text.utf8.count != piece.range?.count
    let end = piece.range?.upperBound ?? start
    let link = piece.look.link.flatMap { link in
      link.followed.map { LinkAddress($0) } ?? places.address(of: link)
    }
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let next = isWhole ? end : start + UTF8.width(scalar)
      hasInnerLinks = hasInnerLinks || link?.isWithinText == true
      units.append(
        PaperUnit(
          scalar: PaperUnit.plain(scalar), range: isWhole && index > 0 ? end..<end : start..<next,
          look: piece.look, link: link))
      start = next
    }
  }

  /// Whether its first paragraph reads so.
  func begins(with words: String) -> Bool {
    units.prefix { !$0.isEnd }.map(\.scalar).text == words
  }

  // MARK: Places

  func lineStart(before offset: Int) -> Int {
    source[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// The first end of a paragraph from a unit on.
  func end(from unit: Int) -> PaperUnit? {
    let next = starts.firstIndex(from: { $0 > unit })
    return next < starts.count && units[starts[next] - 1].isEnd ? units[starts[next] - 1] : nil
  }

  /// The number of the paragraph that a unit is of.
  func paragraph(of unit: Int) -> Int { max(0, starts.firstIndex(from: { $0 > unit }) - 1) }

  /// The paragraphs that an edit changes; none where it puts new ones between two.
  func paragraphs(of edit: UnitEdit) -> Range<Int> {
    let first = paragraph(of: min(edit.gone.lowerBound, max(0, units.count - 1)))
    guard let last = edit.gone.last else {
      let isBetween = edit.gone.lowerBound == starts[first] && edit.come.last?.end != nil
      return isBetween || edit.gone.lowerBound >= units.count ? first..<first : first..<first + 1
    }
    let end = paragraph(of: last)
    // A paragraph whose end goes becomes part of the next, unless it goes whole.
    let isWhole = edit.gone.lowerBound == starts[first] || edit.come.last?.end != nil
    let joins = units[last].isEnd && !isWhole && end + 1 < starts.count - 1
    return first..<end + (joins ? 2 : 1)
  }

  /// The number of the note's mark that a unit of a note belongs to; nil for one of the text.
  func noteOfUnit(_ unit: Int) -> Int? {
    let next = noteStarts.firstIndex(from: { $0 > unit })
    return next > 0 ? next - 1 : nil
  }
}
