import TestSupport
import Testing
import Word

/// Edits beside rules, fences, tables and lists: what is recorded reads as the file does, or it is named.
@Suite struct ReturnedShapesTests {
  @Test func `a heading with the style of a title is a heading, and none of its words went`() throws {
    func file(_ style: String) throws -> WordFile {
      var parts = WordParts(
        body: "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(run("Homes"))</w:p>"
          + paragraph(run("Text.")))
      parts.add(
        "styles",
        WordParts.root(
          "styles",
          "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
            + "<w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>"))
      return try WordFile(parts.bytes)
    }
    for title in ["Homes", ""] {
      for style in ["T", "H"] {
        let back = try ReturnedPaper(
          file(style),
          exportOf: ExportedPaper(
            source: Array("# Homes\n\nText.\n".utf8), title: title, language: "en", reference: "x@y"))
        #expect(back.changes.isEmpty && back.leftOut.isEmpty && back.unclear.isEmpty, "\(title), \(style)")
      }
    }
    // Above a text that does not begin with it, it is the title.
    let back = try ReturnedPaper(
      file("T"),
      exportOf: ExportedPaper(
        source: Array("Text.\n".utf8), title: "Homes", language: "en", reference: "x@y"))
    #expect(back.changes.isEmpty && back.leftOut.isEmpty && back.unclear.isEmpty)
  }

  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func edited(_ file: String, of text: String) throws -> (text: String, unclear: [String]) {
    let back = try ReturnedPaper(WordFile(WordWriter.file(paper(file))), exportOf: paper(text))
    return (String(decoding: back.edited, as: UTF8.self), back.unclear)
  }

