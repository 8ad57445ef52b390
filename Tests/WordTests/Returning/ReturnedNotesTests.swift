import Prose
import TestSupport
import Testing
import Word

/// Papers whose notes are defined between their paragraphs: what follows in the file stands before it in the source.
@Suite struct ReturnedNotesTests {
  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func returned(_ file: String, of text: String) throws -> ReturnedPaper {
    try ReturnedPaper(WordFile(WordWriter.file(paper(file))), exportOf: paper(text))
  }

  @Test(arguments: [
    ("One[^1].\n\n[^1]: Note.\n\nTwo.\n", "One[^1].\n\n[^1]: Note.\n"),
    ("One[^1].\n\n[^1]: Note.\n\nTwo.\n\nThree.\n", "One[^1].\n\n[^1]: Note.\n\nTwo.\n"),
    ("One[^1].\n\n[^1]: Note.\n\nTwo.\n\nThree.\n", "One[^1].\n\n[^1]: Note.\n\nThree.\n"),
    ("One[^1].\n\n[^1]: Note.\n\nTwo.\n", "Two.\n\nOne[^1].\n\n[^1]: Note.\n"),
  ])
  func `a last paragraph goes, whatever stands before its notes`(_ pair: (String, String)) throws {
    let back = try returned(pair.1, of: pair.0)
    let edited = String(decoding: back.edited, as: UTF8.self)
    let (got, wanted) = (
      try WordFile(WordWriter.file(paper(edited))), try WordFile(WordWriter.file(paper(pair.1)))
    )
    #expect(got.body.texts(.accepted) == wanted.body.texts(.accepted), "\(edited)")
    #expect(back.unclear.isEmpty)
  }

  @Test func `a note that got the words of another on the way is named, and stays`() throws {
    let text = "One[^a]. Two[^b].\n\nThree[^c].\n\n[^a]: First.\n[^b]: Second.\n[^c]: Third.\n"
    let back = try returned(text.replacing("Second", with: "First"), of: text)
    #expect(back.edited == Array(text.utf8) && back.lostNotes == ["Second."] && back.unclear.isEmpty)
    // Each got that of the one before it.
    let shifted = try returned(
      text.replacing("Third", with: "Other").replacing("Second", with: "First").replacing(
        "Other", with: "Second"), of: text)
    #expect(shifted.edited == Array(text.utf8) && shifted.lostNotes == ["Second.", "Third."])
    let changed = try returned(
      text.replacing("Second", with: "First").replacing("Three", with: "Four"), of: text)
    #expect(changed.edited == Array(text.replacing("Three", with: "Four").utf8))
    // What no other note says is the partner's, and so is what changed places.
    #expect(try returned(text.replacing("Second", with: "Other"), of: text).lostNotes.isEmpty)
    let swapped = text.replacing("First", with: "Other").replacing("Second", with: "First").replacing(
      "Other", with: "Second")
    #expect(try returned(swapped, of: text).lostNotes.isEmpty)
  }

  @Test(arguments: [
    ("true.\n", "true.\n\nAdded here.\n"), ("Note two.", "Note 2."), ("Last: it", "It"),
    ("Note two.", "Note one."),
  ])
  func `the words of a note that went become nobody else's`(_ edit: (old: String, new: String)) throws {
    let text = "One.[^a] Two.[^b]\n\nLast: it is not true.\n\n[^a]: Note one.\n[^b]: Note two.\n"
    let file = text.replacing("[^a] Two", with: " Two").replacing("[^a]: Note one.\n", with: "")
      .replacing(edit.old, with: edit.new)
    let back = try returned(file, of: text)
    #expect(EditedCopy.hunks(from: back.edited, to: Array(file.utf8)).isEmpty, "\(back.changes)")
    #expect(back.unclear.isEmpty && back.lostNotes.isEmpty)
  }

  @Test(arguments: ["", "<w:r><w:footnoteRef/></w:r><w:r><w:rPr></w:rPr></w:r>"])
  func `a note that is empty in the file is named, and stays`(_ words: String) throws {
    let body = paragraph(run("One") + Self.mark(1) + run(" more."))
    let back = try ReturnedPaper(
      WordFile(Self.file(body, [words])), exportOf: paper("One[^a] more.\n\n[^a]: Note *one*.\n"))
    #expect(back.lostNotes == ["Note one."] && back.changes.isEmpty && back.unclear.isEmpty)
  }

