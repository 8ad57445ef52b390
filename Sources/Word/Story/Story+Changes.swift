extension Story {
  /// Every tracked change, in the order of its paragraphs; those upon words are joined where they are one author's and
  /// stand side by side.
  package var changes: [StoryChange] {
    var changes: [StoryChange] = []
    var nextMark = 0
    let marks = marks.sorted { $0.paragraph < $1.paragraph }
    for (index, paragraph) in paragraphs.enumerated() {
      for kind in TrackedChange.Kind.all { changes += paragraph.changes(kind) }
      changes += paragraph.end.map { .init(author: $0.author, kind: $0.kind.uponEnd, text: "") }
      while nextMark < marks.count, marks[nextMark].paragraph == index {
        changes.append(marks[nextMark].change)
        nextMark += 1
      }
    }
    return changes + marks[nextMark...].map(\.change)
  }
}

extension StoryParagraph {
  /// The changes of a kind upon its words. Of two within each other the inner one counts; another kind within does not
  /// divide it, words that it is not upon do.
  fileprivate func changes(_ kind: TrackedChange.Kind) -> [StoryChange] {
    var changes: [StoryChange] = []
    var isOpen = false
    for run in runs where run.note == nil {
      guard let change = run.changes.last(where: { $0.kind == kind }) else {
        isOpen = false
        continue
      }
      if isOpen, let last = changes.indices.last, changes[last].author == change.author {
        changes[last].text += run.text
      } else {
        changes.append(.init(author: change.author, kind: kind.uponWords, text: run.text))
        isOpen = true
      }
    }
    return changes
  }
}

extension TrackedChange.Kind {
  fileprivate static let all: [TrackedChange.Kind] = [.insert, .delete, .moveTo, .moveFrom]

  fileprivate var uponWords: StoryChange.Kind {
    switch self {
    case .insert: .insert
    case .delete: .delete
    case .moveTo: .moveTo
    case .moveFrom: .moveFrom
    }
  }

  fileprivate var uponEnd: StoryChange.Kind {
    switch self {
    case .insert: .paraInsert
    case .delete: .paraDelete
    case .moveTo: .paraMoveTo
    case .moveFrom: .paraMoveFrom
    }
  }
}
