extension Story {
  /// Which changes count as made.
  package enum View: Hashable, Sendable {
    /// Every change accepted, or every one rejected.
    case accepted, rejected
    /// With all words, inserted and deleted.
    case everything
    /// Only one author's changes accepted, the others' rejected.
    case only(String)

    /// Whether what a change lies upon is not there.
    func drops(_ change: TrackedChange) -> Bool {
      switch self {
      case .everything: false
      case .accepted: !change.kind.adds
      case .rejected: change.kind.adds
      case .only(let author): change.kind.adds != (change.author == author)
      }
    }

    func drops(_ changes: [TrackedChange]) -> Bool { changes.contains(where: drops) }
  }

  /// The paragraphs as a view shows them. A paragraph whose end is not there joins the next of its place.
  package func texts(_ view: View) -> [String] {
    var texts: [String] = []
    var open: Int?
    for paragraph in paragraphs where !view.drops(paragraph.row) {
      let text = paragraph.text(view)
      if open == paragraph.place, let last = texts.indices.last {
        texts[last] += text
      } else {
        texts.append(text)
      }
      open = view.drops(paragraph.end) ? paragraph.place : nil
    }
    return texts
  }

  /// The words of a range as a view shows them; paragraphs end in a line's end.
  package func text(_ range: WordComment.Place.Range, _ view: View) -> String {
    let first = max(range.start.paragraph, 0)
    guard first <= range.end.paragraph else { return "" }
    let parts = (first...range.end.paragraph).map { index in
      let runs = paragraphs[index].runs
      let start = index == range.start.paragraph ? range.start.run : 0
      let end = index == range.end.paragraph ? range.end.run : runs.count
      return runs[start..<max(start, end)].filter { !view.drops($0.changes) }.map(\.text).joined()
    }
    return parts.joined(separator: "\n")
  }
}

extension StoryParagraph {
  /// Its words as a view shows them.
  package func text(_ view: Story.View) -> String {
    var text = ""
    for run in runs where !view.drops(run.changes) { text += run.text }
    return text
  }
}
