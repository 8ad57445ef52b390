import Deliberation
import Prose

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
    return "paragraph \(paragraph(of: range.lowerBound, in: paper)): \(line)"
  }

  /// The number of the paragraph that a byte stands in, counted from 1, front matter not counted.
  static func paragraph(of offset: Int, in paper: Paper) -> Int {
    var count = 0
    var isBlank = true
    var lineIsBlank = true
    for index in paper.frontMatter.length..<max(offset + 1, paper.frontMatter.length) {
      guard index < paper.text.count else { break }
      switch paper.text[index] {
      case UInt8(ascii: "\n"):
        if lineIsBlank { isBlank = true }
        lineIsBlank = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default:
        if isBlank { count += 1 }
        (isBlank, lineIsBlank) = (false, false)
      }
    }
    return max(count, 1)
  }

  static func anchor(_ range: Range<Int>, in paper: Paper) -> Anchor {
    let quote = TextQuote(of: range, in: paper.text)
    return Anchor(
      quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix, range: range, blob: paper.blob)
  }
}
