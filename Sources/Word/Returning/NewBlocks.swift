/// Blocks that somebody put between two of a paper, in Markdown: paragraphs, items, and tables whole.
struct NewBlocks {
  private(set) var blocks: [(text: String, isItem: Bool)] = []
  private let source: EditedSource
  private let place: Int
  private var marks: ItemMarks

  /// - Parameter isBefore: whether they come before the line of the paragraph at the place; else they come behind the one before it.
  init(_ source: EditedSource, _ come: [ReturnedUnit], _ place: Int, isBefore: Bool) {
    (self.source, self.place) = (source, place)
    marks = ItemMarks(source.paper, before: source.paper.paragraph(of: place), isBefore: isBefore)
    var rows: [[String]] = []
    var last: StoryParagraph.Cell?
    for part in come.paragraphs {
      let end = come[part.upperBound]
      if let last, last.table != end.cell?.table { close(&rows) }
      last = end.cell
      let words = Array(come[part])
      guard let cell = end.cell else {
        add(words, end)
        continue
      }
      while rows.count <= cell.row { rows.append([]) }
      while rows[cell.row].count < cell.column { rows[cell.row].append("") }
      rows[cell.row].append(source.markdown(words, [], nil, place).inOneLine)
    }
    close(&rows)
  }

  private mutating func add(_ words: [ReturnedUnit], _ end: ReturnedUnit) {
    let kind = end.end ?? .text
    let form = end.block ?? BlockForm()
    var (first, others) = ("", "")
    switch kind {
    case .heading(let level): first = String(repeating: "#", count: level) + " "
    case .item:
      first = marks.add(end)
      others = marks.inner(form)
    case .text where end.continuesItem:
      others = marks.innermost ?? source.itemIndent(before: place)
      first = others
    case .text:
      others = form.isQuoted ? "> " : ""
      first = others
    }
    marks.pass(form)
    let text = first + source.paragraph(words, kind, place)
    blocks.append((others.isEmpty ? text : text.replacing("\n", with: "\n" + others), kind == .item))
  }

  private mutating func close(_ rows: inout [[String]]) {
    let lines = TableLines.lines(rows.filter { !$0.isEmpty })
    if !lines.isEmpty { blocks.append((lines.joined(separator: "\n"), false)) }
    rows = []
  }
}

extension PaperText {
  /// Whether a place is the end of the text, before its notes, and an edit there is one of the text.
  func endsText(_ place: Int, for edit: UnitEdit) -> Bool {
    guard place == noteStarts.first ?? units.count else { return false }
    return edit.come.first?.isOfText ?? true
  }
}

extension ReturnedUnit {
  /// Whether it is of the main text.
  var isOfText: Bool { story == 0 }
}
