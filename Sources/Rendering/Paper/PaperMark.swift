import HTML

/// A stretch of a paper's text that a page sets apart.
struct PaperMark: Sendable {
  /// The bytes of the source.
  let range: Range<Int>
  /// The classes of its `<span>`s.
  let classes: String
  /// The id of its first `<span>`.
  let id: String
  /// What a screen reader says before its words, once in each block; may be empty.
  let lead: String
  /// What stands after its words, once in each block: a number that leads further. May be empty.
  let note: Markup
}
