import Prose
import TestSupport
import Testing
import Word

/// What a partner did to changes of others: accepted them, or wrote within them.
@Suite struct TouchedChangesTests {
  private static let exported = "2026-01-15T12:00:00Z"

  private func paper(_ source: String) -> ExportedPaper {
    ExportedPaper(source: Array(source.utf8), title: "Homes", language: "en", reference: "homes@0123abc")
  }

  /// A paper with the marked edits as changes, each of another author.
  private func paper(changed edits: EditedText) -> ExportedPaper {
    var exported = paper(String(decoding: edits.bytes, as: UTF8.self))
    exported.amendments = edits.hunks.enumerated().map { number, hunk in
      ExportedPaper.Amendment(author: "P\(number)", date: Self.exported, hunks: [hunk])
    }
    return exported
  }

  @Test(arguments: [
    "Homes {~~soon~>before 2030~~}, please.\n\nThe rent is {++far ++}too high. It is wrong.\n",
    "Homes {++very ++}soon, please.\n\nIt is {++very ++}wrong, we say.\n",
    "Homes soon{++, very soon++}, please.\n\nIt is wrong{++, very wrong++}, we say.\n",
    "We ask{++ and ask++} and {++hope and ++}hope.\n", "We want {++a fair and ++}a low rent{++ for all++}.\n",
    "It is {--very --}very wrong.\n\nWe {~~say~>hold~~} so.\n",
    // Whole paragraphs, behind one that was changed too.
    "We ask for homes {~~soon~>now~~} in town.\n\n{++New words are here.\n\n++}The rent is high.\n",
    "We ask for homes {~~soon~>now~~}.\n\n{++## New\n\nHere.\n\n- one\n- two\n\n++}The rent is high.\n",
    "1. one item\n2. two {~~old~>young~~} items\n{++3. three new items\n++}\nEnd.\n",
    "- one {++right ++}now\n\n{--> quoted words now\n\n--}End.\n",
    "- one {++right ++}now\n\n{--Plain words now\n\n--}End.\n",
  ])
  func `changes that were accepted are found, whichever blank a diff takes`(_ marked: String) throws {
    let edits = EditedText(marked)
    let file = try WordFile(WordWriter.file(paper(edits.edited)))
    let back = try ReturnedPaper(file, exportOf: paper(changed: edits))
    #expect(back.changes.isEmpty && back.unclear.isEmpty)
    #expect(back.settled.count == edits.hunks.count && back.settled.allSatisfy(\.isAccepted))
  }

  @Test func `generated changes that were accepted or rejected are nobody's`() throws {
    for seed in UInt64(1)...200 {
      var random = SplitMix(seed: seed)
      func word() -> String { ["fair", "rent", "for", "all", "very"].randomElement(using: &random) ?? "" }
      var (marked, kept) = ("", "")
      for _ in 0..<3 {
        let at = Int.random(in: 1..<6, using: &random)
        let isAccepted = Bool.random(using: &random)
        for index in 0..<7 {
          if index == at {
            let new = word() + " " + word() + " "
            marked += "{++\(new)++}"
            if isAccepted { kept += new }
          }
          let next = word() + (index == 6 ? ".\n\n" : " ")
          marked += next
          kept += next
        }
      }
      let edits = EditedText(marked)
      let file = try WordFile(WordWriter.file(paper(kept)))
      let back = try ReturnedPaper(file, exportOf: paper(changed: edits))
      #expect(back.changes.isEmpty && back.unclear.isEmpty, "seed \(seed)")
    }
  }

