import Testing

@testable import Prose

@Suite struct TokenizerTests {
  /// The tokens of a text as their own words; a paragraph break is `¶`.
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var vocabulary = Vocabulary()
    return Tokenizer.tokens(in: bytes, vocabulary: &vocabulary).map {
      $0.kind == .paragraphBreak ? "¶" : String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Wij willen 1.250,50 euro.", ["Wij", "willen", "1.250,50", "euro", "."]),
    ("don't, zo-even; foto’s – 'nee'", ["don't", ",", "zo-even", ";", "foto’s", "–", "'", "nee", "'"]),
    ("een--twee a- -b", ["een", "-", "-", "twee", "a", "-", "-", "b"]),
    ("één cafe\u{301} 日本", ["één", "cafe\u{301}", "日", "本"]),
    (
      "## Kop\n- punt\n2. twee\n> zei\n```sh",
      ["##", "Kop", "-", "punt", "2.", "twee", ">", "zei", "```", "sh"]
    ),
    ("|a|b|", ["|", "a", "|", "b", "|"]),
    ("in\n2020. Daarna", ["in", "2020", ".", "Daarna"]),
    ("\n\na\n \t\n\nb\n\n", ["a", "¶", "b"]),
    ("👩🏽‍🌾!", ["👩🏽‍🌾", "!"]),
    ("🇳🇱🇧🇪 🇩", ["🇳🇱", "🇧🇪", "🇩"]),
    ("\u{FEFF}a\u{A0}b", ["a", "b"]),
  ])
  func `a text becomes words, marks and structure`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `a new wrapping changes no token`() {
    let text = "Armoede is geen lot, maar een keuze van een land dat beter kan."
    #expect(words(text) == words(text.split(separator: " ").joined(separator: "\r\n")))
  }

  @Test func `equal bytes have equal symbols, across texts`() {
    var vocabulary = Vocabulary()
    let one = Tokenizer.tokens(in: Array("huur en huur".utf8), vocabulary: &vocabulary)
    let two = Tokenizer.tokens(in: Array("Huur huur".utf8), vocabulary: &vocabulary)
    #expect(one[0].symbol == one[2].symbol)
    #expect(two[1].symbol == one[0].symbol)
    #expect(two[0].symbol != one[0].symbol)
    #expect(Array(vocabulary.bytes(of: two[0].symbol)) == Array("Huur".utf8))
  }

  @Test func `a vocabulary keeps its numbers when it grows`() {
    var vocabulary = Vocabulary()
    let text = Array((0..<5000).map { "w\($0)" }.joined(separator: " ").utf8)
    let once = Tokenizer.tokens(in: text, vocabulary: &vocabulary)
    let twice = Tokenizer.tokens(in: text, vocabulary: &vocabulary)
    #expect(once == twice)
    #expect(Set(once.map(\.symbol)).count == 5000)
  }

  @Test func `bytes that are no text become tokens all the same`() {
    var vocabulary = Vocabulary()
    let tokens = Tokenizer.tokens(in: [0xFF, 0xC3, 0x20, 0xE2, 0x80, 0x0A, 0xF0], vocabulary: &vocabulary)
    #expect(tokens.map(\.range) == [0..<2, 3..<5, 6..<7])
  }
}
