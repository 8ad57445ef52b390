import TestSupport
import Testing

@testable import Prose

@Suite struct QuoteLocatorTests {
  @Test func `a quote is found across a line's end`() {
    let marked = MarkedText("Wij willen 1️⃣betaalbare\n  woningen2️⃣ voor iedereen.")
    let found = QuoteLocator.occurrences(of: " betaalbare woningen\n", in: Array(marked.text.utf8))
    #expect(found == [marked.range(1, 2)])
  }

  @Test func `every place is found, and none overlaps another`() {
    let text = Array("nee nee nee nee".utf8)
    #expect(QuoteLocator.occurrences(of: "nee nee", in: text) == [0..<7, 8..<15])
    #expect(QuoteLocator.occurrences(of: "nee", in: text).count == 4)
  }

  @Test(arguments: ["", " \n", "neen", "nee  neenee", "neenee"])
  func `what is not there is not found`(quote: String) {
    #expect(QuoteLocator.occurrences(of: quote, in: Array("nee nee".utf8)).isEmpty)
  }

  /// Looks for the words between 1️⃣ and 2️⃣, quoted with what stands around them, in another text.
  private func find(_ marked: String, in text: String) -> QuoteMatch {
    let source = MarkedText(marked)
    return QuoteLocator.find(
      TextQuote(of: source.range(1, 2), in: Array(source.text.utf8)), in: Array(text.utf8))
  }

  @Test func `a quote with a word changed is found by what stands around it`() {
    let text = MarkedText(
      "Vooraf. Wij willen 1️⃣goede en betaalbare huizen bouwen2️⃣ voor iedereen in de stad. Daarna.")
    let match = find("Wij willen 1️⃣snel betaalbare huizen bouwen2️⃣ voor iedereen in de stad.", in: text.text)
    guard case .found(let range, let score) = match else {
      Issue.record("not found: \(match)")
      return
    }
    #expect(text.range(1, 2).contains(range.lowerBound) && range.upperBound == text.range(1, 2).upperBound)
    #expect(score >= 0.7 && score < 1)
  }

  @Test func `a quote that stands twice is settled by its context, or by nobody`() {
    let text = MarkedText(
      "De huur moet omlaag. 1️⃣Dat is een feit.2️⃣ De zorg moet beter. Dat is een feit. Punt.")
    let known = find("De huur moet omlaag. 1️⃣Dat is een feit.2️⃣ De zorg moet beter.", in: text.text)
    #expect(known == .found(text.range(1, 2), score: 1))
    let unknown = find("1️⃣Dat is een feit.2️⃣", in: text.text)
    guard case .ambiguous(let ranges) = unknown else {
      Issue.record("not ambiguous: \(unknown)")
      return
    }
    #expect(ranges.count == 2 && ranges.contains(text.range(1, 2)))
  }

  @Test func `other words are not taken for the quote`() {
    #expect(
      find(
        "Wij willen 1️⃣betaalbare huizen bouwen2️⃣ voor iedereen.",
        in: "De zorg is voor iedereen die ziek is. Punt.")
        == .notFound)
    #expect(
      QuoteLocator.find(TextQuote(exact: "", prefix: "a", suffix: "b"), in: Array("a b".utf8)) == .notFound)
  }
}
