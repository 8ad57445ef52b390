import TestSupport
import Testing

@testable import Rendering

@Suite struct BeginningTests {
  @Test func `a short text is shown whole, on one line`() {
    #expect(" Een\n\ttekst\r\nmet\u{A0}ruimte ".beginning == "Een tekst met ruimte")
    #expect("".beginning.isEmpty && " \n".beginning.isEmpty)
  }

  @Test func `of a long one the words are shown that fit, and never a part of one`() {
    let pieces = [
      "a", "én", "lang", "🏳️‍🌈", "e\u{301}", String(repeating: "x", count: 60), " ", "\n", "\r\n", "\u{2003}",
    ]
    for seed in UInt64(0)..<400 {
      var random = SplitMix(seed: seed)
      let text = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
          + (Bool.random(using: &random) ? " " : "")
      }.joined()
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let fitting = line.prefix(140).split(separator: " ").dropLast().joined(separator: " ") + " …"
      #expect(text.beginning == (line.count > 140 ? fitting : line), "seed \(seed)")
    }
  }
}
