import TestSupport
import Testing
import Word

@Suite struct ConvertedPaperTests {
  private func markdown(_ body: String, _ more: (inout WordParts) -> Void = { _ in }) throws -> ConvertedPaper
  {
    var parts = WordParts(body: body)
    more(&parts)
    return ConvertedPaper(try WordFile(parts.bytes))
  }

  @Test(arguments: ["-1", "-9223372036854775808", "0", "8", "9", "2000000000", "99999999999999999999", "x"])
  func `an item may claim any level`(_ level: String) throws {
    let item =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(run("item"))</w:p>"
    #expect(try markdown(item).markdown == "- item\n")
  }

  private func again(_ source: String) throws -> ConvertedPaper {
    ConvertedPaper(
      try WordFile(
        WordWriter.file(
          ExportedPaper(source: Array(source.utf8), title: "", language: "en", reference: "x@y"))))
  }

  @Test(arguments: [
    "# Homes\n\nWe want *fair* rent, **now**.\n", "- a\n- b\n  - c\n- d\n", "1. a\n2. b\n   - c\n",
    "> Said.\n>\n> Twice.\n", "```\na\n  b\n```\n", "| a | b |\n| --- | --- |\n| c *d* | \\| e |\n",
    "See [there](https://example.org/a?b=1&c=2) and ***all*** `code`.\n",
    "Rent[^n1].\n\nMore.\n\n[^n1]: What is *fair*.\n", "- [ ] a\n- [x] b\n", "One\\\ntwo.\n",
    "\\# no heading\n\n1\\. no item\n\n\\- neither\n", "**bold *both* bold** and ~~gone~~\n",
    "`a`\n\n## Two\n\n- item\n\nText.\n\n| a |\n| --- |\n| b |\n\nEnd.\n",
  ])
  func `a text that went to Word comes back as it was`(_ source: String) throws {
    let converted = try again(source)
    #expect(converted.markdown == source)
    #expect(converted.left.map(\.description) == ["footer: x@y"])
  }

  @Test func `generated texts read as they did`() throws {
    for seed in UInt64(1)...60 {
      var maker = MarkdownMaker(seed: seed, common: true)
      let source = maker.text()
      func texts(_ source: String) throws -> [String] {
        try WordFile(
          WordWriter.file(ExportedPaper(source: Array(source.utf8), title: "", language: "en", reference: ""))
        ).body.texts(.accepted).filter { !$0.isEmpty }
      }
      let converted = try again(source)
      let isTold = converted.left.contains { $0.kind == .otherwise }
      if !isTold { #expect(try texts(converted.markdown) == texts(source), "seed \(seed)") }
      #expect(!isTold, "seed \(seed): \(converted.left)")
    }
  }

  /// A file with a heading in the style `H`.
  private func withHeadings(_ body: String) throws -> ConvertedPaper {
    try markdown(body) {
      $0.add(
        "styles", WordParts.root("styles", "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>")
      )
    }
  }

  private func heading(_ runs: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>\(runs)</w:p>"
  }

  private func link(_ place: String, _ words: String) -> String {
    "<w:hyperlink w:anchor=\"\(place)\">\(run(words))</w:hyperlink>"
  }

  private func bookmark(_ name: String) -> String { "<w:bookmarkStart w:id=\"1\" w:name=\"\(name)\"/>" }

  @Test func `a link to a heading of the file leads to that heading of the text`() throws {
    let body =
      paragraph(
        link("_Toc1", "Our aims") + run(", ") + link("_toc2", "again") + run(", ") + link("x", "a word"))
      + heading(bookmark("_Toc1") + run("Our aims")) + bookmark("_Toc2") + heading(run("Our aims"))
      + paragraph(run("See the ") + bookmark("x") + run("word."))
    let converted = try withHeadings(body)
    #expect(
      converted.markdown
        == "[Our aims](#our-aims), [again](#our-aims-1), a word\n\n## Our aims\n\n## Our aims\n\nSee the word.\n"
    )
    #expect(converted.innerLinks == ["a word"] && converted.left.isEmpty)
  }

  @Test func `a link to a heading that is not there without the changes keeps its words`() throws {
    let body =
      paragraph(link("new", "there")) + heading(run("One"))
      + "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:rPr><w:ins w:id=\"9\" w:author=\"A\"/></w:rPr></w:pPr>"
      + bookmark("new") + inserted("New") + "</w:p>" + paragraph(run("End."))
    let converted = try withHeadings(body)
    #expect(converted.markdown == "there\n\n## One\n\nEnd.\n" && converted.innerLinks == ["there"])
  }

  @Test(arguments: [
    "See [the aims](#our-aims) and [één](#%C3%A9%C3%A9n).\n\n## Our aims\n\n## Één\n",
    "# A\n\n# A\n\nTo [the second](#a-1)[^n1].\n\n[^n1]: Or [the first](#a).\n",
  ])
  func `a link to a heading goes to Word and back`(_ source: String) throws {
    let converted = try again(source)
    #expect(converted.markdown == source && converted.innerLinks.isEmpty)
  }

