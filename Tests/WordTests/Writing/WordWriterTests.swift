import Prose
import TestSupport
import Testing
import Word

@Suite struct WordWriterTests {
  private static let date = "2026-01-15T12:00:00Z"

  private func paper(_ source: [UInt8], title: String = "") -> ExportedPaper {
    ExportedPaper(source: source, title: title, language: "en", reference: "homes@0123abc")
  }

  /// A paper with edits marked in it, each by an author of its own: A, B, C.
  private func file(_ marked: String) throws -> WordFile {
    let edits = EditedText(marked)
    var exported = paper(edits.bytes)
    exported.amendments = zip(["A", "B", "C"], edits.hunks).map {
      ExportedPaper.Amendment(author: $0, date: Self.date, hunks: [$1])
    }
    return try WordFile(WordWriter.file(exported))
  }

  /// The words of a story's paragraphs that have any, under a view.
  private func texts(_ story: Story, _ view: Story.View = .accepted) -> [String] {
    story.texts(view).filter { !$0.isEmpty }
  }

  private func comment(
    _ id: String, _ text: String, on range: Range<Int>?, replyTo: String? = nil
  ) -> ExportedPaper.Comment {
    ExportedPaper.Comment(
      id: id, author: "Tenants", date: Self.date, text: text, range: range, replyTo: replyTo)
  }

  // MARK: Text

