package import Deliberation
import Markdown

/// How a place in a paper is called: the same on its page as wherever else a person is told of it.
package enum PlaceName {
  /// `paragraph 3`, `heading “Why”`, `footnote 1` or `its title`; nil for a paper without text.
  ///
  /// - Parameters:
  ///   - offset: a byte of the paper.
  ///   - text: the paper, front matter and all.
  package static func name(at offset: Int, in text: [UInt8], language: Language) -> String? {
    let outline = PaperOutline(MarkdownDocument(parsing: text))
    return outline.name(at: offset, Phrases(language: language))
  }
}

extension Phrases {
  func name(of field: PaperOutline.Field) -> String {
    switch field {
    case .title: titlePlace
    case .other: headPlace
    }
  }

  func name(of block: PaperOutline.Block) -> String {
    switch block.kind {
    case .heading: headingPlace(block.title)
    case .paragraph(let number): paragraph(number)
    case .note(let number): footnotePlace(number)
    }
  }
}
