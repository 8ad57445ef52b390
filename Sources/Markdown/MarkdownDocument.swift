/// A text in Markdown (CommonMark, with the tables, strikethrough, task lists and footnotes of GitHub), as events that
/// know their bytes.
///
/// Raw HTML is text like any other. Any bytes can be parsed; what is not UTF-8 is shown as replacement characters.
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
    let frontMatter = FrontMatter.range(in: source)
    let definitions = FootnoteDefinition.all(in: source, from: frontMatter?.upperBound ?? 0)

    var text = MaskedText(source)
    if let frontMatter { text.blank(frontMatter) }
    for definition in definitions { text.blank(definition.range) }
    text.guardReferences()

    let body = EventCollector.events(of: text.bytes, source: source, map: .identity)
    let notes = definitions.map { definition in
      Footnote(
        label: definition.label, range: definition.range,
        events: EventCollector.events(of: definition.text.bytes, source: source, map: definition.text.map),
        references: 0)
    }
    (self.events, self.notes) = NoteNumbering.resolve(body: body, notes: notes, source: source)
    self.frontMatter = frontMatter
  }

  /// A document of given events: for tests of what md4c does not do today.
  init(source: [UInt8], events: [MarkdownEvent]) {
    self.source = source
    self.events = events
    frontMatter = nil
    notes = []
  }
}
