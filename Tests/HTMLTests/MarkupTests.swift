import HTML
import Testing

@Suite struct MarkupTests {
  @Test func `text that is interpolated is escaped, mark-up is not`() {
    let name = "<b>\"Jan\" & 'Piet'</b>"
    let inner: Markup = "<i>\(name)</i>"
    #expect(
      ("<p title=\"\(name)\">\(inner)</p>" as Markup).html
        == "<p title=\"&lt;b&gt;&quot;Jan&quot; &amp; &#39;Piet&#39;&lt;/b&gt;\"><i>&lt;b&gt;&quot;Jan&quot; &amp; &#39;Piet&#39;&lt;/b&gt;</i></p>"
    )
  }

  @Test(arguments: [
    ("\u{1B}[31m", "⟨U+001B⟩[31m"), ("a\u{00}b", "a⟨U+0000⟩b"), ("\u{9B}", "⟨U+009B⟩"),
    ("\u{202E}abc", "⟨U+202E⟩abc"),
    ("\u{2066}", "⟨U+2066⟩"), ("x\u{FEFF}", "x⟨U+FEFF⟩"), ("\u{7F}", "⟨U+007F⟩"),
  ])
  func `characters that act are shown as what they are`(text: String, shown: String) {
    #expect(Markup(text: text).html == shown)
  }

  @Test(arguments: ["één\tword\nlijn", "日本語", "שלום \u{200F}", "👩‍👩‍👧", "\u{AD}"])
  func `characters that are read stay as they are`(text: String) {
    #expect(Markup(text: text).html == text)
  }

  @Test func `pieces are joined with something between them`() {
    let pieces: [Markup] = ["<a>", "<b>", "<c>"]
    #expect(pieces.joined(by: ", ").html == "<a>, <b>, <c>")
    #expect([Markup]().joined(by: ", ").isEmpty)
  }

  // By number: the compiler takes some of them in no literal.
  @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF] as [UInt32])
  func `what will never be a character is named`(number: UInt32) throws {
    let text = String(try #require(Unicode.Scalar(number)))
    #expect(Markup(text: text).html.hasPrefix("⟨U+"))
  }
}
