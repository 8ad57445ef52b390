/// The notes of a file whose words a program lost on the way.
///
/// LibreOffice writes the words of one note into another, or none at all, where a comment stands between their marks. Nobody did
/// that; so such a note is held to be as it was, and named.
struct LostNotes {
  /// Each by its story in the file, and the number of its mark in the paper.
  private(set) var all: [(story: Int, note: Int)] = []

  /// - Parameter places: of the units in the paper.
  init(_ units: [ReturnedUnit], _ places: [Int?], in paper: PaperText) {
    let marks = paper.noteMarks
    let numbers = Dictionary(uniqueKeysWithValues: zip(marks, marks.indices))
    var stories: [Int: Int] = [:]
    // Whoever deletes a mark deletes the note.
    var deleted: Set<Int> = []
    for (unit, place) in zip(units, places) {
      guard let story = unit.note, let number = place.flatMap({ numbers[$0] }) else { continue }
      if unit.isThere({ _ in false }) { stories[number] = story } else { deleted.insert(number) }
    }
    let kept = marks.indices.filter { !deleted.contains($0) }
    // Where a mark went untracked, nobody can tell which of two it was.
    guard !kept.isEmpty, stories.count == kept.count, marks.count == paper.noteStarts.count else { return }
    let numberOf = Dictionary(stories.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    var found = [[UInt32]](repeating: [], count: marks.count)
    for unit in units where unit.isThere({ _ in false }) {
      if let number = numberOf[unit.story] { found[number] += Self.letter(unit.scalar) }
    }
    let own = marks.indices.map { number in
      paper.units[paper.note(number)].flatMap { Self.letter($0.scalar) }
    }
    // Who puts two notes in each other's place loses no words.
    let (was, becomes) = (Self.counted(kept.map { own[$0] }), Self.counted(kept.map { found[$0] }))
    guard was != becomes else { return }
    all = kept.filter { number in
      found[number] != own[number] && (found[number].isEmpty || was[found[number]] != nil)
    }.compactMap { number in stories[number].map { ($0, number) } }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> [UInt32] {
    scalar.properties.isWhitespace ? [] : [UnitAlignment.folded(scalar)]
  }

  private static func counted(_ notes: [[UInt32]]) -> [[UInt32]: Int] {
    notes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension PaperText {
  /// The marks of notes in the text, in the order of their notes.
  var noteMarks: [Int] {
    units[..<(noteStarts.first ?? 0)].indices.filter {
      units[$0].scalar == PaperUnit.note && !units[$0].isEnd
    }
  }

  /// The units of a note, by the number of its mark.
  func note(_ number: Int) -> Range<Int> {
    noteStarts[number]..<(number + 1 < noteStarts.count ? noteStarts[number + 1] : units.count)
  }
}

extension ReturnedText {
  /// Puts the words of an export in the place of notes whose words a program lost.
  ///
  /// - Returns: the words that they have in the paper.
  mutating func takeLostNotes(_ places: [Int?], from export: FileReading) -> [String] {
    let (paper, lost) = (export.paper, LostNotes(units, places, in: export.paper).all)
    guard !lost.isEmpty else { return [] }
    let marks = paper.noteMarks
    let changes = Dictionary(
      units.compactMap { unit in unit.note.map { ($0, unit.changes) } },
      uniquingKeysWith: { first, _ in first })
    let exported = Dictionary(grouping: export.units.filter { !$0.isOfText }, by: \.story)
    var notes: [Int: [ReturnedUnit]] = [:]
    for (story, number) in lost {
      guard let own = export.unit(of: marks[number])?.note else { continue }
      notes[story] = (exported[own] ?? []).map { unit in
        var unit = unit
        unit.changes = (changes[story] ?? []) + unit.changes
        (unit.story, unit.position) = (story, Story.Position(paragraph: 0, run: 0))
        return unit
      }
    }
    put(notes)
    return lost.map { paper.units[paper.note($0.note)].map { $0.isEnd ? " " : $0.scalar }.text.foldedBlanks }
  }
}
