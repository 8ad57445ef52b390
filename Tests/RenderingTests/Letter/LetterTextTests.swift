import HTML
import Testing

@testable import Rendering

@Suite struct LetterTextTests {
  private func letter(_ markdown: String) -> LetterText {
    LetterText(Array(markdown.utf8)) { $0.hasPrefix("../") ? "https://site.example/\($0.dropFirst(3))" : nil }
  }

  @Test func `a text is written as people type it, and as HTML`() {
    let letter = letter(
      """
      ---
      title: News
      ---

      # News

      Words that *matter*, and [a paper](../papers/housing/paper.md).

      - one
      - two
        1. deep

      > quoted

      A note[^1].

      [^1]: Below.
      """)
    #expect(
      letter.text == """
        News
        ====

        Words that matter, and a paper
        (https://site.example/papers/housing/paper.md).

        - one

        - two

          1. deep

        > quoted

        A note[1].

        [1] Below.


        """)
    #expect(letter.html.html.contains("<a href=\"https://site.example/papers/housing/paper.md\">a paper</a>"))
    #expect(letter.html.html.contains("<em>matter</em>") && letter.html.html.contains("<li>one"))
  }

  @Test func `nothing of a text becomes a tag, and no link leads where none may`() {
    let letter = letter(
      "Hi <script>alert(1)</script> [x](javascript:alert(1)) [y](news/other.md) [z](https://a.example/?a=1&b=2)\n"
    )
    #expect(!letter.html.html.contains("<script") && !letter.html.html.contains("javascript:"))
    #expect(!letter.html.html.contains("other.md"))
    #expect(letter.html.html.contains("href=\"https://a.example/?a=1&amp;b=2\""))
    #expect(letter.text.contains("z (https://a.example/?a=1&b=2)"))
  }

  @Test func `a heading that says the title again is left out, and no other is of the first level`() {
    let text = Array("# My *news*\n\nWords.\n\n# More\n\n### Deep\n".utf8)
    let letter = LetterText(text, under: "My news") { _ in nil }
    #expect(letter.text.hasPrefix("Words.\n\nMore\n===="))
    #expect(letter.html.html == "<p>Words.</p>\n<h2>More</h2>\n<h3>Deep</h3>\n")
    #expect(LetterText(text, under: "Other") { _ in nil }.html.html.hasPrefix("<h2>My <em>news</em></h2>"))
  }

  @Test func `an address that is its own words stands there once`() {
    let text = letter("<https://a.example/> and <me@post.example>").text
    #expect(text == "https://a.example/ and me@post.example\n\n")
  }

  @Test func `a line is broken between words`() {
    let text = letter(String(repeating: "word ", count: 60)).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }
}
