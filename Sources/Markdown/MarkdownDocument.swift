import Prose

/// A text in Markdown (CommonMark, with the tables, strikethrough, task lists, bare addresses and footnotes of GitHub), as
/// events that know their bytes.
///
/// The blocks and spans are cmark-gfm's. Raw HTML is text like any other, but for remarks and breaks (`RawHTML`). Any bytes can be
/// parsed; what is not UTF-8 is shown as replacement characters.
package struct MarkdownDocument: Sendable {
  /// The text as given, to the byte.
  package let source: [UInt8]
  /// The front matter with its delimiting lines, which no event covers.
  package let frontMatter: Range<Int>?
  /// The text, without its footnotes.
  package let events: [MarkdownEvent]
  /// The footnotes in order of their first reference, then those without one.
  package let notes: [Footnote]

  package init(parsing source: [UInt8]) {
    self.source = source
    let start = FrontMatter(source).length
    frontMatter = start > 0 ? 0..<start : nil
    (events, notes) = DocumentReader(source, from: start).read()
  }

  /// A document of given events: for tests of what the parser does not do today.
  init(source: [UInt8], events: [MarkdownEvent]) {
    self.init(source: source, frontMatter: nil, events: events, notes: [])
  }

  init(source: [UInt8], frontMatter: Range<Int>?, events: [MarkdownEvent], notes: [Footnote]) {
    (self.source, self.frontMatter, self.events, self.notes) = (source, frontMatter, events, notes)
  }
}
