/// A tracked change of something else than words: of form, of rows and cells, of tables and sections.
struct FormChange: Hashable, Sendable {
  let change: StoryChange
  /// The index of its paragraph.
  let paragraph: Int
}
