import Prose
import Testing

@Suite struct InlineChangeTests {
  private func marked(_ old: String, _ new: String) -> String {
    InlineChange.segments(old: old, new: new).map { segment in
      switch segment.kind {
      case .same: segment.text
      case .gone: "[-\(segment.text)-]"
      case .come: "{+\(segment.text)+}"
      case .movedAway: "[>\(segment.text)>]"
      case .movedHere: "{>\(segment.text)>}"
      case .movedGone: "(-\(segment.text)-)"
      case .movedCome: "(+\(segment.text)+)"
      }
    }.joined()
  }

  @Test(arguments: [
    ("soon", "before 2030", "[-soon-]{+before 2030+}"), ("", "new ", "{+new +}"), ("old ", "", "[-old -]"),
    (
      "affordable homes for all", "decent homes for everybody",
      "[-affordable homes for all-]{+decent homes for everybody+}"
    ),
    (
      "red one two three four five six blue", "one two three four five six green",
      "[-red -]one two three four five six [-blue-]{+green+}"
    ),
    ("a  b", "a b", "[-a  b-]{+a b+}"), (" ", "\n\n", "[- -]{+\n\n+}"),
    (
      "One two.\n\nThree four five.", "Three four five.\n\nOne two.",
      "[>One two.\n\n>]Three four five.{>\n\nOne two.>}"
    ),
  ])
  func `a change reads as one line`(old: String, new: String, line: String) {
    #expect(marked(old, new) == line)
  }

