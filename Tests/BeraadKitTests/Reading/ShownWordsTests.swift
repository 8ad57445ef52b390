import Testing

@testable import BeraadKit

@Suite struct ShownWordsTests {
  @Test(arguments: [
    ("soon", "soon"), ("## Why we *do* this", "Why we do this"), ("- one\n- two", "one\ntwo"),
    ("**bold** and `code`", "bold and code"), ("a [link](https://x.example)", "a link"), ("", ""),
    ("2030", "2030"), ("***", "***"), ("half *open", "half *open"),
  ]) func `words are shown without their marks`(_ source: String, _ shown: String) {
    #expect(ShownWords.of(source) == shown)
  }
}