  @Test func `an edit that has an accepted insertion in it is nobody's, and one beside a rejected one is`()
    throws
  {
    let edits = EditedText("The rent is {++far ++}too high.\n")
    func back(_ text: String) throws -> ReturnedPaper {
      try ReturnedPaper(WordFile(WordWriter.file(paper(text))), exportOf: paper(changed: edits))
    }
    let touched = try back("The rent is very far too high.\n")
    #expect(touched.changes.isEmpty)
    #expect(touched.unclear.count == 1 && touched.unclear[0].contains("very far"), "\(touched.unclear)")
    let near = try back("The rent was far too high.\n")
    #expect(near.changes.map(\.hunk.new) == ["was"] && near.unclear.isEmpty)
    #expect(near.settled.map(\.isAccepted) == [true])
    let beside = try back("The rent was too high.\n")
    #expect(beside.changes.map(\.hunk.new) == ["was"] && beside.unclear.isEmpty)
    #expect(beside.settled.map(\.isAccepted) == [false])
    let apart = try back("The costs are far too high.\n")
    #expect(!apart.edited.isEmpty && !apart.changes.contains { $0.hunk.new.contains("far") })
  }

  @Test func `beside accepted changes only what a partner wrote is the partner's`() throws {
    let edits = EditedText("Homes {~~soon~>before the summer~~}, in every {++small ++}town of the land.\n")
    func back(_ text: String) throws -> ReturnedPaper {
      try ReturnedPaper(WordFile(WordWriter.file(paper(text))), exportOf: paper(changed: edits))
    }
    let comma = try back("Homes before the summer and in every town of the land.\n")
    #expect(comma.changes.isEmpty && comma.unclear == ["soon, → before the summer and"])
    #expect(comma.settled.map(\.isAccepted) == [false])
    let taken = try back("Homes before the summer in every small town of the land.\n")
    #expect(taken.changes.isEmpty && taken.unclear == ["soon, → before the summer"])
    let city = try back("Homes before the summer, in every small city of the land.\n")
    #expect(city.changes.isEmpty && city.unclear == ["town → small city"])
    let apart = try back("Houses before the summer, in every small town of the world.\n")
    #expect(apart.changes.map(\.hunk.new) == ["Houses", "world"] && apart.unclear.isEmpty)
    #expect(apart.settled.count == 2 && apart.settled.allSatisfy(\.isAccepted))
  }

  @Test func `a partner's words beside a paragraph that was accepted are the partner's, and that is not`()
    throws
  {
    let edits = EditedText(
      "We ask for homes in every town.\n\n{++Their words are new.\n\n++}The rent went up.\n\nWe sign.\n")
    func back(_ text: String) throws -> ReturnedPaper {
      try ReturnedPaper(WordFile(WordWriter.file(paper(text))), exportOf: paper(changed: edits))
    }
    for (town, rent, own) in [
      ("each town.", "went", ["each"]), ("every town", "went", [""]),
      ("every city!", "fell", ["city!", "fell"]),
    ] {
      let back = try back(
        "We ask for homes in \(town)\n\nTheir words are new.\n\nThe rent \(rent) up.\n\nWe sign.\n")
      #expect(back.changes.map(\.hunk.new) == own && back.unclear.isEmpty, "\(back.changes) \(back.unclear)")
      #expect(back.settled.map(\.isAccepted) == [true])
    }
    let within = try back(
      "We ask for homes in each town.\n\nTheir own words are new.\n\nThe rent went up.\n\nWe sign.\n")
    #expect(within.changes.map(\.hunk.new) == ["each"] && within.unclear.count == 1, "\(within.unclear)")
  }

