/// A note of a file, as its mark in the text names it.
package struct StoryNote: Hashable, Sendable {
  package let isEndnote: Bool
  /// The file's own number for it, which other programs change.
  package let id: String

  package init(isEndnote: Bool, id: String) {
    self.isEndnote = isEndnote
    self.id = id
  }
}
