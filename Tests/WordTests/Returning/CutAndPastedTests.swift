import Prose
import TestSupport
import Testing
import Word

/// What a partner cut and pasted with a change of another in it, or did in its place.
@Suite struct CutAndPastedTests {
  private static let exported = "2026-01-15T12:00:00Z"

  private func paper(_ marked: String) -> ExportedPaper {
    let edits = EditedText(marked)
    var paper = ExportedPaper(
      source: edits.bytes, title: "Homes", language: "en", reference: "homes@0123abc")
    paper.amendments = [.init(author: "P0", date: Self.exported, hunks: edits.hunks)]
    return paper
  }

  private func back(_ body: String, of marked: String, others: Set<String> = []) throws -> ReturnedPaper {
    try ReturnedPaper(WordFile(WordParts(body: body).bytes), exportOf: paper(marked), besides: others)
  }

  private func theirs(_ runs: String) -> String {
    "<w:ins w:id=\"1\" w:author=\"P0\" w:date=\"\(Self.exported)\">\(runs)</w:ins>"
  }

  private func theirsGone(_ words: String) -> String {
    "<w:del w:id=\"3\" w:author=\"P0\" w:date=\"\(Self.exported)\"><w:r><w:delText>\(words)</w:delText></w:r></w:del>"
  }

  private static let goneEnd = "<w:del w:id=\"7\" w:author=\"Jan\"/>"
  private static let newEnd = "<w:ins w:id=\"8\" w:author=\"Jan\"/>"

  @Test(arguments: [
    "The first is long enough and we surely agree.", "The first is long enough and we agree.",
    "And the first is long enough and we surely agree.",
  ])
  func `a paragraph that was cut with another's insertion in it is pasted by nobody`(_ pasted: String)
    throws
  {
    let body =
      paragraph(
        deleted("The first is long enough and we ", by: "Jan") + theirs(deleted("surely ", by: "Jan"))
          + deleted("agree.", by: "Jan"), end: Self.goneEnd) + paragraph(run("The second."))
      + paragraph(inserted(pasted, by: "Jan"), end: Self.newEnd) + paragraph(run("The last one here."))
    let found = try back(
      body, of: "The first is long enough and we {++surely ++}agree.\n\nThe second.\n\nThe last one here.\n")
    #expect(found.changes.isEmpty, "\(found.changes)")
    #expect(found.unclear.contains { $0.contains(pasted) }, "\(found.unclear)")
  }

  @Test
  func `a sentence that was cut with another's insertion in it, and a new paragraph that was, are nobody's`()
    throws
  {
    let marked = "One is here. The first is long enough and we {++surely ++}agree.\n\nThe last.\n"
    let sentence =
      paragraph(
        run("One is here.") + deleted(" The first is long enough and we ", by: "Jan")
          + theirs(deleted("surely ", by: "Jan")) + deleted("agree.", by: "Jan"))
      + paragraph(run("The last.") + inserted(" The first is long enough and we surely agree.", by: "Jan"))
    let found = try back(sentence, of: marked)
    #expect(found.changes.isEmpty, "\(found.changes)")
    let new = "One is here.\n\n{++They ask for something new.\n\n++}The last.\n"
    let cut =
      paragraph(run("One is here."))
      + paragraph(
        theirs(deleted("They ask for something new.", by: "Jan")),
        end: "<w:ins w:id=\"1\" w:author=\"P0\" w:date=\"\(Self.exported)\"/>")
      + paragraph(run("The last.") + inserted(" They ask for something new.", by: "Jan"))
    let whole = try back(cut, of: new)
    #expect(whole.changes.isEmpty && !whole.unclear.isEmpty, "\(whole.changes)")
  }

