import TestSupport
import Testing
import Word

/// Blocks that a partner put in with tracking off.
@Suite struct ReturnedBlocksTests {
  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func edited(_ file: [UInt8], of text: String) throws -> (text: String, unclear: [String]) {
    let back = try ReturnedPaper(WordFile(file), exportOf: paper(text))
    return (String(decoding: back.edited, as: UTF8.self), back.unclear)
  }

  @Test(arguments: [
    ("First.[^1]\n\nLast.\n\n[^1]: Note.\n", "First.[^1]\n\nLast.\n\nNew.\n\n[^1]: Note.\n"),
    ("First.[^1]\n\nLast.\n\n[^1]: Note.\n", "First.[^1]\n\nLast.\n\n## New\n\nText.\n\n[^1]: Note.\n"),
    (
      "First.[^1]\n\nLast.\n\n[^1]: Note.\n",
      "First.[^1]\n\nLast.\n\nNew.[^n1]\n\n[^1]: Note.\n\n[^n1]: Mine.\n"
    ),
    ("First.[^1]\n\n- a\n\n[^1]: Note.\n", "First.[^1]\n\n- a\n- b\n\n[^1]: Note.\n"),
    ("- a\n- b\n", "- a\n\n  More a.\n- b\n"), ("1. a\n2. b\n\nEnd.\n", "1. a\n2. b\n\n   More b.\n\nEnd.\n"),
    ("One.\n\nTwo.\n", "One.\n\n| a | b |\n| --- | --- |\n| c | d \\| *e* |\n\nTwo.\n"),
    ("One.\n", "One.\n\n| a | b |\n| --- | --- |\n| c | d |\n"),
    ("One.[^1]\n\n[^1]: Note.\n", "One.[^1]\n\n| a |\n| --- |\n| c |\n\nTwo.\n\n[^1]: Note.\n"),
    ("| a |\n| --- |\n| c |\n", "| a |\n| --- |\n| c |\n\nTwo.\n"),
    ("| a |\n| --- |\n| c |\n", "One.\n\n| a |\n| --- |\n| c |\n"),
  ])
  func `a new block comes in where it stands`(_ pair: (String, String)) throws {
    #expect(try edited(WordWriter.file(paper(pair.1)), of: pair.0) == (pair.1, []))
  }

  @Test func `a second line or paragraph of a cell is more of its words`() throws {
    func table(_ cell: String) -> [UInt8] {
      let plain = { (words: String) in "<w:tc>\(paragraph(run(words)))</w:tc>" }
      return WordParts(body: "<w:tbl><w:tr>\(plain("a"))</w:tr><w:tr><w:tc>\(cell)</w:tc></w:tr></w:tbl>")
        .bytes
    }
    let text = "| a |\n| --- |\n| 10 |\n"
    for cell in [
      paragraph(run("10") + "<w:r><w:br/><w:t>homes</w:t></w:r>"),
      paragraph(run("10")) + paragraph(run("homes")),
    ] {
      #expect(try edited(table(cell), of: text) == ("| a |\n| --- |\n| 10 homes |\n", []))
    }
    #expect(try edited(table(paragraph(run("10")) + paragraph("")), of: text) == (text, []))
  }

  @Test func `an empty paragraph is nothing new`() throws {
    let text = "One.\n\nTwo.\n"
    let (one, two, none) = (paragraph(run("One.")), paragraph(run("Two.")), paragraph(""))
    func back(_ body: String) throws -> (text: String, unclear: [String]) {
      try edited(WordParts(body: body).bytes, of: text)
    }
    #expect(try back(none + one + none + none + two + none) == (text, []))
    let new = paragraph(run("New."))
    #expect(try back(one + none + new + none + two) == ("One.\n\nNew.\n\nTwo.\n", []))
    #expect(
      try edited(WordParts(body: one + new + paragraph("") + paragraph("")).bytes, of: "One.\n\n***\n")
        == ("One.\n\nNew.\n\n***\n", []))
    #expect(try back(paragraph(run("One, or none.")) + none + two) == ("One, or none.\n\nTwo.\n", []))
  }

  @Test func `a paragraph whose words were all deleted is gone, with tracking or without`() throws {
    func body(_ edited: String, _ edit: (String) -> String) -> String {
      ["One.", "Two.", "Three."].map { words in
        let end = words == "Three." ? "<w:pPr><w:pStyle w:val=\"Q\"/></w:pPr>" : ""
        return "<w:p>\(end)\(words == edited ? edit(words) : run(words))</w:p>"
      }.joined()
    }
    func back(_ body: String, of text: String) throws -> (text: String, unclear: [String]) {
      var parts = WordParts(body: body)
      parts.add(
        "styles", WordParts.root("styles", "<w:style w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>"))
      return try edited(parts.bytes, of: text)
    }
    let short = "One.\n\nTwo.\n\n> Three.\n"
    for (words, left) in [
      ("One.", "Two.\n\n> Three.\n"), ("Two.", "One.\n\n> Three.\n"), ("Three.", "One.\n\nTwo.\n"),
    ] {
      #expect(try back(body(words) { deleted($0) }, of: short) == (left, []))
      #expect(try back(body(words) { _ in "" }, of: short) == (left, []))
    }
    // Two paragraphs to the end of the second, whose own end stays.
    let two =
      paragraph(deleted("One."), end: "<w:del w:id=\"8\" w:author=\"A\"/>") + paragraph(deleted("Two."))
      + paragraph(run("End."))
    #expect(try edited(WordParts(body: two).bytes, of: "One.\n\nTwo.\n\nEnd.\n") == ("End.\n", []))
  }

  @Test func `the end of the last paragraph joins no note`() throws {
    let text = "One.[^1]\n\nLast.\n\n[^1]: Note.\n"
    var parts = WordParts(
      body: paragraph(run("One.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")
        + paragraph(run("Last."), end: "<w:del w:id=\"8\" w:author=\"A\"/>"))
    let note = "<w:footnote w:id=\"2\">\(paragraph(run("Note.")))</w:footnote>"
    parts.add("footnotes", WordParts.root("footnotes", note))
    #expect(try edited(parts.bytes, of: text) == (text, []))
  }
}
