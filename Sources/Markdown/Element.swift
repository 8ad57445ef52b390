/// A block or a span of Markdown, with what its mark-up says.
package enum Element: Sendable, Hashable {
  // MARK: Blocks
  case quote
  case bulletList
  case orderedList(start: Int)
  /// An item of a list; `task` is whether it is ticked, nil where it is no task.
  case item(task: Bool?)
  case rule
  /// A heading of level 1 to 6.
  case heading(Int)
  /// A block of code; `language` is the first word after the fence, often empty.
  case codeBlock(language: String)
  case paragraph
  case table
  case tableHead
  case tableBody
  case row
  case headerCell(Alignment)
  case cell(Alignment)

  // MARK: Spans
  case emphasis
  case strong
  case link(LinkDestination, title: String)
  /// A picture; the events within are its description.
  case image(LinkDestination, title: String)
  case code
  case strikethrough

  /// How a table's column is set.
  package enum Alignment: String, Sendable, Hashable {
    case natural, left, center, right
  }

  /// Whether it stands within a line of text.
  package var isSpan: Bool {
    switch self {
    case .emphasis, .strong, .link, .image, .code, .strikethrough: true
    default: false
    }
  }
}
