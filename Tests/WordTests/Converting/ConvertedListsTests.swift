import TestSupport
import Testing
import Word

/// Lists, and what stands in them, of a Word file as Markdown.
@Suite struct ConvertedListsTests {
  private func again(_ source: String) throws -> ConvertedPaper {
    ConvertedPaper(
      try WordFile(
        WordWriter.file(
          ExportedPaper(source: Array(source.utf8), title: "", language: "en", reference: ""))))
  }

  @Test(arguments: [
    "1. one\n\n   second of one\n2. two\n3. three\n", "- a\n  - b\n\n    more b\n\n  more a\n- c\n",
    "> Said.\n>\n> - a\n> - b\n>\n> Said.\n", "> 1. a\n>\n>    more a\n> 2. b\n",
    "```\na\n```\n\n```\nb\n\n```\n\nText.\n", "1. a\n\n   ```\n   code\n   ```\n2. b\n",
    "- a\n\n  > Said.\n  >\n  > Twice.\n- b\n", "3. c\n4. d\n", "1. a\n2. b\n\nText.\n\n3. c\n",
    "0. z\n1. a\n", "999999999. a\n999999999. b\n- c\n",
    "1. a\n2. b\n\nText.\n\n1. c\n", "````\n```\n````\n",
  ])
  func `a list that went to Word comes back as it was`(_ source: String) throws {
    #expect(try again(source).markdown == source)
  }

  private func item(_ words: String, list: Int, level: Int = 0, style: String = "P", more: String = "")
    -> String
  {
    """
    <w:p><w:pPr><w:pStyle w:val="\(style)"/><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr>\
    \(more)</w:pPr>\(run(words))</w:p>
    """
  }

  private func plain(_ words: String, style: String, more: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(more)</w:pPr>\(run(words))</w:p>"
  }

