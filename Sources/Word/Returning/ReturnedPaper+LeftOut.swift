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
  static func leftOut(
    of file: WordFile, besides export: WordFile, title: String, isInText: Bool
  ) -> [LeftOut] {
    // An export has pictures, and nothing else of the kind.
    var known: [String: Int] = [:]
    for each in export.body.leftOut { known[each.words, default: 0] += 1 }
    var new =
      self.title(of: file, besides: export, title, isInText: isInText) + footers(of: file, besides: export)
    for story in file.stories where story.kind != .header && story.kind != .footer {
      var near = (paragraph: -1, words: "")
      for each in story.leftOut where !Story.View.accepted.drops(each.changes) {
        if each.kind == .picture, let count = known[each.words], count > 0 {
          known[each.words] = count - 1
          continue
        }
        if each.paragraph != near.paragraph, story.paragraphs.indices.contains(each.paragraph) {
          let words = story.paragraphs[each.paragraph].text(.accepted).foldedBlanks
          near = (each.paragraph, words.count > longestNear ? words.prefix(longestNear) + "…" : words)
        }
        new.append(LeftOut(kind: each.kind, words: each.words, near: near.words))
      }
    }
    return new
  }

  /// How many characters tell where something stands: many things may stand in one long paragraph.
  private static let longestNear = 200

  /// The title of a file, where an export had another: it is no part of the text.
  private static func title(
    of file: WordFile, besides export: WordFile, _ title: String, isInText: Bool
  ) -> [LeftOut] {
    let (old, new) = (
      export.titleWords(title, isInText: isInText), file.titleWords(title, isInText: isInText)
    )
    // What has no title any more may have it as plain words, which are found there.
    guard old != new, !new.isEmpty || file.body.paragraphs.count < export.body.paragraphs.count else {
      return []
    }
    return [LeftOut(kind: .title, words: "\(old) → \(new)", near: "")]
  }

  /// The words in footers besides the line that says what a file is an export of.
  private static func footers(of file: WordFile, besides export: WordFile) -> [LeftOut] {
    let known = export.stories.filter { $0.kind == .footer }.flatMap { $0.texts(.everything) }
      .filter { !$0.isEmpty }
    var words: [String] = []
    var seen: Set<String> = []
    for story in file.stories where story.kind == .footer {
      for line in story.texts(.everything) {
        let own = known.reduce(line) { $0.replacing($1, with: "") }
        // A file may be held against another revision than the one that it names.
        let others = own.split(whereSeparator: \.isWhitespace).filter { !isReference($0) }
        if !others.isEmpty, seen.insert(line).inserted { words.append(line) }
      }
    }
    return words.map { LeftOut(kind: .footer, words: $0.foldedBlanks, near: "") }
  }

  /// Whether a word is one that an export is known by: a name, and a commit.
  private static func isReference(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@")
    return parts.count == 2 && parts[1].prefix(while: \.isHexDigit).count >= 7
  }
}

extension WordFile {
  /// The words of its title, as it is once all changes are made.
  fileprivate func titleWords(_ title: String, isInText: Bool) -> String {
    titleParagraphs(title, isInText: isInText).sorted().map { body.paragraphs[$0] }
      .filter { styles.block(ofStyle: $0.style) == .title }.map { $0.text(.accepted).foldedBlanks }.filter {
        !$0.isEmpty
      }.joined(separator: " ")
  }
}
