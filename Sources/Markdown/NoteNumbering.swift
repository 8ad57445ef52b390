/// Numbers footnotes by their first reference.
struct NoteNumbering {
  private var notes: [Footnote]
  /// Indices into `notes`, in the order in which they got their number.
  private var order: [Int] = []
  /// By the index of the note.
  private var numbers: [Int?]

  /// The events with numbered references, and the notes in order of their first reference.
  ///
  /// - Parameter notes: as the references of the events count them.
  static func resolve(
    body: [MarkdownEvent], notes: [Footnote]
  ) -> (events: [MarkdownEvent], notes: [Footnote]) {
    if notes.isEmpty { return (body, []) }
    var numbering = NoteNumbering(notes: notes)
    let events = numbering.resolve(body)
    numbering.resolveNotes()
    return (events, numbering.order.map { numbering.notes[$0] })
  }

  private init(notes: [Footnote]) {
    self.notes = notes
    numbers = Array(repeating: nil, count: notes.count)
  }

  private mutating func resolve(_ events: [MarkdownEvent]) -> [MarkdownEvent] {
    events.map { event in
      guard case .noteReference(let note, _, let range) = event else { return event }
      notes[note].references += 1
      return .noteReference(note: number(of: note), occurrence: notes[note].references, range: range)
    }
  }

  /// The notes refer to each other too; a note gets its number before what it refers to, and those that nothing
  /// refers to come last.
  private mutating func resolveNotes() {
    var next = 0
    var candidates = notes.indices.makeIterator()
    while true {
      if next == order.count {
        guard let index = candidates.next() else { return }
        if numbers[index] == nil { _ = number(of: index) }
        continue
      }
      let index = order[next]
      notes[index].events = resolve(notes[index].events)
      next += 1
    }
  }

  private mutating func number(of note: Int) -> Int {
    if let number = numbers[note] { return number }
    numbers[note] = order.count
    order.append(note)
    return order.count - 1
  }
}