  @Test func `what stands behind a deletion that was accepted is not replaced by what a partner adds`()
    throws
  {
    let edits = EditedText(
      "- first bullet thing here\n{--- second bullet thing there\n--}- third bullet thing everywhere\n\nEnd.\n"
    )
    let text = "- first bullet thing here\n- third bullet thing\n- ours is another item\n\nEnd.\n"
    let back = try ReturnedPaper(WordFile(WordWriter.file(paper(text))), exportOf: paper(changed: edits))
    #expect(
      String(decoding: back.edited, as: UTF8.self)
        == "- first bullet thing here\n- second bullet thing there\n- third bullet thing\n- ours is another item\n\nEnd.\n"
    )
    #expect(back.unclear.isEmpty && back.settled.map(\.isAccepted) == [true], "\(back.unclear)")
  }

  @Test func `generated edits without tracking have no word of another`() throws {
    for seed in UInt64(1)...300 {
      var random = SplitMix(seed: seed)
      let words = "we ask for homes , soon , in every town of the land , and it is wrong , we say"
        .split(separator: " ").map(String.init)
      var (marked, kept, own) = ("", "", [String]())
      for (index, word) in words.enumerated() {
        let gap = index == 0 || word == "," ? "" : " "
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
          let new = "other\(index) \(words.randomElement(using: &random) ?? "")"
          let isAccepted = Bool.random(using: &random)
          marked += gap + "{~~\(word)~>\(new)~~}"
          kept += gap + (isAccepted ? new : word)
        case 1:
          own.append("own\(index)")
          marked += gap + word
          kept += gap + "own\(index)" + (Bool.random(using: &random) ? " " + word : "")
        default:
          marked += gap + word
          kept += gap + word
        }
      }
      let edits = EditedText(marked + ".\n")
      let back = try ReturnedPaper(
        WordFile(WordWriter.file(paper(kept + ".\n"))), exportOf: paper(changed: edits))
      let text = back.changes.map(\.hunk.new).joined(separator: " ")
      #expect(!text.contains("other"), "seed \(seed): \(text)")
      let told = text + back.unclear.joined(separator: " ")
      #expect(own.allSatisfy(told.contains), "seed \(seed): \(own), \(told)")
    }
  }

  // MARK: Within an insertion

  private func theirs(_ runs: String) -> String {
    "<w:ins w:id=\"1\" w:author=\"P0\" w:date=\"\(Self.exported)\">\(runs)</w:ins>"
  }

  private static let gone =
    "<w:del w:id=\"3\" w:author=\"P0\" w:date=\"\(exported)\"><w:r><w:delText>soon</w:delText></w:r></w:del>"

  /// What comes of the place of a change "soon → before the year 2030" as a partner left it.
  private func back(_ place: String) throws -> ReturnedPaper {
    let edits = EditedText("We ask for homes {~~soon~>before the year 2030~~}, please.\n")
    let body = paragraph(run("We ask for homes ") + place + run(", please."))
    return try ReturnedPaper(WordFile(WordParts(body: body).bytes), exportOf: paper(changed: edits))
  }

  @Test func `an edit within another's insertion is named, and makes no text by itself`() throws {
    let before = "before the year 2030"
    let edited = [
      theirs(run("before ") + deleted("the year ", by: "Jan") + run("2030")): "\(before) → before 2030",
      theirs(deleted(before, by: "Jan")): "\(before) → ",
      theirs(run("before the year ") + deleted("2030", by: "Jan")): "\(before) → before the year ",
      theirs(run("before the year ") + deleted("2030", by: "Jan")) + inserted("2035", by: "Jan"):
        "\(before) → before the year 2035",
      theirs(run("before ")) + inserted("the end of ", by: "Jan") + theirs(run("the year 2030")):
        "\(before) → before the end of the year 2030",
      // Without tracking.
      theirs(run("before the year 2035")): "soon → before the year 2035",
    ]
    for (place, words) in edited {
      let paper = try back(Self.gone + place)
      #expect(paper.changes.isEmpty && paper.settled.isEmpty, "\(words)")
      #expect(paper.unclear == [words])
    }
    #expect(try back(Self.gone + theirs(run(before))).unclear.isEmpty)
    let between = try back(
      Self.gone + theirs(run("before ")) + run("about ") + theirs(run("the year 2030")))
    #expect(between.changes.isEmpty && between.unclear.count == 1 && between.unclear[0].contains("about"))
  }

  @Test func `an edit of words that were accepted is named, and is not the partner's`() throws {
    let accepted = [
      run("before the year ") + deleted("2030", by: "Jan") + inserted("2035", by: "Jan"):
        "soon → before the year 2035",
      run("before the year 2030") + inserted(" at last", by: "Jan"): "soon → before the year 2030 at last",
      // Half of it was accepted.
      theirs(run("before the year 2030")): "soon → ",
    ]
    for (place, words) in accepted {
      let paper = try back(place)
      #expect(paper.changes.isEmpty && paper.settled.isEmpty, "\(words)")
      #expect(paper.unclear == [words])
    }
  }

  @Test func `an edit beside another's insertion is the partner's`() throws {
    let paper = try back(Self.gone + theirs(run("before the year 2030")) + inserted(" at last", by: "Jan"))
    #expect(
      paper.changes.map(\.hunk.new) == [" at last"] || paper.changes.map(\.hunk.new) == ["soon at last"])
    #expect(paper.unclear.isEmpty && paper.settled.isEmpty)
  }

  @Test func `a change that has lost whose it is, is known by its place and its words`() throws {
    let place = deleted("soon", by: "Author") + inserted("before the year 2030", by: "Author")
    let same = try back(place)
    #expect(same.changes.isEmpty && same.unclear.isEmpty && same.settled.isEmpty, "\(same.settled)")
    let more = try back(place + inserted(" at last", by: "Author"))
    #expect(more.changes.count == 1 && more.settled.isEmpty, "\(more.changes)")
    #expect(more.changes.allSatisfy { !$0.hunk.new.contains("2030") })
    let edits = EditedText("We ask {~~soon~>now~~} for homes.\n\n{++New words.\n\n++}End.\n")
    var anonymous = paper(changed: edits)
    anonymous.amendments = edits.hunks.map {
      ExportedPaper.Amendment(author: "Author", date: Self.exported, hunks: [$0])
    }
    let file = try WordFile(WordWriter.file(anonymous))
    let paper = try ReturnedPaper(file, exportOf: paper(changed: edits))
    #expect(paper.changes.isEmpty && paper.unclear.isEmpty && paper.settled.isEmpty, "\(paper.settled)")
  }

  @Test func `a paragraph that moved with another's change in it is not recorded by half`() throws {
    let edits = EditedText(
      "Ask.\n\n1. Build many more homes.\n2. Make the {~~service~>rental~~} costs lower.\n3. Punish all who leave homes empty.\n"
    )
    let exported = paper(changed: edits)
    // The first two items change places, with the change still tracked.
    var moved = paper(
      "Ask.\n\n1. Make the service costs lower.\n2. Build many more homes.\n3. Punish all who leave homes empty.\n"
    )
    let start =
      String(decoding: moved.source, as: UTF8.self).utf8.count
      - Array("service costs lower.\n2. Build many more homes.\n3. Punish all who leave homes empty.\n".utf8)
      .count
    moved.amendments = [
      .init(
        author: "P0", date: Self.exported,
        hunks: [.init(range: start..<start + 7, old: "service", new: "rental")])
    ]
    let back = try ReturnedPaper(WordFile(WordWriter.file(moved)), exportOf: exported)
    let made = String(decoding: back.edited, as: UTF8.self)
    for words in ["Build many more homes.", "costs lower."] {
      #expect(made.split(separator: words).count == 2, "\(made)")
    }
    #expect(!back.unclear.isEmpty || made != String(decoding: exported.source, as: UTF8.self))
  }

  @Test func `a title that became a plain paragraph is no new text`() throws {
    let parts = WordParts(body: paragraph(run("Homes")) + paragraph(run("We want homes soon.")))
    let back = try ReturnedPaper(WordFile(parts.bytes), exportOf: paper("We want homes.\n"))
    #expect(String(decoding: back.edited, as: UTF8.self) == "We want homes soon.\n" && back.unclear.isEmpty)
  }
}
