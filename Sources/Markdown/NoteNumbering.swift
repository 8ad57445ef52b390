/// Finds the references to footnotes and numbers the notes by them.
enum NoteNumbering {
  /// The events with references in place of `[^label]`, and the notes in order of their first reference.
  static func resolve(
    body: [MarkdownEvent], notes: [Footnote], source: [UInt8]
  ) -> (events: [MarkdownEvent], notes: [Footnote]) {
    if notes.isEmpty { return (body, []) }
    var resolver = Resolver(notes: notes, source: source)
    let events = resolver.resolve(body)
    resolver.resolveNotes()
    return (events, resolver.numbered)
  }

  private struct Resolver {
    private var notes: [Footnote]
    private let source: [UInt8]
    private let indices: [String: Int]
    /// Indices into `notes`, in the order in which they got their number.
    private var order: [Int] = []
    private var numbers: [Int: Int] = [:]

    init(notes: [Footnote], source: [UInt8]) {
      self.notes = notes
      self.source = source
      indices = Dictionary(zip(notes.map(\.label), notes.indices), uniquingKeysWith: { first, _ in first })
    }

    var numbered: [Footnote] { order.map { notes[$0] } }

    mutating func resolve(_ events: [MarkdownEvent]) -> [MarkdownEvent] {
      var resolved: [MarkdownEvent] = []
      var codeDepth = 0
      for event in events {
        switch event {
        case .enter(.code), .enter(.codeBlock): codeDepth += 1
        case .leave(.code), .leave(.codeBlock): codeDepth -= 1
        case .text(let run) where codeDepth == 0:
          resolved.append(contentsOf: divide(run))
          continue
        default: break
        }
        resolved.append(event)
      }
      return resolved
    }

    /// The notes refer to each other too; a note gets its number before what it refers to, and those that nothing
    /// refers to come last.
    mutating func resolveNotes() {
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

    private mutating func divide(_ run: TextRun) -> [MarkdownEvent] {
      guard let range = run.range, !run.isAtomic else { return [.text(run)] }
      var events: [MarkdownEvent] = []
      var done = range.lowerBound
      var index = range.lowerBound
      while index < range.upperBound {
        guard
          let label = FootnoteDefinition.referenceLabel(in: source, at: index, before: range.upperBound),
          let note = indices[String(decoding: source[label], as: UTF8.self)]
        else {
          index += 1
          continue
        }
        appendText(done..<index, to: &events)
        done = label.upperBound + 1
        notes[note].references += 1
        let occurrence = notes[note].references
        events.append(.noteReference(note: number(of: note), occurrence: occurrence, range: index..<done))
        index = done
      }
      appendText(done..<range.upperBound, to: &events)
      return events
    }

    private func appendText(_ range: Range<Int>, to events: inout [MarkdownEvent]) {
      if range.isEmpty { return }
      events.append(.text(TextRun(text: String(decoding: source[range], as: UTF8.self), range: range)))
    }

    private mutating func number(of note: Int) -> Int {
      if let number = numbers[note] { return number }
      numbers[note] = order.count
      order.append(note)
      return order.count - 1
    }
  }
}
