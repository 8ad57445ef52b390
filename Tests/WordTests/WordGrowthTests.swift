import Glibc
import Prose
import TestSupport
import Testing

@testable import Word

/// A Word file that is four times as large takes about four times as long, whatever there is so much of: else a small file keeps a
/// program busy for minutes.
@Suite struct WordGrowthTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// How many of them are tried first; then four times as many.
    var count = 500
    let make: @Sendable (Int) -> WordParts

    init(_ name: String, count: Int = 500, _ make: @escaping @Sendable (Int) -> WordParts) {
      (testDescription, self.count, self.make) = (name, count, make)
    }
  }

  private static func all(_ count: Int, _ each: (Int) -> String) -> String {
    (0..<count).map(each).joined()
  }

  private static func body(_ xml: String) -> WordParts { WordParts(body: xml) }

  private static func mark(_ note: Int) -> String { "<w:r><w:footnoteReference w:id=\"\(note)\"/></w:r>" }

  private static func withNotes(_ count: Int, _ body: String) -> WordParts {
    var parts = WordParts(body: body)
    let notes = all(count) { "<w:footnote w:id=\"\($0)\">\(paragraph(run("Note \($0)")))</w:footnote>" }
    parts.add("footnotes", WordParts.root("footnotes", notes))
    return parts
  }

  private static func withComments(
    _ count: Int, _ body: String, threads: [(String, String?)] = []
  ) -> WordParts {
    var parts = WordParts(body: body)
    parts.addComments(
      all(count) {
        "<w:comment w:id=\"\($0)\" w:author=\"A\"><w:p w14:paraId=\"P\($0)\">\(run("c\($0)"))</w:p></w:comment>"
      }, threads: threads)
    return parts
  }

  private static func start(_ comment: Int) -> String { "<w:commentRangeStart w:id=\"\(comment)\"/>" }
  private static func end(_ comment: Int) -> String { "<w:commentRangeEnd w:id=\"\(comment)\"/>" }

  private static func withStyles(_ body: String, _ styles: String) -> WordParts {
    var parts = WordParts(body: body)
    parts.add("styles", WordParts.root("styles", styles))
    return parts
  }

  private static func styled(_ text: String, _ style: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(run(text))</w:p>"
  }

  private static let heading =
    "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>"

  private static func field(_ instruction: String, _ words: String) -> String {
    "<w:fldSimple w:instr=\"\(instruction)\">\(run(words))</w:fldSimple>"
  }

  private static func listed(_ body: String) -> WordParts {
    var parts = WordParts(body: body)
    parts.add(
      "numbering",
      WordParts.root(
        "numbering",
        """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>\
        <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """))
    return parts
  }

  private static func item(_ words: String, level: Int = 0, end: String = "") -> String {
    """
    <w:p><w:pPr><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="1"/></w:numPr>\
    \(end.isEmpty ? "" : "<w:rPr>\(end)</w:rPr>")</w:pPr>\(words)</w:p>
    """
  }

  private static let insertedEnd = "<w:ins w:id=\"1\" w:author=\"A\"/>"
  private static let deletedEnd = "<w:del w:id=\"1\" w:author=\"A\"/>"

  static let texts: [Kind] = [
    Kind("blanks in runs of their own") { body(paragraph(run("a") + all($0) { _ in run(" ") } + run("b"))) },
    Kind("lines' ends") {
      body(paragraph(run("a") + "<w:r>" + all($0) { _ in "<w:br/>" } + "</w:r>" + run("b")))
    },
    Kind("addresses without an end") { body(paragraph(run(all($0) { _ in "ahttp://" }))) },
    Kind("runs of every look") { count in
      body(
        paragraph(
          all(count) { index in
            let looks = ["b", "i", "strike"].enumerated().filter { index >> $0.offset & 1 == 1 }
            let properties = looks.map { "<w:\($0.element)/>" }.joined()
            return "<w:r><w:rPr>\(properties)</w:rPr><w:t>w</w:t></w:r>"
          }))
    },
    Kind("one instruction of a field", count: 20_000) {
      body(paragraph(field("HYPERLINK " + all($0) { _ in "x" }, "x")))
    },
    Kind("links to one long address") { count in
      var parts = body(paragraph(all(count) { _ in "<w:hyperlink r:id=\"r0\">\(run("x "))</w:hyperlink>" }))
      parts.relationships.append(("hyperlink", "http://x.example/" + all(500) { _ in "y" }, true))
      return parts
    },
    Kind("headings that begin alike") { count in
      withStyles(
        all(count) { styled("A heading that begins as all of the others do, and is number \($0)", "H") },
        heading)
    },
    Kind("styles that are based on one with a long name", count: 1_000) { count in
      let long = all(count) { _ in "name " }
      return withStyles(
        styled("x", "S1"),
        "<w:style w:styleId=\"S\"><w:name w:val=\"\(long)\"/></w:style>"
          + all(count) { "<w:style w:styleId=\"S\($0)\"><w:basedOn w:val=\"S\"/></w:style>" })
    },
    Kind("parts that are named again and again", count: 100) { count in
      var parts = withStyles("", all(count) { "<w:style w:styleId=\"S\($0)\"/>" })
      for _ in 0..<count { parts.relationships.append(("styles", "styles.xml", false)) }
      return parts
    },
    Kind("a wide table with short rows") { count in
      let cell = "<w:tc>\(paragraph(run("x")))</w:tc>"
      let first = "<w:tr>\(all(count) { _ in cell })</w:tr>"
      return body("<w:tbl>\(first)\(all(count) { _ in "<w:tr>\(cell)</w:tr>" })</w:tbl>")
    },
  ]

  static let changes: [Kind] = [
    Kind("changes of one row", count: 2_000) { count in
      let (changes, words) = (all(count) { _ in insertedEnd }, paragraph(run(all(count) { _ in "word " })))
      return body("<w:tbl><w:tr><w:trPr>\(changes)</w:trPr><w:tc>\(words)</w:tc></w:tr></w:tbl>")
    },
    Kind("changes of one paragraph") { count in
      body(paragraph(all(count) { run("w\($0) ") + deleted("o\($0) ") + inserted("n\($0) ") }))
    },
    Kind("new paragraphs", count: 200) { count in
      body(
        all(count) { paragraph(inserted("new \($0)"), end: insertedEnd) + paragraph(run("stays \($0)")) })
    },
    Kind("paragraphs that go", count: 200) { count in
      body(all(count) { paragraph(deleted("old \($0)"), end: deletedEnd) + paragraph(run("stays \($0)")) })
    },
    Kind("new items", count: 200) { count in
      listed(
        item(run("first"))
          + all(count) {
            item(inserted("new \($0)"), level: 1, end: insertedEnd) + item(run("stays \($0)"), level: 1)
          })
    },
    Kind("items that go", count: 200) { count in
      listed(
        all(count) { item(deleted("old \($0)"), end: deletedEnd) + item(run("stays \($0)")) })
    },
    Kind("new rows", count: 100) { count in
      func row(_ words: String, _ change: String = "") -> String {
        "<w:tr><w:trPr>\(change)</w:trPr><w:tc>\(paragraph(words))</w:tc></w:tr>"
      }
      return body(
        "<w:tbl>\(row(run("head")))\(all(count) { row(run("a\($0)")) + row(inserted("b\($0)"), insertedEnd) })</w:tbl>"
      )
    },
  ]

  static let notes: [Kind] = [
    Kind("notes") { count in withNotes(count, paragraph(all(count) { run("word ") + mark($0) })) },
    Kind("marks of one note") { count in withNotes(1, paragraph(all(count) { _ in run("word ") + mark(0) }))
    },
    Kind("new notes", count: 200) { count in
      withNotes(
        count, paragraph(all(count) { run("word ") + "<w:ins w:id=\"1\" w:author=\"A\">\(mark($0))</w:ins>" })
      )
    },
    Kind("comments that lie in each other") { count in
      withComments(count, paragraph(all(count, start) + run("words") + all(count, end)))
    },
    Kind("comments on no words") { count in
      withComments(count, paragraph(all(count) { start($0) + end($0) + run("word ") }))
    },
    Kind("comments on new words") { count in
      withComments(count, paragraph(run("a") + all(count) { start($0) + inserted("word ") + end($0) }))
    },
    Kind("comments that answer each other") { count in
      withComments(
        count, paragraph(all(count, start) + run("words") + all(count, end)),
        threads: (0..<count).map { ("P\($0)", $0 > 0 ? "P\($0 - 1)" : nil) })
    },
  ]

  /// The time of this thread alone: others use the machine.
  private func seconds(_ bytes: [UInt8]) throws -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let begin = now()
    let file = try WordFile(bytes)
    let converted = ConvertedPaper(file)
    let paper = ExportedPaper(
      source: Array(converted.markdown.utf8), title: "", language: "nl", reference: "")
    _ = try ReturnedPaper(file, exportOf: paper, onlyTracked: true)
    return now() - begin
  }

  @Test(arguments: texts + changes + notes)
  func `what is four times as much takes no more than eight times as long`(_ kind: Kind) throws {
    let (few, many) = (kind.make(kind.count).bytes, kind.make(4 * kind.count).bytes)
    let first = try min(seconds(few), seconds(few))
    let second = try min(seconds(many), seconds(many))
    #expect(second < first * 8 + 0.1, "\(kind): \(first) s, then \(second) s")
  }

  @Test func `boxes within boxes are read once, whatever fields have no end in them`() throws {
    func boxes(_ count: Int) -> [UInt8] {
      let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      let xml = (0..<count).reduce(paragraph(run("deep"))) { inner, _ in
        "<w:p>\(begin)<w:r><w:pict><w:txbxContent>\(inner)</w:txbxContent></w:pict></w:r></w:p>"
      }
      return WordParts(body: xml).bytes
    }
    let file = try WordFile(boxes(50))
    #expect(file.stories.count { $0.kind == .textBox } == 50)
  }

  @Test func `what a small file says over and over is refused`() {
    let words = Self.all(40_000) { _ in "words " }
    let comments = Self.withComments(
      200, paragraph(Self.all(200, Self.start) + run(words) + Self.all(200, Self.end)))
    #expect(throws: WordError.tooMuch(.quotes)) { try WordFile(comments.bytes) }
    var links = WordParts(
      body: paragraph(
        Self.all(400) { "<w:hyperlink r:id=\"r0\" w:anchor=\"a\($0)\">\(run("x"))</w:hyperlink>" }))
    links.relationships.append(("hyperlink", "http://x.example/" + words, true))
    #expect(throws: WordError.tooMuch(.links)) { try WordFile(links.bytes) }
  }
}
