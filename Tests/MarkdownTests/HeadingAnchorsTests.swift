import Markdown
import Testing

/// The names of headings are those that GitHub gives them: a link that works on the host works here.
@Suite struct HeadingAnchorsTests {
  private func names(_ text: String) -> [String?] {
    HeadingAnchors(MarkdownDocument(parsing: Array(text.utf8))).ordered
  }

  @Test(arguments: [
    ("Our aims", "our-aims"), ("What *we* `want`, [now](x)!", "what-we-want-now"),
    ("Één zorg & meer", "één-zorg--meer"),
    ("Artikel 3. Wonen", "artikel-3-wonen"), ("snake_case - and more", "snake_case---and-more"),
    ("日本 2030", "日本-2030"),
    ("“Said”", "said"), ("A &amp; B", "a--b"),
  ])
  func `a name is the words of the heading`(_ pair: (String, String)) {
    #expect(names("## \(pair.0)\n") == [pair.1])
  }

  @Test func `of headings that read alike the later ones have a number`() {
    #expect(names("# A\n\n## A-1\n\n# A\n\n# A\n") == ["a", "a-1", "a-2", "a-3"])
    #expect(
      names("# ?!\n\n> ## In a quotation\n\nUnderlined\n---\n") == [nil, "in-a-quotation", "underlined"])
  }

  @Test func `a link leads to a heading that there is`() {
    let anchors = HeadingAnchors(MarkdownDocument(parsing: Array("# Één\n".utf8)))
    #expect(anchors.name(of: LinkDestination("#%C3%A9%C3%A9n")) == "één")
    #expect(anchors.name(of: LinkDestination("#één")) == "één")
    for other in ["#twee", "één", "#", "#%", "#%FF", "https://example.org/#één"] {
      #expect(anchors.name(of: LinkDestination(other)) == nil)
    }
  }
}
