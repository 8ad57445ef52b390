import Prose
import TestSupport
import Testing
import Word

/// What a file has that is no text: it is named with its words, or with what describes it.
@Suite struct LeftOutTests {
  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  private static let math = "http://schemas.openxmlformats.org/officeDocument/2006/math"

  private static let formula =
    "<m:oMath xmlns:m=\"\(math)\"><m:r><m:t>E=</m:t></m:r><m:sSup><m:e><m:r><m:t>mc</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"

  private static func picture(_ attributes: String) -> String {
    "<w:r><w:drawing><wp:inline xmlns:wp=\"\(drawing)\"><wp:docPr id=\"1\" name=\"a\" \(attributes)/></wp:inline></w:drawing></w:r>"
  }

  private static let ruby =
    "<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase>\(run("below "))</w:rubyBase></w:ruby></w:r>"
  private static let object =
    "<w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" ProgID=\"Excel.Sheet.12\"/></w:object></w:r>"
  private static let symbol = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"
  private static let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"

  private static let hint =
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("Click here"))</w:sdtContent></w:sdt>"
  private static let box =
    "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
    + "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  private static let wordArt =
    "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textpath string=\"now\"/></v:shape></w:pict></w:r>"

  static let all: [(String, Story.LeftOut.Kind, String)] = [
    (formula, .formula, "E=mc2"),
    ("<m:oMathPara xmlns:m=\"\(math)\">\(formula)</m:oMathPara>", .formula, "E=mc2"),
    ("<w:ins w:id=\"7\" w:author=\"A\">\(formula)</w:ins>", .formula, "E=mc2"),
    (picture("descr=\"a map\""), .picture, "a map"), (picture("title=\"a plan\""), .picture, "a plan"),
    (picture(""), .picture, ""), (ruby, .reading, "above"), (object, .object, "Excel.Sheet.12"),
    (hidden, .hidden, "secret"), (symbol, .symbol, "Wingdings F0FC"),
    (hint, .hint, "Click here"), (box, .checkBox, "☒"), (wordArt, .picture, "now"),
    ("<w:subDoc/>", .importedPart, ""),
  ]

  @Test(arguments: LeftOutTests.all)
  func `it is named`(_ markup: String, _ kind: Story.LeftOut.Kind, _ words: String) throws {
    let file = try WordFile(WordParts(body: paragraph(run("We want ") + markup + run(" rent."))).bytes)
    #expect(file.body.leftOut.map(\.kind) == [kind])
    #expect(file.body.leftOut.map(\.words) == [words])
    if !markup.contains("w:ins") {
      #expect(
        ConvertedPaper(file).left.map(\.description) == [
          words.isEmpty ? "1 × \(kind.rawValue)" : "\(kind.rawValue): \(words)"
        ])
    }
  }

  @Test(arguments: LeftOutTests.all)
  func `in a file that came back it is named, and is no edit`(
    _ markup: String, _ kind: Story.LeftOut.Kind, _ words: String
  ) throws {
    let paper = ExportedPaper(
      source: Array("We want rent.\n".utf8), title: "", language: "en", reference: "x@y")
    func back(_ body: String) throws -> ReturnedPaper {
      try ReturnedPaper(WordFile(WordParts(body: body).bytes), exportOf: paper)
    }
    let inLine = try back(paragraph(run("We want ") + markup + run("rent.")))
    #expect(inLine.leftOut.map(\.kind) == [kind])
    #expect(inLine.leftOut.map(\.words) == [words])
    #expect(inLine.changes.map(\.hunk.new) == (kind == .reading ? ["below "] : []))
    guard kind != .reading else { return }
    let alone = try back(paragraph(run("We want rent.")) + paragraph(markup))
    #expect(alone.leftOut.map(\.kind) == [kind])
    #expect(alone.changes.isEmpty && alone.unclear.isEmpty)
  }

  @Test func `a field that nobody wrote in is no paragraph`() throws {
    let hint =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(paragraph(run("Click")))</w:sdtContent></w:sdt>"
    let file = try WordFile(WordParts(body: paragraph(run("We want rent.")) + hint).bytes)
    #expect(ConvertedPaper(file).markdown == "We want rent.\n")
    #expect(file.body.leftOut.map(\.words) == ["Click"])
  }

  @Test func `the words of a diagram are named`() throws {
    let namespace = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    let diagram =
      "<w:r><w:drawing><dgm:relIds xmlns:dgm=\"\(namespace)\" r:dm=\"r0\"/></w:drawing></w:r>"
    var parts = WordParts(body: paragraph(run("We want rent.") + diagram))
    parts.add(
      "diagramData",
      "<dgm:dataModel xmlns:dgm=\"\(namespace)\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:t>Rent</a:t><a:t>down</a:t></dgm:dataModel>"
    )
    #expect(try WordFile(parts.bytes).body.leftOut.map(\.words) == ["Rent down"])
  }

  @Test func `another title, and words in a footer, are named`() throws {
    func paper(_ title: String) -> ExportedPaper {
      ExportedPaper(source: Array("Text.\n".utf8), title: title, language: "en", reference: "x@0123abc")
    }
    let retitled = try ReturnedPaper(WordFile(WordWriter.file(paper("Homes"))), exportOf: paper("Fair"))
    #expect(retitled.leftOut.map(\.words) == ["Fair → Homes"] && retitled.leftOut[0].kind == .title)
    var parts = WordParts(body: paragraph(run("Text.")))
    parts.add("footer", WordParts.root("ftr", paragraph(run("x@0123abc Mail a@b.org"))))
    let back = try ReturnedPaper(WordFile(parts.bytes), exportOf: paper(""))
    #expect(back.leftOut.map(\.words) == ["x@0123abc Mail a@b.org"] && back.leftOut[0].kind == .footer)
    let plain = try ReturnedPaper(WordFile(WordWriter.file(paper("Fair"))), exportOf: paper("Fair"))
    #expect(plain.leftOut.isEmpty)
  }
}
