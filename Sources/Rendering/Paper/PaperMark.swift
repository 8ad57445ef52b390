import HTML

/// A stretch of a paper's text that a page sets apart.
struct PaperMark: Sendable {
  /// The bytes of the source.
  let range: Range<Int>
  /// What its words are set in: a `<span>`, or in a change `<ins>` and `<del>`.
  var element: StaticString = "span"
  /// The classes of these.
  let classes: String
  /// The id of the first of them; may be empty.
  let id: String
  /// What a screen reader says before its words, once in each block; may be empty.
  let lead: String
  /// What stands after its words, once in each block: a number that leads further. May be empty.
  let note: Markup
}
