import Markdown

/// A character of a paper, or the end of a paragraph, with where it stands in the source.
struct PaperUnit {
  /// What stands for a paragraph's end among characters.
  static let end: Unicode.Scalar = "\u{2029}"

  let scalar: Unicode.Scalar
  /// Its bytes in the source; for an end those from the last words of its paragraph to the first of the next.
  var range: Range<Int>
  var look = FlatPiece.Look()
  /// For an end the shape of its paragraph.
  var shape: ParagraphShape?

  var isEnd: Bool { shape != nil }
}

/// A paper as Word shows it, character by character, with the source of each.
struct PaperText {
  let source: [UInt8]
  private(set) var units: [PaperUnit] = []
  private var marks: [Int] = []

  init(_ source: [UInt8]) {
    self.source = source
    let document = FlatDocument(source)
    add(document.items + document.looseNotes.flatMap(\.items))
    // As in the file: each mark of a note has a note of its own, in the order of the marks.
    for note in marks { add(document.notes[note]) }
    var next = source.count
    for index in units.indices.reversed() {
      if units[index].isEnd {
        units[index].range = units[index].range.lowerBound..<max(next, units[index].range.lowerBound)
      }
      next = units[index].range.lowerBound
    }
  }

  private mutating func add(_ items: [FlatItem]) {
    for item in items {
      switch item {
      case .piece(let piece): add(piece)
      case .end(let shape, let position):
        units.append(PaperUnit(scalar: PaperUnit.end, range: position..<position, shape: shape))
      case .table(let table): for row in table.rows { row.forEach { add($0) } }
      }
    }
  }

  private mutating func add(_ piece: FlatPiece) {
    let text: String
    switch piece.content {
    case .text(let words): text = words
    case .lineBreak: text = "\n"
    case .note(let note, _):
      marks.append(note)
      return
    }
    var start = piece.range?.lowerBound ?? piece.position
    let isWhole = piece.isAtomic || piece.range == nil || text.utf8.count != piece.range?.count
    let end = piece.range?.upperBound ?? start
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let next = isWhole ? end : start + UTF8.width(scalar)
      units.append(
        PaperUnit(scalar: scalar, range: isWhole && index > 0 ? end..<end : start..<next, look: piece.look))
      start = next
    }
  }
}
