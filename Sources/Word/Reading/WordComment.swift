/// A comment of a Word file.
package struct WordComment: Hashable, Sendable {
  /// The file's own number for it, which other programs change.
  package let id: String
  /// As the file says; a claim, and no more.
  package let author: String
  package let date: String?
  package let text: String
  /// The comment at the head of its thread, by its id; Word shows no deeper threads.
  package internal(set) var replyTo: String?
  package internal(set) var isResolved = false
  /// What it stands upon; nil where the text refers to it nowhere.
  package internal(set) var place: Place?

  /// Words of one of the file's stories.
  package struct Place: Hashable, Sendable {
    /// The index of the story in `WordFile.stories`.
    package let story: Int
    /// Nil where it stands at a point.
    package let range: Range?

    /// From a position to another that does not come before it.
    package struct Range: Hashable, Sendable {
      package let start: Story.Position
      package let end: Story.Position
    }
  }
}
