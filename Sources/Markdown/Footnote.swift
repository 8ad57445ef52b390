/// A footnote: `[^label]: words`, and the lines after it that go on with it.
package struct Footnote: Sendable, Hashable {
  /// As written between `[^` and `]`.
  package let label: String
  /// The bytes of the whole definition.
  package let range: Range<Int>
  /// What it says; ranges count in the document's source.
  package internal(set) var events: [MarkdownEvent]
  /// How often the text refers to it. A note that nothing refers to is kept: no words get lost.
  package internal(set) var references: Int
  /// Whether a note before it has the same label, so that no reference can mean it.
  package let isDouble: Bool
}
