package import Word

/// What a Word file says, as `beraad docx read --json` answers it: for people and programs that have Word files and nothing else
/// of Beraad. The names of its fields are fixed.
package struct WordReading: Encodable, Sendable {
  /// A tracked change; `text` is what it is upon, within one paragraph.
  package struct Change: Encodable, Sendable {
    package let author: String
    package let kind: String
    package let text: String
  }

  /// A comment with the words that it stands upon, as they are with all changes in them.
  package struct Comment: Encodable, Sendable {
    package let id: String
    package let author: String
    package let text: String
    package let quote: String
    /// The id of the comment that it answers.
    package let replyTo: String?
    package let resolved: Bool
  }

  /// Something of the file that is in no other field.
  package struct NotMapped: Encodable, Sendable {
    package let kind: String
    /// Its words, or how many there are of it.
    package let text: String
  }

  /// The paragraphs of the main text with every change accepted, and with every one rejected.
  package let accepted: [String]
  package let rejected: [String]
  package let notesAccepted: [String]
  package let notesRejected: [String]
  package let changes: [Change]
  package let comments: [Comment]
  package let notMapped: [NotMapped]

  private enum CodingKeys: String, CodingKey {
    case accepted, rejected, changes, comments, notMapped
    case notesAccepted = "notes_accepted"
    case notesRejected = "notes_rejected"
  }

  package init(_ file: WordFile) {
    let notes = file.stories.filter { $0.kind == .footnote || $0.kind == .endnote }
    accepted = file.body.texts(.accepted)
    rejected = file.body.texts(.rejected)
    notesAccepted = notes.flatMap { $0.texts(.accepted) }
    notesRejected = notes.flatMap { $0.texts(.rejected) }
    changes = file.stories.flatMap(\.changes).map {
      Change(author: $0.author, kind: $0.kind.rawValue, text: $0.text)
    }
    comments = file.comments.map { comment in
      let quote = comment.place.flatMap { place in
        place.range.map { file.stories[place.story].text($0, .everything) }
      }
      return Comment(
        id: comment.id, author: comment.author, text: comment.text, quote: quote ?? "",
        replyTo: comment.replyTo, resolved: comment.isResolved)
    }
    notMapped = Self.notMapped(file)
  }

  private static func notMapped(_ file: WordFile) -> [NotMapped] {
    var found: [NotMapped] = []
    for story in file.stories {
      if [.header, .footer, .textBox].contains(story.kind) {
        let text = story.texts(.everything).joined(separator: "\n")
        if !text.allSatisfy(\.isWhitespace) { found.append(NotMapped(kind: story.kind.rawValue, text: text)) }
      }
      // Hidden text and symbols are among the words.
      let leftOut = story.leftOut.filter { $0.kind != .hidden && $0.kind != .symbol }
      found += leftOut.filter { !$0.words.isEmpty }.map { NotMapped(kind: $0.kind.rawValue, text: $0.words) }
      let counts = leftOut.filter(\.words.isEmpty).reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 }
      found += counts.sorted { $0.key < $1.key }.map { NotMapped(kind: $0.key, text: "\($0.value)") }
    }
    return found + file.externalParts.map { NotMapped(kind: "external part", text: $0) }
  }
}
