import Deliberation
import HTML
import Markdown
import Testing

@testable import Rendering

/// Links of a text to its own headings.
@Suite struct InnerLinksTests {
  private func html(_ text: String) -> String {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    return PaperWriter.html(
      of: document, outline: PaperOutline(document), phrases: Phrases(language: .dutch)
    ).html
  }

  @Test func `a link to a heading leads there on the page, whatever else has its name there`() {
    let page = html("Zie [p1](#p1), [één](#%C3%A9%C3%A9n).\n\n## P1\n\n## Één\n\n[Elders](#nergens).\n")
    #expect(page.contains("<a href=\"#h1\">p1</a>") && page.contains("id=\"h1\">P1"))
    #expect(page.contains("<a href=\"#h2\">één</a>") && page.contains("id=\"h2\">Één"))
    #expect(page.contains("<a href=\"#nergens\">Elders</a>"))
  }
}
