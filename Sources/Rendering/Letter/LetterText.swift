package import HTML
import Markdown

/// A text in Markdown as a mail has it: in HTML without styles of its own, and in plain text.
package struct LetterText: Sendable {
  package let html: Markup
  /// In lines of at most 72 characters, where words allow.
  package let text: String

  /// - Parameters:
  ///   - title: what stands above it already: a heading that begins the text and repeats it is left out.
  ///   - lead: where a link leads that begins with no scheme; nil for nowhere, then its words stand alone.
  package init(_ markdown: [UInt8], under title: String = "", lead: @escaping (String) -> String?) {
    let document = MarkdownDocument(parsing: markdown)
    var writer = LetterWriter(lead)
    for event in document.events.dropFirst(Self.repeated(title, document.events)) { writer.write(event) }
    for (index, note) in document.notes.enumerated() {
      writer.begin(note: index + 1)
      for event in note.events { writer.write(event) }
      writer.endNote()
    }
    (html, text) = (writer.html, writer.text)
  }

  /// How many events at the beginning only say the title again.
  private static func repeated(_ title: String, _ events: [MarkdownEvent]) -> Int {
    guard case .enter(.heading) = events.first, let end = events.firstIndex(where: \.endsHeading) else {
      return 0
    }
    let words = events[..<end].map { if case .text(let run) = $0 { run.text } else { "" } }.joined()
    return words == title ? end + 1 : 0
  }
}

extension MarkdownEvent {
  fileprivate var endsHeading: Bool { if case .leave(.heading) = self { true } else { false } }
}
