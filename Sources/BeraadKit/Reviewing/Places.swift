import Deliberation
import Prose
import Rendering

/// Finding the words that somebody quoted.
enum Places {
  /// The bytes of a paper that a quote is about.
  ///
  /// - Parameter nth: which occurrence, counted from 1, where the words stand more than once.
  /// - Throws: a `Refusal` where they stand nowhere, or more than once and `nth` does not say which.
  static func find(_ quote: String, nth: Int?, in paper: Paper) throws(Refusal) -> Range<Int> {
    guard quote.contains(where: { !$0.isWhitespace }) else { throw Refusal("The quote is empty.") }
    let found = QuoteLocator.occurrences(of: quote, in: paper.text)
    guard let first = found.first else {
      throw Refusal(
        "'\(quote.summaryLine)' does not stand in \(paper.slug).",
        hints: ["quote the words as the draft has them; read it with: beraad show \(paper.slug)"])
    }
    if let nth {
      guard found.indices.contains(nth - 1) else {
        throw Refusal(
          "'\(quote.summaryLine)' stands in \(paper.slug) \(found.count) times: there is no number \(nth).")
      }
      return found[nth - 1]
    }
    guard found.count == 1 else {
      throw Refusal(
        "'\(quote.summaryLine)' stands in \(paper.slug) \(found.count) times.",
        hints: ["quote more of the sentence, or say which with --nth:"]
          + found.prefix(9).enumerated().map { "--nth \($0 + 1)  \(describe($1, in: paper))" })
    }
    return first
  }

  /// "paragraph 3: … words around it …".
  static func describe(_ range: Range<Int>, in paper: Paper) -> String {
    let quote = TextQuote(of: range, in: paper.text)
    let line = "…\(quote.prefix)\(quote.exact)\(quote.suffix)…".split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return "\(name(of: range.lowerBound, in: paper)): \(line)"
  }

  /// What the page of the paper calls the place where a byte stands: "paragraph 3", "heading “Why”", "footnote 1".
  static func name(of offset: Int, in paper: Paper) -> String {
    PlaceName.name(at: offset, in: paper.text, language: .english) ?? "its beginning"
  }

  static func anchor(_ range: Range<Int>, in paper: Paper) -> Anchor {
    let quote = TextQuote(of: range, in: paper.text)
    return Anchor(
      quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix, range: range, blob: paper.blob)
  }
}
