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
    #expect(converted.left == ["footer: x@y"])
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
      let isTold = converted.left.contains { $0.hasPrefix("written otherwise") }
      if !isTold { #expect(try texts(converted.markdown) == texts(source), "seed \(seed)") }
      #expect(!isTold, "seed \(seed): \(converted.left)")
    }
  }

  @Test func `of a link to a place in the file itself the words stay, and are named`() throws {
    let link = { (place: String) in "<w:hyperlink w:anchor=\"\(place)\">\(run("see " + place))</w:hyperlink>"
    }
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

  @Test func `tracked changes are as if rejected, and what is not text is named`() throws {
    let converted = try markdown(
      paragraph(run("Fair ") + deleted("rent") + inserted("homes") + "<w:r><w:drawing/></w:r>")
        + paragraph(inserted("New."), end: "<w:ins w:id=\"9\" w:author=\"A\"/>") + paragraph(run("# *End*"))
    ) { $0.add("header", WordParts.root("hdr", paragraph(run("Draft 3")))) }
    #expect(converted.markdown == "Fair rent\n\n\\# \\*End\\*\n")
    #expect(converted.left.sorted() == ["1 × picture", "header: Draft 3"])
  }
}
