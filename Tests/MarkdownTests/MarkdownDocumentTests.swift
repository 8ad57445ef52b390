import Markdown
import TestSupport
import Testing

@Suite struct MarkdownDocumentTests {
  @Test func `every run is the bytes of the source at its place`() {
    let source = Array("# Hoe\n\nWij *willen* `code`, een\n> citaat\n\n- a\n  - é **b**\n".utf8)
    let runs = MarkdownDocument(parsing: source).runs
    #expect(runs.map(\.text) == ["Hoe", "Wij ", "willen", " ", "code", ", een", "citaat", "a", "é ", "b"])
    for run in runs {
      #expect(run.range.map { String(decoding: source[$0], as: UTF8.self) } == run.text)
    }
  }

  @Test func `a character reference is one piece, decoded, at the place of all its bytes`() {
    let text = MarkedText("Jan 1️⃣&amp;2️⃣ Piet 3️⃣&#8217;4️⃣s")
    let runs = MarkdownDocument(parsing: Array(text.text.utf8)).runs.filter(\.isAtomic)
    #expect(runs.map(\.text) == ["&", "’"])
    #expect(runs.map(\.range) == [text.range(1, 2), text.range(3, 4)])
  }

  @Test func `an address within a link is its words alone`() {
    for text in [
      "[see <mail@c.example> now](https://x.example)",
      "[![a <https://y.example> b](p.png)](https://z.example)",
    ] {
      let document = MarkdownDocument(parsing: Array(text.utf8))
      let links = document.events.count { if case .enter(.link) = $0 { true } else { false } }
      let ends = document.events.count { if case .leave(.link) = $0 { true } else { false } }
      #expect(links == 1 && ends == 1)
      #expect(document.runs.map(\.text).joined().contains("example"))
    }
  }

  @Test func `an escape shows its character, without the backslash`() {
    let text = MarkedText("geen \\1️⃣*2️⃣nadruk3️⃣\\4️⃣*5️⃣")
    let runs = MarkdownDocument(parsing: Array(text.text.utf8)).runs
    #expect(runs.map(\.text) == ["geen ", "*nadruk", "*"])
    #expect(runs.dropFirst().map(\.range) == [text.range(1, 3), text.range(4, 5)])
  }

  @Test(arguments: ["---\ntitle: T\n---\n", "\u{FEFF}---\r\ntitle: T\r\n---\r\n", "---\ntitle: T\n...\n"])
  func `front matter is cut off`(frontMatter: String) {
    let document = MarkdownDocument(parsing: Array((frontMatter + "Tekst").utf8))
    #expect(document.frontMatter == 0..<frontMatter.utf8.count)
    #expect(document.runs.map(\.text) == ["Tekst"])
  }

  @Test func `a rule at the head of a text is no front matter`() {
    let document = MarkdownDocument(parsing: Array("---\n\nTekst\n".utf8))
    #expect(document.frontMatter == nil)
    #expect(document.events.first == .enter(.rule))
  }

  @Test func `raw HTML is text`() {
    let document = MarkdownDocument(parsing: Array("<script>x</script>\n\nen <b>vet</b>\n".utf8))
    #expect(document.runs.map(\.text) == ["<script>x</script>", "en ", "<b>", "vet", "</b>"])
  }

  @Test func `a NUL, a byte order mark and bytes that are not UTF-8 are kept in place`() {
    let source: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0x00, 0x62, 0xFF, 0x63]
    let runs = MarkdownDocument(parsing: source).runs
    #expect(runs.map(\.range) == [3..<8])
    #expect(runs.map(\.text) == ["a\0b\u{FFFD}c"])
  }
}

extension MarkdownDocument {
  /// The runs of text that are not white space, of the body and then of the notes.
  var runs: [TextRun] {
    (events + notes.flatMap(\.events)).compactMap { event in
      if case .text(let run) = event, !(run.range == nil && run.isWhite) { run } else { nil }
    }
  }
}

@Suite struct RawHTMLTests {
  @Test(arguments: ["a<br>b", "a<br/>b", "a<BR />b", "| x |\n|---|\n| a<br>b |"])
  func `a break in HTML is a break`(text: String) {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    #expect(document.events.contains(.lineBreak(isHard: true)))
    #expect(!document.runs.contains { $0.text.contains("<") })
  }

  @Test(arguments: [
    "a <!-- geheim --> b\n", "a\n<!-- geheim\n\ngeheim -->\nb\n", "- a\n- <!-- geheim --> b\n",
    "<div>\n<!-- geheim -->\n</div>\n",
    "| a | b |\n|---|---|\n| c <!-- geheim --> | d |\n", "<!-- geheim --> b\n",
    "a\n\n  <!-- geheim -->  \n\nb\n",
    "> <!-- geheim\n> geheim -->\n> b\n", "a[^1]\n\n[^1]: b <!-- geheim -->\n", "# a <!-- geheim -->\n",
  ])
  func `a remark is not shown, and what stands around it is`(text: String) {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    let shown = document.runs.map(\.text).joined()
    #expect(!shown.contains("geheim") && !shown.contains("--"))
    #expect(shown.contains("b") || shown.contains("a") || shown.contains("div"))
  }

  @Test(arguments: ["a <!-- b", "<!-- b\n\nc\n"]) func `a remark that does not end is shown`(text: String) {
    #expect(MarkdownDocument(parsing: Array(text.utf8)).runs.map(\.text).joined().contains("<!-- b"))
  }
}
