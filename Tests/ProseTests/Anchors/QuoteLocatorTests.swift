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
}
