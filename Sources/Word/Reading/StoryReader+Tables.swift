extension StoryReader {
  /// What a table of Word's may have.
  static let mostColumns = 63

  mutating func readTable(_ table: XMLElement, _ around: Surroundings) {
    if let properties = table.first(.tableProperties) { noteFormChanges(in: properties) }
    let number = tables
    if around.cell == nil { tables += 1 }
    for (rowNumber, row) in table.descendants(.row).enumerated() {
      let first = story.paragraphs.count
      var rowChanges: [TrackedChange] = []
      if let properties = row.first(.rowProperties) {
        rowChanges = properties.ownChanges
        noteFormChanges(in: properties)
      }
      var column = row.first(.rowProperties)?.columns(.columnsBefore) ?? 0
      for cell in row.descendants(.cell) {
        var inner = around
        inner.cell = around.cell ?? StoryParagraph.Cell(table: number, row: rowNumber, column: column)
        readCell(cell, rowChanges, inner)
        let span = max(1, cell.first(.cellProperties)?.columns(.cellSpan) ?? 1)
        column += column + span <= Self.mostColumns ? span : 1
      }
      noteRow(rowChanges, from: first)
    }
  }

  private mutating func readCell(_ cell: XMLElement, _ row: [TrackedChange], _ around: Surroundings) {
    places += 1
    var inner = around
    inner.place = places
    inner.row += row
    if let properties = cell.first(.cellProperties) {
      var seen: Set<XMLTag> = []
      for element in properties.children where seen.insert(element.tag).inserted {
        let kind: StoryChange.Kind
        switch element.tag {
        case .cellInsertion: kind = .cellInsert
        case .cellDeletion: kind = .cellDelete
        case .cellMerge: kind = .cellMerge
        default: continue
        }
        if let change = element.trackedChange { inner.row.append(change) }
        note(kind, by: element.author)
      }
      noteFormChanges(in: properties)
    }
    readBlocks(cell, inner)
  }

  private mutating func noteRow(_ changes: [TrackedChange], from first: Int) {
    guard !changes.isEmpty else { return }
    let words = story.paragraphs[first...].map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }
      .joined(separator: " ")
    for change in changes {
      let kind: StoryChange.Kind = change.kind.adds ? .rowInsert : .rowDelete
      note(StoryChange(author: change.author, kind: kind, text: words), at: first)
    }
  }
}

extension XMLElement {
  /// How many columns a property says.
  fileprivate func columns(_ property: XMLTag) -> Int? {
    value(of: property).flatMap { Int($0) }.map { min(max($0, 0), StoryReader.mostColumns) }
  }
}
