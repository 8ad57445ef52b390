extension [UnitEdit] {
  /// The same, but what reaches over the border of a note is an edit on each side of it: the end of the text joins no note.
  func apartByNotes(in reading: FileReading) -> [UnitEdit] {
    let borders = reading.paper.noteStarts
    guard !borders.isEmpty else { return self }
    return flatMap { edit -> [UnitEdit] in
      let inner = borders.filter { edit.gone.lowerBound < $0 && $0 < edit.gone.upperBound }
      guard !inner.isEmpty else { return [edit] }
      let bounds = [edit.gone.lowerBound] + inner + [edit.gone.upperBound]
      var parts = zip(bounds, bounds.dropFirst()).map { start, end in
        var part = edit
        (part.gone, part.come) = (start..<end, [])
        return part
      }
      let stories = parts.map { reading.unit(of: $0.gone.lowerBound)?.story }
      for unit in edit.come { parts[stories.firstIndex(of: unit.story) ?? 0].come.append(unit) }
      return parts
    }
  }
}
