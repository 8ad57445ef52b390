extension ReturnedPaper {
  /// Something new that is no text, with the words beside which it stands.
  package struct LeftOut: Sendable {
    package let kind: Story.LeftOut.Kind
    /// What it says, or what describes it; empty where nothing does.
    package let words: String
    package let near: String

    package init(kind: Story.LeftOut.Kind, words: String, near: String) {
      (self.kind, self.words, self.near) = (kind, words, near)
    }
  }

  /// What the text and the notes of a file have that is no text, and an export had not.
  static func leftOut(of file: WordFile, besides export: WordFile) -> [LeftOut] {
    // An export has pictures, and nothing else of the kind.
    var known: [String: Int] = [:]
    for each in export.body.leftOut { known[each.words, default: 0] += 1 }
    var new: [LeftOut] = []
    for story in file.stories where story.kind != .header && story.kind != .footer {
      for each in story.leftOut where !Story.View.accepted.drops(each.changes) {
        if each.kind == .picture, let count = known[each.words], count > 0 {
          known[each.words] = count - 1
          continue
        }
        let near =
          story.paragraphs.indices.contains(each.paragraph)
          ? story.paragraphs[each.paragraph].text(.accepted).foldedBlanks : ""
        new.append(LeftOut(kind: each.kind, words: each.words, near: near))
      }
    }
    return new
  }
}
