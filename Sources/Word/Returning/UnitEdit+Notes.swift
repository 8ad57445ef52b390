extension [UnitEdit] {
  /// The same, but what reaches over the border of a note is an edit on each side of it: the end of the text joins no note.
  func apartByNotes(in reading: FileReading) -> [UnitEdit] {
    let borders = reading.paper.noteStarts
    guard !borders.isEmpty else { return self }
    return flatMap { $0.apartFromNote(borders) }.map { $0.slid(to: borders, in: reading.paper.units) }.flatMap
    { edit -> [UnitEdit] in
      let inner = borders[borders.firstIndex(from: { edit.gone.lowerBound < $0 })...]
        .prefix { $0 < edit.gone.upperBound }
      guard !inner.isEmpty else { return [edit] }
      let bounds = [edit.gone.lowerBound] + inner + [edit.gone.upperBound]
      var parts = zip(bounds, bounds.dropFirst()).map { start, end in
        var part = edit
        (part.gone, part.come) = (start..<end, [])
        return part
      }
      let stories = Dictionary(
        parts.indices.compactMap { part in
          reading.unit(of: parts[part].gone.lowerBound).map { ($0.story, part) }
        }, uniquingKeysWith: { first, _ in first })
      for unit in edit.come { parts[stories[unit.story] ?? 0].come.append(unit) }
      return parts
    }
  }
}

extension UnitEdit {
  /// The same, but paragraphs that come at the end of the text, where a note behind it goes, are an edit of their own.
  fileprivate func apartFromNote(_ borders: [Int]) -> [UnitEdit] {
    let ofText = come.prefix(while: \.isOfText).count
    guard !gone.isEmpty, borders.first == gone.lowerBound, ofText > 0, come[ofText - 1].end != nil else {
      return [self]
    }
    var (new, rest) = (self, self)
    new.gone = gone.lowerBound..<gone.lowerBound
    (new.come, rest.come) = (Array(come[..<ofText]), Array(come[ofText...]))
    return [new, rest]
  }

  /// The same deletion a little further on, where the note behind a border ends as the text before it does: which of two equal ends
  /// went, a comparison cannot tell, and whoever deletes a note deletes its own.
  fileprivate func slid(to borders: [Int], in units: [PaperUnit]) -> UnitEdit {
    let next = borders.firstIndex(from: { gone.lowerBound < $0 })
    guard come.isEmpty, next < borders.count, borders[next] < gone.upperBound else { return self }
    let border = borders[next]
    let distance = border - gone.lowerBound
    let isSame = (0..<distance).allSatisfy { step in
      gone.upperBound + step < units.count
        && units[gone.lowerBound + step].scalar == units[gone.upperBound + step].scalar
    }
    guard isSame else { return self }
    var slid = self
    slid.gone = border..<gone.upperBound + distance
    return slid
  }
}
