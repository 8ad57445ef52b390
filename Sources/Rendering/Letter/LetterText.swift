package import HTML
import Markdown

/// A text in Markdown as a mail has it: in HTML without styles of its own, and in plain text.
package struct LetterText: Sendable {
  package let html: Markup
  /// In lines of at most 72 characters, where words allow.
  package let text: String

  /// - Parameter lead: where a link leads that begins with no scheme; nil for nowhere, then its words stand alone.
  package init(_ markdown: [UInt8], lead: @escaping (String) -> String?) {
    let document = MarkdownDocument(parsing: markdown)
    var writer = LetterWriter(lead)
    for event in document.events { writer.write(event) }
    for (index, note) in document.notes.enumerated() {
      writer.begin(note: index + 1)
      for event in note.events { writer.write(event) }
      writer.endNote()
    }
    (html, text) = (writer.html, writer.text)
  }
}