  @Test(arguments: [
    (
      "Alpha beta gamma delta epsilon.\n\nMiddle one is here.\n\nLast one is there.",
      "Middle one is here.\n\nLast one is there.\n\nAlpha beta other delta epsilon.",
      "[>Alpha beta gamma delta epsilon.\n\n>]Middle one is here.\n\nLast one is there.{>\n\nAlpha beta >}(-gamma-)(+other+){> delta epsilon.>}"
    ),
    (
      "## Rents and wages\n\nFirst paragraph stands here now.\n\nSecond one follows it closely.",
      "First paragraph stands here now.\n\nSecond one follows it closely.\n\n## Rents and incomes",
      "[>## Rents and wages\n\n>]First paragraph stands here now.\n\nSecond one follows it closely.{>\n\n## Rents and >}(-wages-)(+incomes+)"
    ),
    (
      "One is here.\n\nTwo is there.\n\nHomes are for people who need a place to live.",
      "Homes are for all the people who need a place to live.\n\nOne is here.\n\nTwo is there.",
      "{>Homes are for >}(+all the +){>people who need a place to live.\n\n>}One is here.\n\nTwo is there.[>\n\nHomes are for people who need a place to live.>]"
    ),
  ])
  func `a passage that moves with an edit is a move with its edit`(old: String, new: String, line: String) {
    #expect(marked(old, new) == line)
    let segments = InlineChange.moves(old: old, new: new) ?? []
    let before = segments.filter { !$0.kind.isOfMove && $0.kind != .come }.map(\.text).joined()
    let after = segments.filter { ![.movedAway, .movedGone, .gone].contains($0.kind) }.map(\.text).joined()
    #expect(before == old)
    #expect(after == new)
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a column that comes or goes is shown cell by cell`(place: Int) throws {
    let rows = [
      ["Town", "Years", "Rent"], [":---", "---:", ":-:"], ["Amsterdam", "13", "1100"],
      ["Utrecht", "11", "950"],
    ]
    let cells = ["New", "---", "a", "b"]
    func text(_ rows: [[String]]) -> [UInt8] {
      Array(rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined().utf8)
    }
    let wide = zip(rows, cells).map { row, cell in
      var row = row
      row.insert(cell, at: place - 1)
      return row
    }
    for (old, new) in [(text(rows), text(wide)), (text(wide), text(rows))] {
      let hunk = try #require(EditedCopy.hunks(from: old, to: new).first)
      let segments = InlineChange.segments(old: hunk.old, new: hunk.new)
      let changed = segments.filter { $0.kind != .same }
      #expect(changed.allSatisfy { !$0.text.contains("Amsterdam") }, "\(segments)")
      #expect(changed.allSatisfy { $0.text.contains { !$0.isWhitespace } }, "\(segments)")
    }
  }

  @Test func `clauses that change places are shown as words that stand there`() {
    let old = "De huren stijgen in de stad, en de lonen stijgen niet mee."
    let new = "De lonen stijgen niet mee, en de huren stijgen in de stad."
    let segments = InlineChange.segments(old: old, new: new)
    #expect(segments.filter { !$0.kind.isOfMove && $0.kind != .come }.map(\.text).joined() == old)
    #expect(
      segments.filter { ![.movedAway, .movedGone, .gone].contains($0.kind) }.map(\.text).joined() == new)
    #expect(!segments.contains { $0.kind == .movedGone })
  }

  private static let homes = "We want affordable homes for all who live and work here."
  private static let trams = "Trams run later at night, on Sundays and on holidays too."
  private static let schools = "Schools stay free and get smaller classes with more teachers."
  private static let city = "The city builds and rents out to whoever needs a place."
  private static let care = "Care is there for everybody, with or without papers."

  /// The blocks that are said to move, to stay, to go and to come: each by its first word, and `*` where it was edited.
  private func fates(_ old: [String], _ new: [String]) -> [String] {
    InlineChange.segments(old: old.joined(separator: "\n\n"), new: new.joined(separator: "\n\n"))
      .flatMap { segment -> [String] in
        let sign =
          switch segment.kind {
          case .same: ""
          case .gone, .movedGone: "-"
          case .come, .movedCome: "+"
          case .movedAway: "<"
          case .movedHere: ">"
          }
        return segment.text.split(separator: "\n\n").map { block in
          let text = block.trimmingPrefix(while: \.isWhitespace)
          return sign + text.prefix { $0 != " " }
        }
      }
  }

  @Test func `of blocks that change places each edit is shown, whatever crosses`() {
    let (homes, trams, schools, city, care) = (Self.homes, Self.trams, Self.schools, Self.city, Self.care)
    let dear = homes.replacing("affordable", with: "expensive")
    let all = [homes, trams, schools, city, care]
    #expect(
      fates(all, [trams, city, dear, schools, care]) == [
        "<We", "Trams", "<Schools", "The", ">We", "-affordable", "+expensive", ">homes", ">Schools", "Care",
      ])
    #expect(
      fates(all, [trams, schools, "An all new paragraph about water.", homes, city, care]) == [
        "<We", "Trams", "Schools", "+An", ">We", "The", "Care",
      ])
    #expect(fates(all, [trams, homes, city, care]) == ["<We", "Trams", "-Schools", ">We", "The", "Care"])
    #expect(
      fates(all, [care, trams, schools, city, homes]) == [
        "<We", ">Care", "Trams", "Schools", "The", "<Care", ">We",
      ])
    #expect(
      fates(all, [schools, trams, homes, city, care]).filter { $0.hasPrefix("-") || $0.hasPrefix("+") } == [])
    #expect(
      fates(
        all, [trams, city.replacing("builds", with: "now builds"), dear, schools, care]
      ).filter { $0.hasPrefix("-") || $0.hasPrefix("+") } == ["+now", "-affordable", "+expensive"])
  }

  @Test(arguments: [
    ("We want affordable homes for all people soon.", "We want decent homes for everybody before 2030."),
    ("A long sentence that stands here goes.", ""), ("One two three four.", "Five six seven eight."),
  ])
  func `a change in one place moves nothing`(old: String, new: String) {
    #expect(InlineChange.moves(old: old, new: new) == nil)
  }

  @Test(arguments: [
    (" ", "\n\n", ShapeChange.split), ("\n\n", " ", .joined), ("\n", "\n  ", .nested),
    ("\n    ", "\n", .unnested),
    (" ", "  \n", .lineBroken), ("  \n", "\n", .lineJoined), (" ", "\u{A0}", .spacing),
  ])
  func `a change of white space has a name`(old: String, new: String, name: ShapeChange) {
    #expect(ShapeChange(old: old, new: new) == name)
  }

  @Test(arguments: [
    ("- een\n- twee", "- een\n  - twee", ShapeChange.nested), ("Een. Twee.", "Een.\n\nTwee.", .split),
    ("een twee", "een\u{A0}twee", .spacing), ("een  \ntwee", "een\ntwee", .lineJoined),
    ("- een\n- twee\n- drie", "- een\n\n- twee\n\n- drie", .loosened),
    ("- een\n\n- twee", "- een\n- twee", .tightened),
    ("|---|---|", "|:--|--:|", .aligned),
    ("eist:", "eist", nil), ("een twee", "een drie", nil), ("## Kop", "### Kop", nil), ("é", "è", nil),
  ])
  func `what a text becomes by white space alone has a name`(old: String, new: String, name: ShapeChange?) {
    #expect(ShapeChange(from: Array(old.utf8), to: Array(new.utf8)) == name)
  }

  @Test func `between items an empty line is none of a paragraph`() {
    #expect(ShapeChange(old: "\n", new: "\n\n", behind: "- two") == .loosened)
    #expect(ShapeChange(old: "\n\n", new: "\n", behind: "2. two") == .tightened)
    #expect(ShapeChange(old: "\n", new: "\n\n", behind: "words") == .split)
    #expect(ShapeChange(old: "\n- b\n", new: "\n\n- b\n\n", behind: "- c") == .loosened)
    #expect(ShapeChange(old: "\n- b\n", new: "\n\n- bb\n\n", behind: "- c") == nil)
  }

  @Test func `a change of words is none of shape`() {
    #expect(ShapeChange(old: "", new: "a") == nil)
    #expect(ShapeChange(old: " ", new: " ") == nil)
  }

  @Test func `a reference to a note is shown behind its word, and what stands between as it is`() {
    let segments = InlineChange.segments(
      old: "\n\n- one thing\n\nEnd.", new: "[^a]\n\n- one thing\n\nEnd.\n\n[^a]: A note.")
    #expect(segments.map(\.kind) == [.come, .same, .come])
    #expect(segments.map(\.text) == ["[^a]", "\n\n- one thing\n\nEnd.", "\n\n[^a]: A note."])
  }

  @Test func `a column of a table is shown cell by cell`() {
    let segments = InlineChange.segments(
      old: "|\n|---|---|\n| c | d |\n", new: "| x |\n|---|---|---|\n| c | d | y |\n")
    #expect(segments.allSatisfy { $0.kind != .gone || $0.text.allSatisfy(\.isWhitespace) })
    #expect(segments.filter { $0.kind == .come }.count > 1)
  }
}
