import Markdown

/// A paper as Word thinks of it: paragraphs in a row, notes apart.
struct FlatDocument: Sendable {
  /// A list: what its first number is, or nothing where it has bullets.
  struct List: Hashable, Sendable {
    let start: Int?
    let level: Int
  }

  var items: [FlatItem] = []
  var notes: [[FlatItem]] = []
  /// The bytes of each note's definition.
  var noteRanges: [Range<Int>] = []
  /// The notes that nothing refers to, by where they stand: Word would drop them, so they go to the end of the text.
  var looseNotes: [(position: Int, items: [FlatItem])] = []
  var lists: [List] = []

  /// - Parameter source: the paper in Markdown, with or without front matter.
  init(_ source: [UInt8]) {
    let document = MarkdownDocument(parsing: source)
    var flattener = Flattener(source: source, from: document.frontMatter?.upperBound ?? 0)
    items = flattener.flatten(document.events)
    for note in document.notes {
      noteRanges.append(note.range)
      notes.append(flattener.flatten(note.events, from: note.range.lowerBound, isNote: true))
      if note.references == 0 {
        let start = note.range.lowerBound
        looseNotes.append((start, flattener.flatten(note.events, from: start)))
      }
    }
    lists = flattener.lists
  }

  /// The text with its notes, in no order.
  var everything: [FlatItem] { items + notes.flatMap(\.self) }
}
