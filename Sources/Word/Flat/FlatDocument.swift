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
  /// The headings that its own links may lead to.
  let anchors: HeadingAnchors

  /// - Parameter source: the paper in Markdown, with or without front matter.
  init(_ source: [UInt8]) {
    let document = MarkdownDocument(parsing: source)
    anchors = HeadingAnchors(document)
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
    markHeadings(Set(document.links.compactMap(anchors.name)))
  }

  /// Marks the first piece of each heading that a link leads to.
  private mutating func markHeadings(_ names: Set<String>) {
    guard !names.isEmpty else { return }
    var heading = 0
    var first: Int?
    for index in items.indices {
      switch items[index] {
      case .piece: first = first ?? index
      case .table: first = nil
      case .end(let shape, _):
        if case .heading = shape.kind {
          let name = heading < anchors.ordered.count ? anchors.ordered[heading] : nil
          if let name, names.contains(name), let first, case .piece(var piece) = items[first] {
            piece.anchor = name
            items[first] = .piece(piece)
          }
          heading += 1
        }
        first = nil
      }
    }
  }

  /// The text with its notes, in no order.
  var everything: [FlatItem] { items + notes.flatMap(\.self) }
}

extension MarkdownDocument {
  /// Where its links lead, those of its notes too.
  fileprivate var links: [LinkDestination] {
    (events + notes.flatMap(\.events)).compactMap { event in
      if case .enter(.link(let destination, _)) = event { destination } else { nil }
    }
  }
}
