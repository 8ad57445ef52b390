/// A unit of a Markdown text that a merge keeps whole or edits inside: a paragraph, a list item, a table row.
struct Block: Sendable {
  /// What a block is, as far as a merge needs to know.
  enum Kind: UInt8, Sendable {
    /// Running text. Words inside these may merge.
    case paragraph, heading, item, quote, footnote
    /// Merged as a whole only.
    case tableRow, code, html, linkDefinition, rule, frontMatter

    var isRunningText: Bool { rawValue <= Kind.footnote.rawValue }

    /// What a block becomes that is this on one side and another kind on the other: what lines before it say of it may
    /// differ, though its own are the same.
    func agreed(with other: Kind, base: Kind) -> Kind {
      if self == base { return other }
      return other == base || rawValue > other.rawValue ? self : other
    }
  }

  let kind: Kind
  /// Its bytes, from the first of its first line, without the white space at its end.
  let range: Range<Int>
  /// Where its words begin, after indentation and marker: the bytes before are its structure.
  let contentStart: Int
  /// Whether its words go on with the paragraph of the block before it: each line of a quotation is a block.
  let goesOn: Bool
  /// In how many items and notes its first line stands.
  let depth: Int

  var content: Range<Int> { contentStart..<max(contentStart, range.upperBound) }
  var prefix: Range<Int> { range.lowerBound..<contentStart }
}
