import TestSupport
import Testing

@testable import Prose

@Suite struct TextQuoteTests {
  @Test func `the context ends at words`() {
    let marked = MarkedText(
      "In een welvarend land hoort iedereen 1️⃣mee te doen2️⃣, en niemand mag door het ijs zakken.")
    let quote = TextQuote(of: marked.range(1, 2), in: Array(marked.text.utf8))
    #expect(quote.exact == "mee te doen")
    #expect(quote.prefix == "welvarend land hoort iedereen ")
    #expect(quote.suffix == ", en niemand mag door het ijs")
  }

  @Test func `a text's ends leave no context, and a long word is cut between characters`() {
    let text = Array("één".utf8)
    #expect(TextQuote(of: 0..<text.count, in: text) == TextQuote(exact: "één", prefix: "", suffix: ""))
    let long = Array((String(repeating: "é", count: 40) + "x" + String(repeating: "ö", count: 40)).utf8)
    let quote = TextQuote(of: 80..<81, in: long)
    #expect(quote.prefix == String(repeating: "é", count: 32))
    #expect(quote.suffix == String(repeating: "ö", count: 32))
  }

  @Test(arguments: [
    ("---\nlang: en\n---\n\n1️⃣We want2️⃣ homes.", "", " homes."),
    ("---\nlang: en\n---\n\nSoon 1️⃣we want2️⃣ homes.", "Soon ", " homes."),
    ("---\ntitle: 1️⃣A home2️⃣\nlang: en\n---\n\nSoon.", "---\ntitle: ", "\nlang: en\n---\n\nSoon."),
    ("Above.\n\n---\n\n1️⃣We want2️⃣ homes.", "Above.\n\n---\n\n", " homes."),
  ])
  func `what stands before a text is no context to read of its words`(
    text: String, prefix: String, suffix: String
  ) {
    let marked = MarkedText(text)
    let quote = TextQuote(reading: marked.range(1, 2), in: Array(marked.text.utf8))
    #expect(quote.prefix == prefix)
    #expect(quote.suffix == suffix)
  }
}