  @Test func `another's insertion that was copied or moved is named, and was not rejected`() throws {
    let marked = "We ask for homes {~~soon~>before 2030~~}, please.\n\nThe last words are here.\n"
    let own = theirs(run("before 2030"))
    for (here, there) in [(own, own), ("", own)] {
      let body =
        paragraph(run("We ask for homes ") + theirsGone("soon") + here + run(", please."))
        + paragraph(run("The last words ") + there + run("are here."))
      let found = try back(body, of: marked)
      #expect(found.changes.isEmpty && found.settled.isEmpty, "\(found.settled)")
      #expect(
        found.unclear.contains { $0.hasPrefix("P0: ") && $0.contains("before 2030") }, "\(found.unclear)")
    }
  }

  @Test func `a tracked change of the paper's own words, where another's was rejected, is the partner's`()
    throws
  {
    let marked = "At short notice we make a plan and we {++surely ++}agree.\n"
    func found(_ end: String) throws -> ReturnedPaper {
      try back(paragraph(run("At short notice we make a plan and we ") + end), of: marked)
    }
    let next = try found(deleted("agree", by: "Jan") + inserted("differ", by: "Jan") + run("."))
    #expect(next.changes.map(\.hunk.new) == ["differ"] && next.unclear.isEmpty, "\(next.unclear)")
    #expect(next.settled.map(\.isAccepted) == [false])
    let counter = try back(
      paragraph(run("At ") + inserted("very ", by: "Jan") + run("short notice we make a plan.")),
      of: "{~~At short notice~>Before 2030~~} we make a plan.\n")
    #expect(counter.changes.count == 1 && counter.unclear.isEmpty, "\(counter.unclear)")
    #expect(String(decoding: counter.edited, as: UTF8.self) == "At very short notice we make a plan.\n")
    let taken = try back(
      paragraph(
        deleted("At short notice", by: "Jan") + inserted("Before 2031", by: "Jan") + run(" we make a plan.")),
      of: "{~~At short notice~>Before 2030~~} we make a plan.\n")
    #expect(taken.changes.isEmpty && !taken.unclear.isEmpty)
  }

  @Test func `what has the name of another partner is not this one's`() throws {
    let body = paragraph(
      run("We want ") + inserted("warm ", by: "Union") + run("homes") + inserted(" now", by: "Jan") + run(".")
    )
    let found = try back(body, of: "We want homes.\n", others: ["Union"])
    #expect(found.changes.map(\.hunk.new) == [" now"], "\(found.changes)")
    #expect(found.unclear == ["Union:  → warm "])
  }

  @Test func `a new paragraph that begins with a tab is one without it`() throws {
    let tab = "<w:ins w:id=\"4\" w:author=\"Jan\"><w:r><w:tab/><w:t>With a tab.</w:t></w:r></w:ins>"
    let body =
      paragraph(run("One is here.")) + paragraph(inserted("New.", by: "Jan"), end: Self.newEnd)
      + paragraph(tab, end: Self.newEnd) + paragraph(run("The last."))
    let found = try back(body, of: "One is here.\n\nThe last.\n")
    #expect(found.unclear.isEmpty, "\(found.unclear)")
    #expect(
      String(decoding: found.edited, as: UTF8.self)
        == "One is here.\n\nNew.\n\nWith a tab.\n\nThe last.\n")
  }

  @Test func `a number above the line stays one, and letters there are letters`() throws {
    func raised(_ words: String) -> String {
      "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>\(words)</w:t></w:r>"
    }
    let body = paragraph(
      run("We ask 10") + raised("6") + run(" euro for 5 m") + raised("2") + run(", the 1") + raised("e")
        + run(" time, 10") + raised("-3") + run("."))
    let file = try WordFile(WordParts(body: body).bytes)
    #expect(file.body.texts(.accepted) == ["We ask 10⁶ euro for 5 m², the 1e time, 10⁻³."])
  }

  @Test func `the sign that LibreOffice puts before a tracked row is no word`() throws {
    let cells = ["\u{200D}new", "\u{200D}", "old \u{200D}kept"].map {
      "<w:tc>\(paragraph(run($0)))</w:tc>"
    }
    let body = "<w:tbl><w:tr>\(cells.joined())</w:tr></w:tbl>" + paragraph(run("End."))
    let file = try WordFile(WordParts(body: body).bytes)
    #expect(Array(file.body.texts(.accepted).prefix(3)) == ["new", "", "old \u{200D}kept"])
  }
}
