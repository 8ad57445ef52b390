extension XMLTag {
  /// The change that an element around words, or within the properties of a paragraph's end or a row, stands for.
  var change: TrackedChange.Kind? {
    switch self {
    case .insertion, .cellInsertion, .conflictInsertion: .insert
    case .deletion, .cellDeletion, .conflictDeletion: .delete
    case .moveTo: .moveTo
    case .moveFrom: .moveFrom
    default: nil
    }
  }

  /// The change of form that an element within properties stands for.
  var formChange: StoryChange.Kind? {
    switch self {
    case .runChange: .format
    case .paragraphChange: .paraFormat
    case .sectionChange: .sectionFormat
    case .tableChange, .tableExceptionChange, .rowChange, .cellChange: .tableFormat
    case .numberingChange: .numbering
    default: nil
    }
  }
}

extension XMLElement {
  /// The changes that properties name: one of each kind, as Word has it.
  var ownChanges: [TrackedChange] {
    var seen: Set<XMLTag> = []
    return children.filter { $0.tag.change != nil && seen.insert($0.tag).inserted }
      .compactMap(\.trackedChange)
  }

  /// The author as the file names it.
  var author: String { self[.author] ?? "" }

  /// The change that it stands for.
  var trackedChange: TrackedChange? {
    tag.change.map { TrackedChange(kind: $0, author: author, date: self[.date]) }
  }
}