  @Test func `of a link to a place in the file itself the words stay, and are named`() throws {
    let link = { (place: String) in self.link(place, "see " + place) }
    let body =
      paragraph(link("there") + run(", ") + link("gone"))
      + paragraph("<w:bookmarkStart w:id=\"1\" w:name=\"there\"/>" + run("Second."))
    let converted = ConvertedPaper(try WordFile(WordParts(body: body).bytes))
    #expect(converted.markdown == "see there, see gone\n\nSecond.\n")
    #expect(converted.innerLinks == ["see there", "see gone"] && converted.left.isEmpty)
  }

  @Test func `a note reads as it does without its changes`() throws {
    let converted = try markdown(paragraph(run("Rent") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")) {
      $0.add(
        "footnotes",
        WordParts.root(
          "footnotes",
          "<w:footnote w:id=\"2\">" + paragraph(run(" Of ") + deleted("2024") + inserted("2025"))
            + "</w:footnote>"))
    }
    #expect(converted.markdown == "Rent[^n1]\n\n[^n1]: Of 2024\n")
    #expect(converted.left.isEmpty)
  }

  @Test func `the mark of a note that is not there is no character, and no words of a note are lost`() throws
  {
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let alone = try markdown(paragraph(mark + run("x"))) { _ in }
    #expect(alone.markdown == "x\n" && alone.lostMarks == 1 && alone.left.isEmpty)
    let doubled = try markdown(paragraph(run("a") + mark + run("b") + mark)) {
      $0.add(
        "footnotes",
        WordParts.root(
          "footnotes",
          ["one", "two"].map { "<w:footnote w:id=\"2\">\(paragraph(run($0)))</w:footnote>" }.joined()))
    }
    #expect(doubled.markdown == "a[^n1]b\n\n[^n1]: one\n" && doubled.lostMarks == 1)
    #expect(doubled.left.map(\.description) == ["written otherwise: two"])
  }

  @Test func `tracked changes are as if rejected, and what is not text is named`() throws {
    let converted = try markdown(
      paragraph(run("Fair ") + deleted("rent") + inserted("homes") + "<w:r><w:drawing/></w:r>")
        + paragraph(inserted("New."), end: "<w:ins w:id=\"9\" w:author=\"A\"/>") + paragraph(run("# *End*"))
    ) { $0.add("header", WordParts.root("hdr", paragraph(run("Draft 3")))) }
    #expect(converted.markdown == "Fair rent\n\n\\# \\*End\\*\n")
    #expect(converted.left.map(\.description).sorted() == ["1 × picture", "header: Draft 3"])
  }

  @Test func `a cell stands in the column that it stands in, also beside one that takes several`() throws {
    func row(_ cells: [(words: String, span: Int)], before: Int = 0) -> String {
      let gap = before > 0 ? "<w:trPr><w:gridBefore w:val=\"\(before)\"/></w:trPr>" : ""
      let all = cells.map { cell in
        "<w:tc><w:tcPr><w:gridSpan w:val=\"\(cell.span)\"/></w:tcPr>\(paragraph(run(cell.words)))</w:tc>"
      }
      return "<w:tr>\(gap)\(all.joined())</w:tr>"
    }
    let table =
      row([("a", 1), ("b", 1), ("c", 1)]) + row([("wide", 2), ("end", 1)]) + row([("last", 1)], before: 2)
    #expect(
      try markdown("<w:tbl>\(table)</w:tbl>").markdown
        == "| a | b | c |\n| --- | --- | --- |\n| wide |  | end |\n|  |  | last |\n")
    // A file may claim any width.
    let claimed = "<w:tbl>\(row([("a", 2_000_000_000), ("b", -7), ("c", 60)]))</w:tbl>"
    #expect(try markdown(claimed).markdown.utf8.count < 2_000)
  }

  @Test func `what a run says of its look goes before what its style says, and that before its base`() throws
  {
    func run(_ style: String, _ more: String, _ words: String) -> String {
      "<w:r><w:rPr><w:rStyle w:val=\"\(style)\"/>\(more)</w:rPr><w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
    }
    let converted = try markdown(
      paragraph(
        run("S", "", "bold") + run("S", "<w:b w:val=\"0\"/>", " plain ") + run("T", "", "both")
          + run("U", "", " none ") + run("P", "", "1234 AB") + run("X", "<w:dstrike/>", " gone"))
    ) {
      $0.add(
        "styles",
        WordParts.root(
          "styles",
          """
          <w:style w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>\
          <w:style w:styleId="T"><w:name w:val="Mine"/><w:basedOn w:val="S"/><w:rPr><w:i/></w:rPr></w:style>\
          <w:style w:styleId="U"><w:name w:val="Not"/><w:basedOn w:val="S"/><w:rPr><w:b w:val="off"/></w:rPr></w:style>\
          <w:style w:styleId="P"><w:name w:val="Postcode"/></w:style>
          """))
    }
    #expect(converted.markdown == "**bold** plain ***both*** none 1234 AB ~~gone~~\n")
  }
}