  @Test func `a paper has its paragraphs, and each is what it is`() throws {
    let source = """
      # Homes

      We *want* **fair** rent.
      It is [possible](https://example.org).

      - one
      - two
      > quoted

      ```
      code
      more
      ```

      | a | b |
      |---|---|
      | c | d |
      """
    let file = try WordFile(WordWriter.file(paper(Array(source.utf8))))
    #expect(
      texts(file.body) == [
        "Homes", "We want fair rent. It is possible.", "one", "two", "quoted", "code", "more", "a", "b", "c",
        "d",
      ])
    let paragraphs = file.body.paragraphs
    #expect(file.styles.block(ofStyle: paragraphs[0].style) == .heading(1))
    #expect(file.styles.block(ofStyle: paragraphs[4].style) == .quote)
    #expect(file.styles.block(ofStyle: paragraphs[5].style) == .code)
    #expect(paragraphs[2].list == paragraphs[3].list && paragraphs[2].list != nil)
    let runs = paragraphs[1].runs
    #expect(runs.filter { $0.form == .italic }.map(\.text) == ["want"])
    #expect(runs.filter { $0.form == .bold }.map(\.text) == ["fair"])
    #expect(runs.filter { $0.link?.text == "https://example.org" }.map(\.text) == ["possible"])
  }

  @Test func `a footnote that tells whose words are stands right behind them, wherever they are`() throws {
    let source =
      "# Homes here\n\nWe *want* fair [rent now](https://example.org) `code x`.\n\n- one two\n\n| a b |\n|---|\n| cell d |\n\nEnd[^n].\n\n[^n]: Note words.\n"
    var exported = paper(Array(source.utf8))
    let words = ["Homes", "want", "rent", "code", "one", "cell", "End", "Note"]
    exported.origins = try words.map { word in
      let end = try #require(source.utf8.firstRange(of: word.utf8)?.upperBound)
      return ExportedPaper.OriginNote(
        end: source.utf8.distance(from: source.startIndex, to: end), words: "<by \(word)>")
    }
    let file = try WordFile(WordWriter.file(exported))
    var before = ""
    var marked: [String] = []
    for paragraph in file.body.paragraphs {
      for run in paragraph.runs {
        if run.note != nil { marked.append(before.split(separator: " ").last.map(String.init) ?? "") }
        before += run.text
      }
      before += " "
    }
    // The paper's own note, and no note within it.
    #expect(marked == ["Homes", "want", "rent", "code", "one", "cell", "End", "End"])
    let notes = file.stories.filter { $0.kind == .footnote }.flatMap { texts($0) }
    #expect(notes.count == 8 && notes.contains(" <by rent>") && notes.contains(" Note words."), "\(notes)")
  }

  @Test func `the title stands above a text that does not begin with it`() throws {
    let body = Array("# Other\n".utf8)
    #expect(texts(try WordFile(WordWriter.file(paper(body, title: "Homes"))).body) == ["Homes", "Other"])
    #expect(texts(try WordFile(WordWriter.file(paper(body, title: "Other"))).body) == ["Other"])
  }

  @Test func `a link that a page would not follow is words`() throws {
    let file = try file("[click](javascript:alert(1)) [here](#there)\n")
    #expect(file.body.paragraphs[0].runs.allSatisfy { $0.link == nil })
  }

  @Test func `a file says what it is an export of, three times`() throws {
    #expect(
      try WordFile(WordWriter.file(paper(Array("a\n".utf8)))).references
        == ["homes@0123abc", "homes@0123abc", "homes@0123abc"])
  }

  @Test func `the same paper gives the same bytes`() {
    let source = paper(Array("# Homes\n\nWe want rent[^1].\n\n[^1]: Fair rent.\n".utf8))
    #expect(WordWriter.file(source) == WordWriter.file(source))
  }

  @Test(arguments: ["", "\n", "---\ntitle: a\n---\n", "\0\u{1}\u{FFFE} & <w:p>"])
  func `a paper with nothing in it, or with odd characters, is a Word file`(_ source: String) throws {
    _ = try WordFile(WordWriter.file(paper(Array(source.utf8))))
  }

  // MARK: Amendments

  @Test func `a word that is replaced is a deletion and an insertion by its partner`() throws {
    let file = try file("We want {~~soon~>before 2030~~} a *{~~fair~>low~~}* rent.\n")
    #expect(texts(file.body, .rejected) == ["We want soon a fair rent."])
    #expect(texts(file.body, .accepted) == ["We want before 2030 a low rent."])
    #expect(texts(file.body, .only("A")) == ["We want before 2030 a fair rent."])
    #expect(
      file.body.changes == [
        StoryChange(author: "A", kind: .insert, text: "before 2030"),
        StoryChange(author: "B", kind: .insert, text: "low"),
        StoryChange(author: "A", kind: .delete, text: "soon"),
        StoryChange(author: "B", kind: .delete, text: "fair"),
      ])
    #expect(file.body.paragraphs[0].runs.filter { $0.text == "low" }.map(\.form) == [.italic])
  }

  @Test(arguments: [
    "One.{++\n\nTwo.++}\n\nThree.\n", "One.\n\n{--Two.\n\n--}Three.\n", "One.\n\n{--Two.--}\n",
    "{++Zero.\n\n++}One.\n", "One {~~and~>.\n\nAnd~~} two.\n", "One.{--\n\n--}{++ ++}Two.\n",
    "- a\n{++- b\n++}- c\n", "- a\n- {--b\n- --}c\n", "1. a\n2. b\n{++3. c\n++}\nText.\n",
    "## {~~One~>Two~~}\n\nText.\n",
    "{++# New\n\n++}Old.\n", "{++## ++}Was text.\n", "We {++**++}want{++**++} rent.\n",
    "[a](https://{~~b~>c~~}.org)\n",
    "| a | b |\n|---|---|\n| c | d |\n{++| e | f |\n++}",
    "| a | b |\n|---|---|\n{--| c | d |\n--}| e | f |\n",
    "| a | b |\n|---|---|\n| c | {~~d~>e~~} |\n", "Text.\n\n{++| a |\n|---|\n| b |\n\n++}More.\n",
    "{--| a |\n|---|\n| b |\n\n--}More.\n", "Rent[^1].\n\n[^1]: {~~Fair~>Low~~} rent.\n",
    "Rent{++[^1]++}.\n{++\n[^1]: New.\n++}", "a &amp; {~~b~>c~~} \\* d\n",
    "```\na\n  {~~b~>c~~}\n```\n", "soft\nwrapped {~~line~>words~~}\nhere\n",
    "- [ ] {++not ++}done\n- [{~~ ~>x~~}] done\n",
    "> One {~~two~>three~~}.\n", "---\n\n{++***\n\n++}Text.\n",
  ])
  func `the file has the base, and the changed text, as a file of each alone would`(_ marked: String) throws {
    let edits = EditedText(marked)
    let file = try file(marked)
    try expectSame(file, .rejected, edits.bytes)
    try expectSame(file, .accepted, Array(edits.edited.utf8))
  }

  @Test func `generated papers have the text of every partner alone`() throws {
    for seed in UInt64(1)...60 {
      var maker = MarkdownMaker(seed: seed)
      let base = Array(maker.text().utf8)
      var random = SplitMix(seed: seed)
      let hunks = Self.hunks(in: base, &random)
      var exported = paper(base)
      exported.amendments = hunks.enumerated().map { index, hunk in
        ExportedPaper.Amendment(author: "P\(index % 3)", date: Self.date, hunks: [hunk])
      }
      let file = try WordFile(WordWriter.file(exported))
      try expectSame(file, .rejected, base, "seed \(seed)")
      try expectSame(file, .accepted, Self.apply(hunks, to: base), "seed \(seed)")
    }
  }

  @Test func `what stays between two words of one change is shown as staying`() throws {
    let source = Array(
      "We build 100 homes here. Trams run all night in every town. Rents go up slowly.\n".utf8)
    var exported = paper(source)
    exported.amendments = [
      ExportedPaper.Amendment(
        author: "A", date: Self.date,
        hunks: [
          Hunk(
            range: 9..<65, old: "100 homes here. Trams run all night in every town. Rents",
            new: "200 homes here. Trams run all night in every town. Wages")
        ])
    ]
    let changes = try WordFile(WordWriter.file(exported)).body.changes
    #expect(changes.map(\.text) == ["200", "Wages", "100", "Rents"])
  }

  @Test func `a note goes with its mark`() throws {
    let file = try file("Rent{--[^1]--}.\n\n[^1]: Old.\n")
    #expect(texts(file.body) == ["Rent."])
    #expect(file.stories.filter { $0.kind == .footnote }.map { texts($0, .rejected) } == [[" Old."]])
    #expect(file.stories.filter { $0.kind == .footnote }.map { texts($0) } == [[" "]])
  }

  @Test(arguments: [
    "One.{++\n\nNew.++}\n\n{~~van~>of~~} two.\n", "One.{++\n- item++}\n\n{--Two.\n\n--}- three\n",
    "One {~~a~>b~~}{++\n\nNew.++}\n\n{--Two.\n\n--}Three.\n", "{--One.\n\n--}{++New.\n\n++}Two.\n",
  ])
  func `changes that touch can be accepted one without the other`(_ marked: String) throws {
    let edits = EditedText(marked)
    let file = try file(marked)
    for (author, hunk) in zip(["A", "B", "C"], edits.hunks) {
      let alone = try WordFile(WordWriter.file(paper(Self.apply([hunk], to: edits.bytes))))
      #expect(texts(file.body, .only(author)) == texts(alone.body), "only \(author)")
    }
  }

  @Test func `of two that want other words one is a change, the other a comment with its wording`() throws {
    var exported = paper(Array("We want rent soon.\n".utf8))
    exported.amendments = [("A", "now"), ("B", "before 2030")].map { author, new in
      ExportedPaper.Amendment(
        author: author, date: Self.date, hunks: [Hunk(range: 13..<17, old: "soon", new: new)])
    }
    let file = try WordFile(WordWriter.file(exported))
    #expect(Set(file.body.changes.map(\.author)) == ["A"])
    #expect(file.comments.map(\.author) == ["B"])
    #expect(file.comments[0].text == "Another proposal: “soon” becomes “before 2030”.")
  }

  @Test func `a change that a reader does not see is a comment`() throws {
    let file = try file("---\ntitle: {~~Homes~>Houses~~}\n---\n\nText.\n")
    #expect(file.body.changes.isEmpty)
    #expect(file.comments.map(\.text) == ["Another proposal: “Homes” becomes “Houses”."])
  }

  // MARK: Comments

  @Test func `a comment stands on its words, and its replies with it`() throws {
    let text = MarkedText("We want 1️⃣*fair* rent2️⃣ for 3️⃣all4️⃣.\n")
    var exported = paper(Array(text.text.utf8))
    exported.comments = [
      comment("r1", "Yes & no\n\nlater", on: nil, replyTo: "c1"), comment("c1", "Why?", on: text.range(1, 2)),
      comment("c2", "Who?", on: text.range(3, 4)), comment("r2", "Still", on: nil, replyTo: "r1"),
    ]
    let file = try WordFile(WordWriter.file(exported))
    let quotes = file.comments.map { comment in
      comment.place.flatMap { place in place.range.map { file.stories[place.story].text($0, .everything) } }
    }
    #expect(file.comments.map(\.text) == ["Why?", "Yes & no\n\nlater", "Still", "Who?"])
    #expect(quotes == ["fair rent", "fair rent", "fair rent", "all"])
    #expect(file.comments.map(\.replyTo) == [nil, "0", "0", nil])
  }

  @Test func `a comment on words that somebody deletes, in a note, or on nothing, is there`() throws {
    let edits = EditedText("We want {--fair --}rent[^1].\n\n[^1]: A note.\n")
    var exported = paper(edits.bytes)
    exported.amendments = [ExportedPaper.Amendment(author: "A", date: Self.date, hunks: edits.hunks)]
    exported.comments = [
      comment("c1", "on the deleted", on: 8..<12), comment("c2", "on the note", on: 30..<34),
      comment("c3", "on all", on: nil), comment("c4", "behind the end", on: 400..<410),
    ]
    let file = try WordFile(WordWriter.file(exported))
    #expect(Set(file.comments.map(\.text)) == ["on the deleted", "on the note", "on all", "behind the end"])
    #expect(file.comments.allSatisfy { $0.place?.story == 0 })
  }

  // MARK: Helpers

  /// Holds a view of a file against the file that the text alone makes.
  private func expectSame(
    _ file: WordFile, _ view: Story.View, _ source: [UInt8], _ remark: Comment? = nil
  ) throws {
    let plain = try WordFile(WordWriter.file(paper(source)))
    #expect(texts(file.body, view) == texts(plain.body), remark)
    let notes = file.stories.filter { $0.kind == .footnote }.flatMap { texts($0, view) }
    let plainNotes = plain.stories.filter { $0.kind == .footnote }.flatMap { texts($0) }
    #expect(notes.filter { !$0.allSatisfy(\.isWhitespace) } == plainNotes, remark)
  }

  /// Some words of the body replaced or taken away.
  private static func hunks(in base: [UInt8], _ random: inout SplitMix) -> [Hunk] {
    let words = base.indices.filter { index in
      // The name of a note is no word: without it the note is another text, which the file does not show.
      index > 20 && (97...122).contains(base[index]) && !(97...122).contains(base[index - 1])
        && base[index - 1] != UInt8(ascii: "^")
    }
    return Set(words.shuffled(using: &random).prefix(5)).sorted().map { start in
      let end = base[start...].firstIndex { !(97...122).contains($0) } ?? base.count
      let new = ["", "new", "two words", "**x**"].randomElement(using: &random) ?? ""
      return Hunk(range: start..<end, old: String(decoding: base[start..<end], as: UTF8.self), new: new)
    }
  }

  private static func apply(_ hunks: [Hunk], to base: [UInt8]) -> [UInt8] {
    var text = base
    for hunk in hunks.reversed() { text.replaceSubrange(hunk.range, with: hunk.new.utf8) }
    return text
  }
}
