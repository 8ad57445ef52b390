import Deliberation
import HTML
import Markdown
import Testing

@testable import Rendering

@Suite struct TextDirectionsTests {
  @Test(arguments: [
    ("نطالب بسكن للجميع (2030).", "<p id=\"p1\" dir=\"rtl\">"), ("(2030) דיור", "<p id=\"p1\" dir=\"rtl\">"),
    ("*«سكن»*", "<p id=\"p1\" dir=\"rtl\">"), ("# سكن", " dir=\"rtl\">سكن"),
    ("- سكن\n- x", "<ul dir=\"rtl\">"),
    ("- سكن\n- x", " dir=\"ltr\">x"), ("> سكن\n>\n> wonen", "<blockquote dir=\"rtl\">"),
    ("| سكن |\n|---|\n| b |", "<table id=\"p1\" dir=\"rtl\">"), ("a[^1]\n\n[^1]: سكن", "dir=\"rtl\">سكن"),
  ])
  func `what begins with a letter of a script from right to left is read so`(text: String, tag: String) {
    #expect(html(text).contains(tag), "\(html(text))")
  }

  @Test(arguments: ["Wij eisen سكن.", "2030", "日本", "- a\n\n> b\n"])
  func `a text from left to right has no direction of its own`(text: String) {
    #expect(!html(text).contains("dir="))
  }

  private func html(_ text: String) -> String {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    return PaperWriter.html(
      of: document, outline: PaperOutline(document), phrases: Phrases(language: .dutch)
    ).html.replacing(#/ data-n="\d+"/#, with: "")
  }
}
