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
