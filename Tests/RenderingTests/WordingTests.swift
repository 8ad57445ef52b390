import HTML
import Testing

@testable import Rendering

@Suite struct WordingTests {
  @Test func `only what differs is struck out and underlined`() {
    let html = wording("Wij eisen een <eerlijk> loon.", "Wij vragen een <eerlijk> en zeker loon.")
    #expect(html.contains("Wij <del>eisen</del> een &lt;eerlijk&gt; loon."))
    #expect(html.contains("Wij <ins>vragen</ins> een &lt;eerlijk&gt; <ins>en zeker</ins> loon."))
  }

  @Test func `nothing is said to be nothing`() {
    #expect(wording("", "nieuw").contains("<span class=\"none\">(niets)</span>"))
    #expect(wording("weg", "").contains("<del>weg</del>"))
  }

  @Test func `words that were only wrapped anew do not differ`() {
    let html = wording("een\ntwee", "een twee")
    #expect(!html.contains("<del>") && !html.contains("<ins>"))
  }

  private func wording(_ old: String, _ new: String) -> String {
    Wording(old: old, new: new, phrases: Phrases(language: .dutch)).markup.html
  }
}