  /// List 1 counts from 1 and list 3 goes on with it; 2 begins at 1 anew; 4 has bullets.
  private func markdown(_ body: String) throws -> String {
    var parts = WordParts(body: body)
    parts.add(
      "styles",
      WordParts.root(
        "styles",
        """
        <w:style w:styleId="P"><w:name w:val="List Paragraph"/></w:style>\
        <w:style w:styleId="N"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="N"/></w:style>
        """))
    func level(_ number: Int, _ format: String) -> String {
      """
      <w:lvl w:ilvl="\(number)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\
      <w:pPr><w:ind w:left="\((number + 1) * 720)"/></w:pPr></w:lvl>
      """
    }
    func pattern(_ id: Int, _ format: String) -> String {
      "<w:abstractNum w:abstractNumId=\"\(id)\">\(level(0, format))\(level(1, format))</w:abstractNum>"
    }
    func list(_ id: Int, _ pattern: Int, _ more: String = "") -> String {
      "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(pattern)\"/>\(more)</w:num>"
    }
    let own = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        pattern(7, "decimal") + pattern(8, "bullet") + list(1, 7) + list(2, 7, own) + list(3, 7) + list(4, 8))
    )
    return ConvertedPaper(try WordFile(parts.bytes)).markdown
  }

  @Test func `a paragraph of an item stays in it, and the numbers go on`() throws {
    let body = item("one", list: 1) + plain("more", style: "P") + item("two", list: 1)
    #expect(try markdown(body) == "1. one\n\n   more\n2. two\n")
    let taken = item("one", list: 1) + item("more", list: 0) + item("two", list: 1)
    #expect(try markdown(taken) == "1. one\n\n   more\n2. two\n")
  }

  @Test func `how far in a paragraph stands tells whose it is`() throws {
    let indent = { (number: Int) in "<w:ind w:left=\"\(number)\"/>" }
    let items = item("one", list: 1) + item("sub", list: 1, level: 1)
    #expect(
      try markdown(items + plain("more", style: "P", more: indent(1_440)))
        == "1. one\n   1. sub\n\n      more\n")
    #expect(
      try markdown(items + plain("more", style: "P", more: indent(720)) + item("two", list: 1))
        == "1. one\n   1. sub\n\n   more\n2. two\n")
    #expect(try markdown(items + plain("more", style: "P", more: indent(0))) == "1. one\n   1. sub\n\nmore\n")
    #expect(try markdown(plain("alone", style: "P")) == "alone\n")
  }

  @Test func `numbers go on over what stands between, and begin anew where the file says so`() throws {
    let text = paragraph(run("Text."))
    #expect(
      try markdown(item("a", list: 1) + text + item("b", list: 1) + text + item("c", list: 3))
        == "1. a\n\nText.\n\n2. b\n\nText.\n\n3. c\n")
    #expect(
      try markdown(item("a", list: 1) + item("b", list: 1) + item("c", list: 2) + item("d", list: 2))
        == "1. a\n2. b\n1) c\n2) d\n")
    #expect(
      try markdown(
        item("a", list: 1) + item("s", list: 1, level: 1) + item("b", list: 1) + item("t", list: 1, level: 1))
        == "1. a\n   1. s\n2. b\n   1. t\n")
    #expect(try markdown(item("a", list: 1) + item("x", list: 4) + item("b", list: 1)) == "1. a\n- x\n2. b\n")
  }

  @Test func `a number that Markdown does not count stands there as words`() throws {
    func file(_ body: String, _ levels: [(format: String, text: String)]) throws -> ConvertedPaper {
      var parts = WordParts(body: body)
      let xml = levels.enumerated().map { level, each in
        """
        <w:lvl w:ilvl="\(level)"><w:start w:val="1"/><w:numFmt w:val="\(each.format)"/>\
        <w:lvlText w:val="\(each.text)"/></w:lvl>
        """
      }
      parts.add(
        "numbering",
        WordParts.root(
          "numbering",
          "<w:abstractNum w:abstractNumId=\"1\">\(xml.joined())</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"))
      parts.add(
        "styles",
        WordParts.root("styles", "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"))
      return ConvertedPaper(try WordFile(parts.bytes))
    }
    let body = item("one", list: 1) + item("sub", list: 1, level: 1) + item("two", list: 1)
    let letters = try file(body, [("lowerLetter", "%1)"), ("decimal", "%1.%2")])
    #expect(letters.markdown == "- a) one\n  - a.1 sub\n- b) two\n")
    #expect(letters.signs == ["a)", "a.1", "b)"] && letters.left.isEmpty)
    let roman = try file(body, [("upperRoman", "%1."), ("decimal", "(%2)")])
    #expect(roman.markdown == "- I. one\n  - (1) sub\n- II. two\n")
    let plain = try file(body, [("decimal", "%1."), ("decimal", "%2)")])
    #expect(plain.markdown == "1. one\n   1) sub\n2. two\n" && plain.signs.isEmpty)
    let article = try file(
      item("Aim", list: 1, style: "H") + item("Means", list: 1, style: "H"), [("decimal", "Artikel %1")])
    #expect(article.markdown == "## Artikel 1 Aim\n\n## Artikel 2 Means\n" && article.left.isEmpty)
    let cell = { (words: String) in "<w:tc>\(item(words, list: 1))</w:tc>" }
    let table = try file(
      "<w:tbl><w:tr>\(cell("one"))<w:tc>\(item("two", list: 1))\(item("three", list: 1))</w:tc></w:tr></w:tbl>",
      [("lowerLetter", "%1.")])
    #expect(table.markdown == "| a. one | b. two c. three |\n| --- | --- |\n" && table.left.isEmpty)
  }

  private func counted(from start: String, text: String? = "%1.") throws -> ConvertedPaper {
    var parts = WordParts(body: item("a", list: 1) + item("b", list: 1))
    let words = text.map { "<w:lvlText w:val=\"\($0)\"/>" } ?? ""
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        """
        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="\(start)"/><w:numFmt w:val="decimal"/>\(words)</w:lvl>\
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        """))
    return ConvertedPaper(try WordFile(parts.bytes))
  }

  @Test(arguments: [
    ("-5", "- \\-5. a\n- \\-4. b\n"), ("-1", "- \\-1. a\n0. b\n"), ("0", "0. a\n1. b\n"),
    ("999999998", "999999998. a\n999999999. b\n"), ("999999999", "999999999. a\n999999999. b\n"),
    ("1000000000", "- 1000000000. a\n- 1000000001. b\n"), ("x", "1. a\n2. b\n"),
    ("99999999999999999999", "- 1000000000000. a\n- 1000000000001. b\n"),
  ])
  func `a number with which no list of Markdown can begin is words`(_ pair: (String, String)) throws {
    for text in ["%1.", nil] {
      let converted = try counted(from: pair.0, text: text)
      #expect(
        converted.markdown == pair.1 && converted.left.isEmpty, "\(text ?? "no text"): \(converted.left)")
    }
  }

  @Test func `a style may be that of a list`() throws {
    #expect(try markdown(plain("a", style: "N") + plain("b", style: "Mine")) == "1. a\n2. b\n")
  }

  /// What stands before the items of some levels of a list whose second level begins anew as said.
  private func numbers(_ levels: [Int], restart: [Int: Int]) throws -> [String] {
    var parts = WordParts(
      body: levels.map { item("x", list: 1, level: $0) }.joined())
    let pattern = (0..<3).map { level in
      """
      <w:lvl w:ilvl="\(level)"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
      \(restart[level].map { "<w:lvlRestart w:val=\"\($0)\"/>" } ?? "")<w:lvlText w:val="L\(level) %\(level + 1)"/></w:lvl>
      """
    }
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        """
        <w:abstractNum w:abstractNumId="7">\(pattern.joined())</w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        """))
    return ConvertedPaper(try WordFile(parts.bytes)).signs
  }

  @Test func `a level begins anew where its list says so`() throws {
    #expect(try numbers([0, 1, 1, 0, 1], restart: [:]) == ["L0 1", "L1 1", "L1 2", "L0 2", "L1 1"])
    #expect(try numbers([0, 1, 1, 0, 1], restart: [1: 0]) == ["L0 1", "L1 1", "L1 2", "L0 2", "L1 3"])
    // The third level goes on over the second, and begins anew behind the first.
    #expect(
      try numbers([0, 1, 2, 1, 2, 0, 1, 2], restart: [2: 1])
        == ["L0 1", "L1 1", "L2 1", "L1 2", "L2 2", "L0 2", "L1 1", "L2 1"])
  }

  @Test func `a list of a style of lists counts as that style does`() throws {
    var parts = WordParts(body: item("a", list: 1) + item("b", list: 2))
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        """
        <w:abstractNum w:abstractNumId="7"><w:styleLink w:val="Mine"/><w:lvl w:ilvl="0"><w:start w:val="3"/>\
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Mine"/></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        """))
    #expect(ConvertedPaper(try WordFile(parts.bytes)).markdown == "3. a\n4. b\n")
  }
}
