import Prose

/// Notes that a partner put in: their marks, and what defines them, at the end of the paper.
struct NoteDefinitions {
  let paper: PaperText
  let notes: NewNotes

  /// The mark of a note.
  func mark(of story: Int) -> String { "[^\(notes.label(of: story))]" }

  /// The definitions of the notes that some words have marks of.
  func hunks(for come: [ReturnedUnit]) -> [Hunk] {
    let text = come.compactMap { unit in
      unit.note.map { "\n\n" + definition(of: $0) }
    }.joined()
    guard !text.isEmpty else { return [] }
    var end = paper.source.count
    while end > 0, paper.source[end - 1] == 0x0A || paper.source[end - 1] == 0x0D { end -= 1 }
    return [Hunk(range: end..<end, old: "", new: text)]
  }

  /// What a note's mark leads to.
  func definition(of story: Int) -> String { "[^\(notes.label(of: story))]: \(words(of: story))" }

  /// What a note says, once all that is new in it is made.
  private func words(of story: Int) -> String {
    let units = (notes.units[story] ?? []).filter { unit in unit.isThere { _ in true } }
    let words = MarkedWords(paper: paper, notes: .none)
    return units.paragraphs.map { words.written(units[$0].map { .init($0) }) }.filter { !$0.isEmpty }
      .joined(separator: " ").replacing("\\\n", with: " ")
  }
}
