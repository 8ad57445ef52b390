import TestSupport
import Testing
import Word

@Suite struct WordFileTests {
  private func body(_ xml: String) throws -> Story { try WordFile(WordParts(body: xml).bytes).body }

  @Test func `words inserted and deleted are there as the view says`() throws {
    let story = try body(paragraph(run("We want ") + deleted("some") + inserted("fair") + run(" rent.")))
    #expect(story.texts(.accepted) == ["We want fair rent."])
    #expect(story.texts(.rejected) == ["We want some rent."])
    #expect(story.texts(.everything) == ["We want somefair rent."])
  }

  @Test func `what two wrote at one time is inserted and deleted as all else is`() throws {
    let story = try body(
      paragraph(
        run("We want ")
          + "<w14:conflictDel w:author=\"A\"><w:r><w:delText>some</w:delText></w:r></w14:conflictDel>"
          + "<w14:conflictIns w:author=\"B\">\(run("fair"))</w14:conflictIns>" + run(" rent."),
        end: "<w14:conflictIns w:author=\"B\"/>") + paragraph(run(" Now.")))
    #expect(story.texts(.accepted) == ["We want fair rent.", " Now."])
    #expect(story.texts(.rejected) == ["We want some rent. Now."])
    #expect(story.changes.map(\.author).sorted() == ["A", "B", "B"])
  }

  @Test func `only one author's changes can be accepted`() throws {
    let story = try body(paragraph(inserted("a", by: "A") + inserted("b", by: "B") + deleted("c", by: "B")))
    #expect(story.texts(.only("A")) == ["ac"])
    #expect(story.texts(.only("B")) == ["b"])
    #expect(story.texts(.only("nobody")) == ["c"])
  }

  @Test func `a paragraph whose end is deleted joins the next once that is accepted`() throws {
    let story = try body(
      paragraph(run("One "), end: "<w:del w:author=\"A\"/>") + paragraph(run("two."))
        + paragraph(run("Three."), end: "<w:ins w:author=\"B\"/>") + paragraph(run(" Four.")))
    #expect(story.texts(.accepted) == ["One two.", "Three.", " Four."])
    #expect(story.texts(.rejected) == ["One ", "two.", "Three. Four."])
    #expect(
      story.changes == [
        StoryChange(author: "A", kind: .paraDelete, text: ""),
        StoryChange(author: "B", kind: .paraInsert, text: ""),
      ])
  }

  @Test func `a paragraph does not join one of another cell`() throws {
    let cell = "<w:tc>\(paragraph(run("x"), end: "<w:del w:author=\"A\"/>"))</w:tc>"
    let story = try body("<w:tbl><w:tr>\(cell)\(cell)</w:tr></w:tbl>" + paragraph(run("y")))
    #expect(story.texts(.accepted) == ["x", "x", "y"])
  }

  @Test func `a deletion within an insertion is the deleter's, and gone either way`() throws {
    let inner = "<w:ins w:author=\"A\">\(run("new "))\(deleted("er", by: "B"))</w:ins>"
    let story = try body(paragraph(inner))
    #expect(story.texts(.accepted) == ["new "])
    #expect(story.texts(.rejected) == [""])
    #expect(
      story.changes == [
        StoryChange(author: "A", kind: .insert, text: "new er"),
        StoryChange(author: "B", kind: .delete, text: "er"),
      ])
  }

  @Test func `a deleted row is gone with its cells`() throws {
    let row = { (properties: String, text: String) in
      "<w:tr>\(properties)<w:tc>\(paragraph(run(text)))</w:tc></w:tr>"
    }
    let story = try body(
      "<w:tbl>\(row("", "kept"))\(row("<w:trPr><w:del w:author=\"A\"/></w:trPr>", "gone"))</w:tbl>")
    #expect(story.texts(.accepted) == ["kept"])
    #expect(story.texts(.rejected) == ["kept", "gone"])
    #expect(story.changes == [StoryChange(author: "A", kind: .rowDelete, text: "gone")])
  }

  @Test func `a move is told apart from an insertion and a deletion`() throws {
    let story = try body(
      paragraph(
        "<w:moveFrom w:author=\"A\">\(run("here"))</w:moveFrom>" + run(" or ")
          + "<w:moveTo w:author=\"A\">\(run("there"))</w:moveTo>"))
    #expect(story.texts(.accepted) == [" or there"])
    #expect(story.texts(.rejected) == ["here or "])
    #expect(story.changes.map(\.kind) == [.moveTo, .moveFrom])
  }

  @Test func `a field counts with its result, not with its instruction`() throws {
    let mark = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let story = try body(
      paragraph(mark("begin") + run("PAGE") + mark("separate") + run("7") + mark("end") + run(" of 9")))
    #expect(story.texts(.accepted) == ["7 of 9"])
  }

  @Test func `of several forms of one thing the first is read, and once`() throws {
    let story = try body(
      paragraph(
        "<mc:AlternateContent><mc:Choice>\(run("new"))</mc:Choice><mc:Fallback>\(run("old"))</mc:Fallback></mc:AlternateContent>"
      ))
    #expect(story.texts(.accepted) == ["new"])
  }

  @Test func `words in a box are a story of their own`() throws {
    let box = "<w:r><w:pict><w:txbxContent>\(paragraph(inserted("boxed")))</w:txbxContent></w:pict></w:r>"
    let file = try WordFile(WordParts(body: paragraph(run("text") + box)).bytes)
    #expect(file.stories.map(\.kind) == [.body, .textBox])
    #expect(file.stories.map { $0.texts(.accepted) } == [["text"], ["boxed"]])
  }

  @Test func `notes are stories, the lines above them are not`() throws {
    var parts = WordParts(body: paragraph(run("text")))
    parts.add(
      "footnotes",
      WordParts.root(
        "footnotes",
        "<w:footnote w:id=\"0\" w:type=\"separator\">\(paragraph(run("line")))</w:footnote>"
          + "<w:footnote w:id=\"1\">\(paragraph(run("note")))</w:footnote>"))
    let file = try WordFile(parts.bytes)
    #expect(file.stories.map(\.kind) == [.body, .footnote])
    #expect(file.stories[1].texts(.accepted) == ["note"])
  }

  @Test func `another prefix, and the strict form of the names, are the same`() throws {
    var parts = WordParts(body: "")
    for name in [WordParts.word, "http://purl.oclc.org/ooxml/wordprocessingml/main"] {
      parts.parts = [
        (
          "word/document.xml",
          "<x:document xmlns:x=\"\(name)\"><x:body><x:p><x:r><x:t>hello</x:t></x:r></x:p></x:body></x:document>"
        )
      ]
      #expect(try WordFile(parts.bytes).body.texts(.accepted) == ["hello"])
    }
  }

  @Test func `a change that names nobody is read as nobody's`() throws {
    let story = try body(paragraph("<w:ins>\(run("new"))</w:ins>"))
    #expect(story.changes == [StoryChange(author: "", kind: .insert, text: "new")])
  }
}
