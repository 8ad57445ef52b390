import Prose
import TestSupport
import Testing
import Word

/// A partner's file is made by the writer itself, with the partner's changes in it beside those that were exported.
@Suite struct ReturnedPaperTests {
  private static let exported = "2026-01-15T12:00:00Z"
  private static let later = "2026-02-03T09:30:00Z"

  private func paper(_ source: [UInt8]) -> ExportedPaper {
    ExportedPaper(source: source, title: "Homes", language: "en", reference: "homes@0123abc")
  }

  private func amendment(_ author: String, _ date: String, _ hunks: [Hunk]) -> ExportedPaper.Amendment {
    ExportedPaper.Amendment(author: author, date: date, hunks: hunks)
  }

  /// What comes back of a paper in which a partner made the edits that are marked.
  private func returned(_ marked: String) throws -> (ReturnedPaper, EditedText) {
    let edits = EditedText(marked)
    var file = paper(edits.bytes)
    file.amendments = [amendment("Tenants", Self.later, edits.hunks)]
    return (
      try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: paper(edits.bytes)), edits
    )
  }

  private func apply(_ changes: [ReturnedPaper.Change], to base: [UInt8]) -> String {
    var text = base
    for hunk in changes.map(\.hunk).sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      #expect(text[hunk.range].elementsEqual(hunk.old.utf8))
      text.replaceSubrange(hunk.range, with: hunk.new.utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    "We want {~~soon~>before 2030~~} a fair rent.\n", "We want a *{~~fair~>low~~}* rent.\n",
    "We want a *fair{++ and low++}* rent.\n", "We want a **fair**{++ and low++} rent.\n",
    "We want rent{++ *now*++}.\n",
    "One.{++\n\nTwo.++}\n\nThree.\n", "One.\n\n{--Two.\n\n--}Three.\n", "One.{--\n\nTwo.--}\n",
    "- a\n{--- b\n--}- c\n", "One.\n\n{--- a\n--}- b\n", "- a{++\n- b++}\n- c\n", "1. a\n2. b{++\n3. c++}\n",
    "soft\nwrapped {~~line~>words~~}\nhere\n", "a &amp; {~~b~>c~~} \\* d\n",
    "a{++ \\* and \\_ or 3 \\< 4++} b\n",
    "[a {~~link~>word~~}](https://example.org)\n", "`a {~~b~>c~~}`\n",
    "| a | b |\n|---|---|\n| c | {~~d~>e~~} |\n",
    "Rent[^1].\n\n[^1]: {~~Fair~>Low~~} rent.\n", "# {~~Homes~>Houses~~}\n\nText.\n",
    "We want **rent**{++ now++}\n",
    "zékerheid {~~één~>twee~~} 日本\n", "One.\n\n{++## New\n\n++}Two.\n", "{++# New\n\n++}## Old\n",
    "One.\n\n{++- new\n++}- old\n", "One **bold**{++\n\nTwo.++}\n",
  ])
  func `a tracked change is a hunk of the source`(_ marked: String) throws {
    let (paper, edits) = try returned(marked)
    #expect(apply(paper.changes, to: edits.bytes) == edits.edited)
    #expect(paper.changes.allSatisfy { $0.author == "Tenants" })
    #expect(paper.settled.isEmpty && paper.unclear.isEmpty && paper.missingComments.isEmpty)
  }

  @Test(arguments: [
    "We want {~~fair~>**fair**~~} rent.\n", "We want {~~**fair**~>fair~~} rent.\n",
    "We want {~~*fair* rent~>**fair** rent~~} now.\n", "{~~# Homes~>## Homes~~}\n\nText.\n",
    "{++## ++}Homes\n\nText.\n", "{--## --}Homes\n\nText.\n",
    "A {~~word~>[word](https://example.org/a)~~} more.\n",
    "A {~~[word](https://example.org/a)~>word~~} more.\n",
    "A [word](https://example.org/{~~a~>b~~}) more.\n",
    "- [{~~ ~>x~~}] a\n- [ ] b\n", "- [x] a{++\n- [ ] c++}\n- [x] b\n",
    "| a | b |\n|---|---|\n| c | d |{++\n| e | f |++}\n\nText.\n",
    "| a | b |\n|---|---|{++\n| e | *f* |++}\n| c | d |\n",
    "| a | b |\n|---|---|\n{--| c | d |\n--}| e | f |\n\nText.\n",
    "One.\n\n{--| a | b |\n|---|---|\n| c | d |\n\n--}Two.\n",
    "| a | b |\n|---|---|\n| c | {~~d~>**d**~~} |\n",
    "Rent{++[^n1]++}.\n\nMore.{++\n\n[^n1]: What is fair.++}\n",
    "Rent{--[^a]--} and[^b] more.\n{--\n[^a]: Fair.\n--}\n[^b]: All.\n",
    "**One two** {~~three~>**three**~~}.\n", "We `a` {~~b~>`b`~~}.\n",
    "One.{~~\n\n~> ~~}Two.\n\nThree.\n", "One.{~~ ~>\n\n~~}Two **and** three.\n",
    "- a\n- b{++\n- c **d** e++}\n\nEnd.\n",
    // Nobody sees a link without words, and a number that somebody types begins no list.
    "See {--[there](https://example.org/a)--}, now.\n",
    "See **{--[there](https://example.org/a)--}x** now.\n",
    "{++1\\. ++}One.\n\n> {++2\\) ++}Two.\n", "- {++1\\. ++}a\n- b\n", "A[^1].\n\n[^1]: {++1\\. ++}Note.\n",
  ])
  func `an edit of form, links, tables, tasks and notes comes back as it reads`(_ marked: String) throws {
    let edits = EditedText(marked)
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper(Array(edits.edited.utf8)))), exportOf: paper(edits.bytes))
    #expect(back.unclear.isEmpty && back.settled.isEmpty)
    #expect(String(decoding: back.edited, as: UTF8.self) == edits.edited)
  }

  @Test func `what cannot be written as Markdown is named, and nothing is invented`() throws {
    // A picture is not in the file; what stands around it is not written anew without it.
    let base = Array("See ![a map](map.png) here, and *there*.\n".utf8)
    let edited = Array("See a map here, **and there**.\n".utf8)
    let back = try ReturnedPaper(WordFile(WordWriter.file(paper(edited))), exportOf: paper(base))
    #expect(back.edited == base)
    #expect(back.unclear.count >= 1)
  }

  @Test func `generated papers come back as they read, or what does not is named`() throws {
    var left = 0
    for seed in UInt64(1)...60 {
      var maker = MarkdownMaker(seed: seed, common: true)
      let base = Array(maker.text().utf8)
      var random = SplitMix(seed: seed)
      let edited = Array(Self.edited(String(decoding: base, as: UTF8.self), &random).utf8)
      let back = try ReturnedPaper(WordFile(WordWriter.file(paper(edited))), exportOf: paper(base))
      left += back.unclear.isEmpty ? 0 : 1
      guard back.unclear.isEmpty else { continue }
      func texts(_ source: [UInt8]) throws -> [String] {
        try WordFile(WordWriter.file(paper(source))).body.texts(.accepted).map {
          $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
      }
      #expect(try texts(back.edited) == texts(edited), "seed \(seed)")
    }
    #expect(left <= 30, "\(left) of 60 papers had something that could not be written")
  }

  /// A text with words of some of its lines replaced, added, taken out or made bold.
  private static func edited(_ text: String, _ random: inout SplitMix) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard Int.random(in: 0..<3, using: &random) == 0,
        let at = words.indices.filter({ words[$0].count > 2 && words[$0].allSatisfy(\.isLetter) })
          .randomElement(using: &random)
      else { return String(line) }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: words[at] = "nieuw"
      case 1: words.insert("erbij", at: at + 1)
      case 2: words[at] = "**\(words[at])**"
      default: if words.count > 3 { words.remove(at: at) }
      }
      return words.joined(separator: " ")
    }.joined(separator: "\n")
  }

  @Test func `a file that comes back as it went has nothing new`() throws {
    let edits = EditedText("We want {~~soon~>now~~} a {++fair ++}rent.\n\nFor {--us --}all.\n")
    var exported = paper(edits.bytes)
    exported.amendments = [amendment("A", Self.exported, edits.hunks)]
    exported.comments = [
      ExportedPaper.Comment(id: "c1", author: "B", date: Self.exported, text: "Why?\nSo?", range: 3..<7),
      ExportedPaper.Comment(
        id: "c2", author: "A", date: Self.exported, text: "So.", range: nil, replyTo: "c1"),
    ]
    let back = try ReturnedPaper(WordFile(WordWriter.file(exported)), exportOf: exported)
    #expect(back.changes.isEmpty && back.comments.isEmpty && back.settled.isEmpty && back.unclear.isEmpty)
    #expect(back.missingComments.isEmpty)
  }

  @Test func `another's change that was accepted or rejected is reported, and nobody's`() throws {
    let edits = EditedText("We want {~~soon~>now~~} a {++fair ++}rent for {--us --}all.\n")
    var exported = paper(edits.bytes)
    exported.amendments = zip(["A", "B", "C"], edits.hunks).map { amendment($0, Self.exported, [$1]) }
    // The partner accepted A's, rejected B's, left C's, and put in a word of its own, without tracking.
    let accepted = "We want now a rent for us all people.\n"
    var file = paper(Array(accepted.utf8))
    file.amendments = [
      amendment("C", Self.exported, [Hunk(range: 23..<26, old: "us ", new: "")])
    ]
    let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: exported)
    #expect(
      Set(back.settled) == [
        ReturnedPaper.Settled(author: "A", old: "soon", new: "now", isAccepted: true),
        ReturnedPaper.Settled(author: "B", old: "", new: "fair ", isAccepted: false),
      ])
    #expect(back.changes.map(\.hunk.new) == [" people"])
    #expect(back.changes.map(\.author) == [""])
  }

  @Test func `a change of several words that was accepted is one change, whatever words it leaves`() throws {
    let edits = EditedText(
      "In {~~the short term~>the year 2030~~} {++at last ++}and {~~in all towns~>in every town~~}.\n")
    var exported = paper(edits.bytes)
    exported.amendments = [amendment("A", Self.exported, edits.hunks)]
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper(Array("In the year 2030 and in every town.\n".utf8)))),
      exportOf: exported)
    #expect(back.changes.isEmpty && back.unclear.isEmpty)
    #expect(Set(back.settled.filter(\.isAccepted).map(\.new)).count == 2)
    #expect(back.settled.filter { !$0.isAccepted }.map(\.new) == ["at last "])
  }

  @Test func `a change that touches one that was settled is unclear, not the partner's`() throws {
    let edits = EditedText("We want rent {++before 2030 ++}for all.\n")
    var exported = paper(edits.bytes)
    exported.amendments = [amendment("A", Self.exported, edits.hunks)]
    let file = paper(Array("We want rent long before 2030 for all.\n".utf8))
    let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: exported)
    #expect(back.changes.isEmpty)
    #expect(back.unclear.count == 1 && back.unclear[0].contains("long before 2030"))
  }

  @Test func `quotes and blanks that Word puts in by itself are no change`() throws {
    let base = Array("We say \"yes\" to 3 euro's.\n".utf8)
    let file = paper(Array("We say “yes” to 3\u{A0}euro’s.\n".utf8))
    #expect(try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: paper(base)).changes.isEmpty)
  }

  @Test func `a text that was rewritten without tracking comes back as its words`() throws {
    let base = Array("# Homes\n\nWe want rent.\n\nFor all of us.\n".utf8)
    let rewritten = "# Homes\n\nWe want fair rent.\n\nMore.\n\nFor all of them.\n"
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper(Array(rewritten.utf8)))), exportOf: paper(base))
    #expect(apply(back.changes, to: base) == rewritten)
  }

  @Test func `a new comment has its bytes, a reply what it answers`() throws {
    let text = MarkedText("We want 1️⃣*fair* rent2️⃣ for 3️⃣all4️⃣.\n")
    var exported = paper(Array(text.text.utf8))
    exported.comments = [
      ExportedPaper.Comment(id: "c1", author: "B", date: Self.exported, text: "Why?", range: text.range(3, 4))
    ]
    var file = exported
    file.comments += [
      ExportedPaper.Comment(id: "x", author: "Jan", date: Self.later, text: "How?", range: text.range(1, 2)),
      ExportedPaper.Comment(id: "y", author: "Jan", date: Self.later, text: "So.", range: nil, replyTo: "c1"),
      ExportedPaper.Comment(
        id: "z", author: "Jan", date: Self.later, text: "Me too.", range: text.range(3, 4)),
    ]
    let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: exported)
    let comments = back.comments.sorted { $0.text < $1.text }
    #expect(comments.map(\.text) == ["How?", "Me too.", "So."])
    #expect(comments.map(\.quote) == ["fair rent", "all", "all"])
    #expect(comments[0].range == 9..<19)
    #expect(comments.map(\.replyTo) == [nil, nil, "c1"])
    #expect(comments.map(\.mayAnswer) == [nil, "c1", nil])
    #expect(
      try ReturnedPaper(WordFile(WordWriter.file(paper(exported.source))), exportOf: exported).missingComments
        == ["c1"])
  }

  @Test func `generated papers come back with what was changed in them`() throws {
    for seed in UInt64(1)...40 {
      var maker = MarkdownMaker(seed: seed)
      let base = Array(maker.text().utf8)
      var random = SplitMix(seed: seed)
      let words = base.indices.filter { index in
        index > 20 && (97...122).contains(base[index]) && base[index - 1] == 0x20
      }
      let hunks = Set(words.shuffled(using: &random).prefix(6)).sorted().map { start in
        let end = base[start...].firstIndex { !(97...122).contains($0) } ?? base.count
        return Hunk(range: start..<end, old: String(decoding: base[start..<end], as: UTF8.self), new: "new")
      }
      var exported = paper(base)
      exported.amendments = hunks.enumerated().filter { $0.offset % 2 == 0 }.map {
        amendment("P\($0.offset)", Self.exported, [$0.element])
      }
      var file = exported
      let own = hunks.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      file.amendments.append(amendment("Tenants", Self.later, own))
      let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: exported)
      #expect(back.settled.isEmpty, "seed \(seed)")
      #expect(back.changes.filter { $0.author != "Tenants" }.map(\.hunk).isEmpty, "seed \(seed)")
      let shown = try WordFile(WordWriter.file(paper(Array(apply(back.changes, to: base).utf8))))
      let wanted = try WordFile(
        WordWriter.file(
          paper(Array(apply(own.map { ReturnedPaper.Change(hunk: $0, author: "") }, to: base).utf8))))
      #expect(shown.body.texts(.accepted) == wanted.body.texts(.accepted), "seed \(seed)")
    }
  }
}
