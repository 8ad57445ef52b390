import Markdown
import Prose

extension ShownText {
  /// What the page of a text in Markdown shows, its footnotes at the end.
  ///
  /// - Parameter noteNumbers: whether the numbers that refer to footnotes count as words: who copies from a page has them too.
  init(of source: [UInt8], noteNumbers: Bool = false) {
    self.init(reserving: source.count)
    let document = MarkdownDocument(parsing: source)
    for events in [document.events] + document.notes.map(\.events) {
      for event in events {
        switch event {
        case .text(let run): if let range = run.range { append(run.text, at: range) }
        case .lineBreak: appendSpace()
        case .enter(let element), .leave(let element): if !element.isSpan { appendSpace() }
        case .noteReference(let note, _, let range): if noteNumbers { append("\(note + 1)", at: range) }
        }
      }
      appendSpace()
    }
  }
}
