import Deliberation
import Markdown

/// Who brought words in, as notes behind them: for a text that is read without its page.
package struct OriginNotes {
  /// Where each note stands, in bytes of the paper, and what it says.
  package let all: [(end: Int, words: String)]

  package init(_ content: PaperContent, _ attribution: Attribution) {
    let phrases = Phrases(language: content.heading.language)
    let document = MarkdownDocument(parsing: content.text)
    let contributors = Contributors(attribution, in: document, names: content.dossier.name(of:))
    let passages = Passages(of: attribution, contributors, in: content.text)
    let ground = passages.principal.map { phrases.withoutNote(contributors.all[$0].name) + " " } ?? ""
    all = passages.all.enumerated().compactMap { index, passage in
      let origin = attribution.origins[passage.origin]
      let names = phrases.list(contributors.ofOrigin[passage.origin].map { contributors.all[$0].name })
      let words = phrases.originNote(names, origin.kind, on: phrases.date(String(origin.date.prefix(10))))
      return passage.runs.last.map { (end: $0.upperBound, words: (index == 0 ? ground : "") + words) }
    }
  }
}