  @Test(arguments: [
    ("One.\n\n***\n\nTwo.\n", "***\n\nTwo.\n"), ("One.\n\n***\n\nTwo.\n", "One.\n\nTwo.\n"),
    ("One.\n\n***\n\nTwo.\n", "One.\n\n***\n"), ("# One\n\n- a\n\n---\n\nTwo.\n", "# One\n\n---\n\nTwo.\n"),
    ("One.\n\nTwo.\n\n```\na\nb\n```\n\nLast.\n", "One.\n\n```\na\nb\n```\n\nLast.\n"),
    ("One.\n\n```\na\nb\n```\n\nLast.\n", "One.\n\n```\na\n```\n\nLast.\n"),
    ("1. one\n2. two\n", "1. zero\n1. one\n2. two\n"), ("5. one\n6. two\n", "5. zero\n5. one\n6. two\n"),
    ("1. one\n2. two\n3. three\n", "1. two\n3. three\n"), ("5. *one*\n6. two\n\nEnd.\n", "5. two\n\nEnd.\n"),
    ("1. one\n2. two\n3. three\n", "1. one\n2. two\n   1. new\n3. three\n"),
    ("1. one\n2. two\n3. three\n", "1. one\n2. two\n   - new\n   - newer\n3. three\n"),
    ("1. one\n   - a\n   - b\n", "1. one\n   - a\n   - b\n2. new\n"),
    ("- a\n  - b\n  - c\n", "- a\n  - b\n    - new\n  - c\n"),
    ("- a\n\nEnd.\n", "- a\n  - new\n- newer\n\nEnd.\n"),
    ("1. one\n2. two\n", "1. one\n   1. two\n"), ("- a\n  - b\n- c\n", "- a\n- b\n- c\n"),
    ("> - a\n> - b\n", "> - a\n>   - new\n> - b\n"), ("> 1. a\n> 2. b\n", "> 1. a\n> 2. b\n> 3. c\n"),
    ("One.\n\n> Said.\n", "One.\n\nSaid.\n"), ("One.\n\nSaid.\n", "One.\n\n> Said.\n"),
    ("One.\n\nTwo.\n", "One.\n\n> New.\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One.\n\n1. new\n2. newer\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One.\n\n7. new\n8. newer\n\nTwo.\n"),
    ("One two.\n\nThree.\n", "One\\\ntwo.\n\nThree.\n"),
    ("One.\n\nTwo.\n", "One.\n\nSee www.a_b.example.org/x_y_z, or https://a.example.org/~b now.\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One, see www.example.org.\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One, write to a_b@example.org now.\n\nTwo.\n"),
  ])
  func `it comes back as it reads`(_ pair: (String, String)) throws {
    // An address in an export is a link; typed as plain words it is none.
    let plain = WordParts(
      body: pair.1.split(separator: "\n\n").map { paragraph(run(String($0).replacing("\n", with: ""))) }
        .joined())
    let isAddress = pair.1.contains(".example.org") || pair.1.contains("@")
    let back = try ReturnedPaper(
      WordFile(isAddress ? plain.bytes : WordWriter.file(paper(pair.1))), exportOf: paper(pair.0))
    let text = String(decoding: back.edited, as: UTF8.self)
    #expect(back.unclear == [] && text.replacing("a\\_b@", with: "a_b@") == pair.1)
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n## Next\n", "| a |\n|---|\n| 1 |\n\n## Next\n"),
    ("One.\n\n1) a\n2) b\n", "One.a\n\n1) b\n"),
  ])
  func `it comes back as it reads, or is named`(_ pair: (String, String)) throws {
    let (text, unclear) = try edited(pair.1, of: pair.0)
    #expect(text == pair.1 || text == pair.0 && !unclear.isEmpty)
  }

  private func item(_ words: String, level: Int = 0, end: String = "", list: Int = 1) -> String {
    """
    <w:p><w:pPr><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr><w:rPr>\(end)</w:rPr></w:pPr>\
    \(words)</w:p>
    """
  }

  private func numbered(_ body: String) -> [UInt8] {
    var parts = WordParts(body: body)
    let levels = (0..<3).map {
      "<w:lvl w:ilvl=\"\($0)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl>"
    }
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"0\">\(levels.joined())</w:abstractNum>"
          + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"))
    return parts.bytes
  }

  private func back(_ body: String, of text: String) throws -> ReturnedPaper {
    try ReturnedPaper(WordFile(numbered(body)), exportOf: paper(text))
  }

  @Test func `an item that is put in and moved further in stands further in`() throws {
    let text = "1. one\n2. two\n3. three\n"
    let mark = "<w:ins w:id=\"5\" w:author=\"A\"/>"
    let (one, two, three) = (item(run("one")), item(run("two")), item(run("three")))
    // Who breaks an item at its end puts in the end of that, and has moved what was there.
    let broken = try back(
      one + item(run("two"), end: mark) + item(inserted("new"), level: 1) + three, of: text)
    #expect(String(decoding: broken.edited, as: UTF8.self) == "1. one\n2. two\n   1. new\n3. three\n")
    let whole = try back(one + two + item(inserted("new"), level: 1, end: mark) + three, of: text)
    #expect(String(decoding: whole.edited, as: UTF8.self) == "1. one\n2. two\n   1. new\n3. three\n")
    let deep = try back(one + item(run("two"), level: 2) + three, of: text)
    #expect(deep.edited == Array(text.utf8) && deep.unclear.isEmpty)
    #expect(
      deep.reshaped == [
        .init(
          words: "two", was: .item(level: 1, isNumbered: true), becomes: .item(level: 3, isNumbered: true))
      ])
    let plain = try back(one + paragraph(run("two")) + three, of: text)
    #expect(plain.edited == Array(text.utf8) && plain.unclear.isEmpty)
    #expect(
      plain.reshaped == [.init(words: "two", was: .item(level: 1, isNumbered: true), becomes: .text)])
  }

  @Test func `a number that a list of the paper goes on with is that number`() throws {
    let body = item(run("one")) + item(run("two")) + paragraph(run("Text.")) + item(run("three"))
    let found = try back(body, of: "1. one\n2. two\n\nText.\n")
    #expect(String(decoding: found.edited, as: UTF8.self) == "1. one\n2. two\n\nText.\n\n3. three\n")
  }

  @Test func `the numbers of items count what is left of a file`() throws {
    let (mark, gone) = ("<w:ins w:id=\"5\" w:author=\"A\"/>", "<w:del w:id=\"6\" w:author=\"A\"/>")
    let body =
      item(run("one")) + item(deleted("two"), end: gone) + item(run("three"))
      + item(inserted("four"), end: mark)
    let found = try back(body, of: "1. one\n2. two\n3. three\n")
    #expect(String(decoding: found.edited, as: UTF8.self) == "1. one\n3. three\n4. four\n")
    #expect(found.unclear.isEmpty && found.reshaped.isEmpty)
  }

  @Test func `an item before a rule that is none any more takes no rule along`() throws {
    let text = "1. one\n2. two\n\n***\n\nEnd.\n"
    let found = try back(
      item(run("one")) + paragraph(run("two")) + paragraph("") + paragraph(run("End.")), of: text)
    #expect(String(decoding: found.edited, as: UTF8.self) == text)
    #expect(found.reshaped.map(\.words) == ["two"] && found.unclear.isEmpty)
  }

  @Test func `an item in a cell, and a join, are named by their words`() throws {
    let cell = { (words: String) in "<w:tc>\(words)</w:tc>" }
    let table =
      "<w:tbl><w:tr>\(cell(paragraph(run("a"))))</w:tr><w:tr>\(cell(item(run("ten"))))</w:tr></w:tbl>"
    let text = "| a |\n| --- |\n| ten |\n"
    let found = try back(table, of: text)
    #expect(found.edited == Array(text.utf8) && found.reshaped.map(\.words) == ["ten"])
    let (edited, unclear) = try edited("One.\n\n***\n\nTwo.Three.\n", of: "One.\n\n***\n\nTwo.\n\nThree.\n")
    #expect(edited == "One.\n\n***\n\nTwo.Three.\n" && unclear == [])
    let (same, named) = try self.edited("One.a\n\n1) b\n", of: "One.\n\n1) a\n2) b\n")
    #expect(same == "One.\n\n1) a\n2) b\n" && named == ["One.¶a → One.a"])
  }

  @Test func `a page's end at the edge of a paragraph is nothing new`() throws {
    let found = try back(
      paragraph(run("One.") + "<w:r><w:br w:type=\"page\"/></w:r>") + paragraph(run("Two.")),
      of: "One.\n\nTwo.\n")
    #expect(found.changes.isEmpty && found.unclear.isEmpty)
  }

  @Test func `an edit that cannot be made takes no other along`() throws {
    let text = "One.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Next\n"
    let file = "One more.\n\n| a |\n|---|\n| 1 |\n\n## Next\n"
    let (edited, unclear) = try edited(file, of: text)
    #expect(edited == text.replacing("One.", with: "One more.") && !unclear.isEmpty)
  }
}