  @Test func `the end of the text goes into no note`() throws {
    let gone = "<w:del w:id=\"8\" w:author=\"J\">" + Self.mark(1) + "</w:del>"
    let body =
      paragraph(run("One") + gone + run(" more.")) + paragraph(run("Two") + Self.mark(2) + run("."))
      + paragraph(run("Last words."), end: "<w:del w:id=\"9\" w:author=\"J\"/>")
    let text = "One[^a] more.\n\nTwo[^b].\n\nLast words.\n\n[^a]: Note one.\n[^b]: Note two.\n"
    let back = try ReturnedPaper(
      WordFile(Self.file(body, [run("Note one."), run("Note two.")])), exportOf: paper(text))
    let edited = String(decoding: back.edited, as: UTF8.self)
    #expect(edited == "One more.\n\nTwo[^b].\n\nLast words.\n\n[^b]: Note two.\n")
    #expect(back.unclear.isEmpty)
  }

  private static func mark(_ number: Int) -> String {
    "<w:r><w:footnoteReference w:id=\"\(number)\"/></w:r>"
  }

  private static func file(_ body: String, _ notes: [String]) -> [UInt8] {
    var parts = WordParts(body: body)
    let all = notes.enumerated().map { number, words in
      "<w:footnote w:id=\"\(number + 1)\">\(paragraph(words))</w:footnote>"
    }
    parts.add("footnotes", WordParts.root("footnotes", all.joined()))
    return parts.bytes
  }

  @Test func `a comment on no words stands at its reference`() throws {
    let reference = "<w:r><w:commentReference w:id=\"0\"/></w:r>"
    var parts = WordParts(
      body: paragraph(run("One.")) + paragraph(run("Two.")) + paragraph(run("Three") + reference + run(".")))
    parts.addComments("<w:comment w:id=\"0\" w:author=\"J\">\(paragraph(run("When?")))</w:comment>")
    let back = try ReturnedPaper(WordFile(parts.bytes), exportOf: paper("One.\n\nTwo.\n\nThree.\n"))
    let comment = try #require(back.comments.first)
    #expect(comment.near == 12 && comment.range == nil && comment.quote.isEmpty)
  }

  @Test func `a comment on everything reaches over a note that nothing refers to`() throws {
    var file = paper("[^a]: Loose.\n\nOne.\n\nTwo.\n")
    let text = String(decoding: file.source, as: UTF8.self)
    file.comments = [
      .init(id: "c", author: "J", date: "2026-02-03T09:30:00Z", text: "All.", range: 0..<file.source.count)
    ]
    let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: paper(text))
    let range = try #require(back.comments.first?.range)
    #expect(range.contains(text.utf8.count - 3))
  }

  @Test func `blocks that come back in any order read as the file does, or are named`() throws {
    let all = [
      "One[^1] two three.", "[^1]: The first note.", "Four *five* six[^b].", "[^b]: The second.", "## Seven",
      "- eight\n- nine\n- ten", "| a | b |\n| --- | --- |\n| c | d |", "> Eleven twelve.",
      "[^loose]: Nothing refers to it.",
      "1. thirteen\n2. fourteen", "Fifteen sixteen.",
    ]
    for seed in UInt64(1)...150 {
      var random = SplitMix(seed: seed)
      let source = all.shuffled(using: &random).joined(separator: "\n\n") + "\n"
      let kept = all.filter { _ in Int.random(in: 0..<6, using: &random) > 0 }.shuffled(using: &random)
      let file = try WordFile(WordWriter.file(paper(kept.joined(separator: "\n\n") + "\n")))
      let back = try ReturnedPaper(file, exportOf: paper(source))
      guard back.unclear.isEmpty, back.reshaped.isEmpty else { continue }
      let made = try WordFile(WordWriter.file(paper(String(decoding: back.edited, as: UTF8.self))))
      func words(_ file: WordFile) -> [String] { file.body.texts(.accepted).filter { !$0.isEmpty } }
      #expect(words(made) == words(file), "seed \(seed)")
    }
  }
}
