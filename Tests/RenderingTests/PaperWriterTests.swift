import Deliberation
import HTML
import TestSupport
import Testing

@testable import Markdown
@testable import Rendering

@Suite struct PaperWriterTests {
  @Test func `a mark is one span for a run of words, and its note follows the last`() {
    #expect(
      marked("Wij 1️⃣eisen een recht2️⃣ op")
        == "<p>Wij <span class=\"a\" id=\"m1\">eisen een recht</span>{1} op</p>\n")
  }

  @Test func `a mark across emphasis is a span in each element, with one note`() {
    #expect(
      marked("Wij 1️⃣eisen *een recht2️⃣ op* wonen")
        == "<p>Wij <span class=\"a\" id=\"m1\">eisen </span><em><span class=\"a\">een recht</span>{1} op</em> wonen</p>\n"
    )
  }

  @Test func `a line's end within a mark does not divide it`() {
    #expect(marked("1️⃣een\ntwee2️⃣\ndrie") == "<p><span class=\"a\" id=\"m1\">een\ntwee</span>{1}\ndrie</p>\n")
  }

  @Test func `a character reference is not divided`() {
    #expect(
      marked("1️⃣Jan &am2️⃣p; Piet") == "<p><span class=\"a\" id=\"m1\">Jan &amp;</span>{1} Piet</p>\n")
  }

  @Test func `an escape is not divided from its character`() {
    #expect(marked("a 1️⃣\\2️⃣*b") == "<p>a *b</p>\n")
    #expect(marked("a 1️⃣\\*2️⃣b") == "<p>a <span class=\"a\" id=\"m1\">*</span>{1}b</p>\n")
  }

  @Test func `a border within a character is moved to its beginning`() {
    let source = Array("aéb".utf8)
    #expect(html(source, marks: [0..<2]) == "<p><span class=\"a\" id=\"m1\">a</span>{1}éb</p>\n")
  }

  @Test func `a mark over paragraphs has a note in each`() {
    #expect(
      marked("een 1️⃣twee\n\ndrie2️⃣ vier")
        == "<p>een <span class=\"a\" id=\"m1\">twee</span>{1}</p>\n<p><span class=\"a\">drie</span>{1} vier</p>\n"
    )
  }

  @Test func `a mark over items of a list and cells of a table stays within each`() {
    #expect(
      marked("- 1️⃣een\n- twee2️⃣")
        == "<ul>\n<li><span class=\"a\" id=\"m1\">een</span>{1}</li>\n<li><span class=\"a\">twee</span>{1}</li>\n</ul>\n"
    )
    let table = marked("| a | 1️⃣b |\n|---|---|\n| c2️⃣ | d |\n")
    #expect(table.contains("<th scope=\"col\"><span class=\"a\" id=\"m1\">b</span>{1}</th>"))
    #expect(table.contains("<td><span class=\"a\">c</span>{1}</td>\n<td>d</td>"))
  }

  @Test func `in a block of code a mark keeps its lines together`() {
    #expect(
      marked("```\n1️⃣een\n  twee2️⃣\n```")
        == "<pre id=\"p1\" tabindex=\"0\"><code><span class=\"a\" id=\"m1\">een\n  twee</span>{1}\n</code></pre>\n"
        .replacing(" id=\"p1\"", with: ""))
  }

  @Test func `a note within a link waits for its end`() {
    #expect(
      marked("zie 1️⃣de2️⃣ [si3️⃣te4️⃣ nu](https://e.org)", second: true)
        == "<p>zie <span class=\"a\" id=\"m1\">de</span>{1} <a href=\"https://e.org\" rel=\"noopener noreferrer\">si<span class=\"b\" id=\"m2\">te</span> nu</a>{2}</p>\n"
    )
  }

  @Test func `a link that is not allowed is shown without leading anywhere`() {
    #expect(marked("[klik](javascript:alert)") == "<p><span class=\"nolink\">klik</span></p>\n")
  }

  @Test func `a picture is described, not asked for`() {
    let page = marked("![een plaat](https://example.org/a.png)")
    #expect(page.contains("een plaat"))
    #expect(!page.contains("example.org"))
  }

  @Test func `words without a certain place are marked as most of their block is`() {
    let source = Array("aa bbbb cc".utf8)
    let document = MarkdownDocument(
      source: source,
      events: [
        .enter(.paragraph), .text(TextRun(text: "aa ", range: 0..<3)),
        .text(TextRun(text: "ergens", range: nil)),
        .leave(.paragraph),
      ])
    let html = PaperWriter.html(
      of: document, outline: PaperOutline(document), marks: Self.marks([0..<2, 3..<10]),
      phrases: Phrases(language: .dutch))
    #expect(html.html.contains("<span class=\"b\" id=\"m2\">ergens</span>"))
  }

  @Test func `footnotes lead there and back`() {
    let page = marked("Woord[^a] en[^a].\n\n[^a]: uitleg\n")
    #expect(page.contains("<a id=\"fnref1-2\" href=\"#fn1\" aria-label=\"Voetnoot 1\">1</a>"))
    #expect(page.contains("<li id=\"fn1\"><p>uitleg</p>"))
    #expect(page.contains("href=\"#fnref1-1\"") && page.contains("href=\"#fnref1-2\""))
  }

  @Test func `headings go down one by one from the top level, whatever the paper skips`() {
    let document = MarkdownDocument(parsing: Array("# Titel\n\n## A\n\n#### B\n".utf8))
    let page = PaperWriter.html(
      of: document, outline: PaperOutline(document), phrases: Phrases(language: .dutch), title: "Titel"
    ).html
    #expect(page.contains("<h3 id=\"h0\" class=\"again\">Titel</h3>"))
    #expect(page.contains("<h3 id=\"h1\">A</h3>") && page.contains("<h4 id=\"h2\">B</h4>"))
  }
}

extension PaperWriterTests {
  /// The HTML of a marker text of which the bytes between 1️⃣ and 2️⃣ (and between 3️⃣ and 4️⃣) are marked; notes stand
  /// as `{1}`, and blocks have no id.
  private func marked(_ text: String, second: Bool = false) -> String {
    let text = MarkedText(text)
    let first = text.offsets[1] == nil ? [] : [text.range(1, 2)]
    return html(Array(text.text.utf8), marks: first + (second ? [text.range(3, 4)] : []))
  }

  private func html(_ source: [UInt8], marks ranges: [Range<Int>]) -> String {
    let document = MarkdownDocument(parsing: source)
    let html = PaperWriter.html(
      of: document, outline: PaperOutline(document), marks: Self.marks(ranges),
      phrases: Phrases(language: .dutch))
    return html.html.replacing(#/ id="p\d+"| data-n="\d+"/#, with: "")
  }

  static func marks(_ ranges: [Range<Int>]) -> [PaperMark] {
    ranges.enumerated().map { index, range in
      let note = "{\(index + 1)}"
      return PaperMark(
        range: range, classes: index == 0 ? "a" : "b", id: "m\(index + 1)", lead: "", note: Markup(text: note)
      )
    }
  }
}
