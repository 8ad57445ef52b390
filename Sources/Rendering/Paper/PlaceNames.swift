package import Deliberation
import Markdown

/// How places in one paper are called, for whoever asks of many.
package struct PlaceNames: Sendable {
  private let outline: PaperOutline
  private let phrases: Phrases

  package init(in text: [UInt8], language: Language) {
    outline = PaperOutline(MarkdownDocument(parsing: text))
    phrases = Phrases(language: language)
  }

  /// What the place is called that a byte stands in; nil for a paper without text.
  package func name(at offset: Int) -> String? { outline.name(at: offset, phrases) }

  /// The same in each language, whatever this was made for.
  package func everywhere(at offset: Int) -> Localized? {
    outline.name(at: offset, Phrases(language: .english)).flatMap { english in
      outline.name(at: offset, Phrases(language: .dutch)).map { Localized(en: english, nl: $0) }
    }
  }

  /// The number of that block in the paper.
  package func block(at offset: Int) -> Int? { outline.index(at: offset) }

  /// The id of that block's element on the page, to which a link may lead.
  package func id(at offset: Int) -> String? { outline.block(at: offset)?.id }

  /// The bytes of that block's words.
  package func words(at offset: Int) -> Range<Int>? {
    guard let block = outline.block(at: offset) else { return nil }
    return block.range.lowerBound..<max(block.range.lowerBound, block.end.upperBound)
  }
}
