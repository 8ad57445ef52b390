import TestSupport
import Testing
import Word

/// Links as Word and LibreOffice write them besides `w:hyperlink` with one address.
@Suite struct FieldLinkTests {
  private func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }

  private func instruction(_ text: String) -> String {
    "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>"
  }

  private func field(_ text: String, _ words: String) -> String {
    mark("begin") + instruction(text) + mark("separate") + run(words) + mark("end")
  }

  private func links(_ body: String, _ address: String? = nil) throws -> [String: String] {
    var parts = WordParts(body: body)
    if let address { parts.relationships.append(("hyperlink", address, true)) }
    let runs = try WordFile(parts.bytes).body.paragraphs.flatMap(\.runs)
    return Dictionary(uniqueKeysWithValues: runs.compactMap { run in run.link.map { (run.text, $0.text) } })
  }

  @Test(arguments: [
    (" HYPERLINK &quot;https://example.org/f&quot; ", "https://example.org/f"),
    ("hyperlink https://example.org/f", "https://example.org/f"),
    (" HYPERLINK &quot;https://example.org/f&quot; \\l &quot;art-3&quot; ", "https://example.org/f#art-3"),
    (
      " HYPERLINK &quot;https://example.org/f#a&quot; \\o &quot;a tip&quot; \\t &quot;_blank&quot; ",
      "https://example.org/f#a"
    ),
    ("HYPERLINK \\n \\o &quot;tip&quot; &quot;https://example.org/f&quot;", "https://example.org/f"),
    ("HYPERLINK &quot;https://example.org/a\\\\b&quot;", "https://example.org/a\\b"),
    ("HYPERLINK \\l &quot;_Toc1&quot;", "#_Toc1"),
  ])
  func `a field that is a link is one`(_ pair: (String, String)) throws {
    #expect(try links(paragraph(field(pair.0, "words") + run(" more"))) == ["words": pair.1])
    let simple = "<w:fldSimple w:instr=\"\(pair.0)\">\(run("words"))</w:fldSimple>"
    #expect(try links(paragraph(simple + run(" more"))) == ["words": pair.1])
  }

  @Test func `an instruction may be in pieces, have fields within it, and be within another's result`() throws
  {
    let inner = mark("begin") + instruction("REF x") + mark("separate") + run("example.org/f") + mark("end")
    let pieces =
      mark("begin") + instruction(" HYPER") + instruction("LINK &quot;https://") + inner
      + instruction("&quot; ") + mark("separate") + run("a ") + field("PAGE", "7") + mark("end")
    #expect(
      try links(paragraph(pieces + run(" b")))
        == ["a ": "https://example.org/f", "7": "https://example.org/f"])
    #expect(try links(paragraph(field("PAGE", "7") + field("REF y", "z"))) == [:])
  }

  @Test(arguments: [
    ("https://example.org/law", "https://example.org/law#article-3"),
    ("https://example.org/law#article-3", "https://example.org/law#article-3"),
  ])
  func `a place beside an address is part of it`(_ pair: (String, String)) throws {
    let link = "<w:hyperlink r:id=\"r0\" w:anchor=\"article-3\">\(run("the law"))</w:hyperlink>"
    #expect(try links(paragraph(link), pair.0) == ["the law": pair.1])
  }

  @Test func `a field that nothing ends takes no words with it`() throws {
    for body in [
      paragraph(run("one ") + mark("begin") + instruction("PAGE")) + paragraph(run("two")),
      paragraph(run("one ") + mark("begin") + instruction("HYPERLINK x") + mark("separate"))
        + paragraph(run("two")),
      paragraph(run("one ") + mark("begin") + mark("begin") + instruction("PAGE") + mark("end"))
        + paragraph(run("two")),
    ] {
      let story = try WordFile(WordParts(body: body).bytes).body
      #expect(
        story.texts(.accepted) == ["one ", "two"]
          && story.paragraphs.flatMap(\.runs).allSatisfy { $0.link == nil })
    }
  }
}
