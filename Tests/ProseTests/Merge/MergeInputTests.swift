import TestSupport
import Testing

@testable import Prose

/// What comes in from other programs and other scripts: a merge says what it can, and breaks nothing.
@Suite struct MergeInputTests {
  private func merge(_ base: String, _ left: String, _ right: String) -> TextMerge {
    TextMerge(base: Array(base.utf8), left: Array(left.utf8), right: Array(right.utf8))
  }

  /// The text with every proposal applied, and what is contested in marks.
  private func text(_ base: String, _ left: String, _ right: String) -> String {
    String(decoding: merge(base, left, right).text(applyingProposals: true), as: UTF8.self)
  }

  // MARK: Marks

  @Test func `conflict marks in the text are not taken for those of the merge`() {
    let old = "<<<<<<< a\nfair\n=======\nlow\n>>>>>>> b\n\n"
    #expect(
      text(old + "Rent.\n", old + "Homes.\n", old + "Care.\n")
        == old + "<<<<<<<< current\nHomes.\n========\nCare.\n>>>>>>>> other\n")
    #expect(
      text("Rent\n=======\n", "Homes\n=======\n", "Care\n=======\n").contains("\n========\nCare\n"),
      "a heading's underline")
  }

  // MARK: Line ends and byte order marks

  @Test func `an editor that writes CRLF on one side changes no word, and all lines end alike`() {
    let base = "One.\n\nWe want fair\nrent.\n\nLast.\n"
    let other = "One.\n\nWe want fair\nand low rent.\n\nLast.\n\nNew.\n"
    let windows = base.replacing("\n", with: "\r\n")
    #expect(text(base, windows, other) == other.replacing("\n", with: "\r\n"))
    #expect(text(base, other, windows) == other.replacing("\n", with: "\r\n"))
    #expect(text(windows, windows, base) == base)
    #expect(text(windows, base, other.replacing("\n", with: "\r\n")) == other)
    #expect(
      text(base, windows.replacing("We", with: "They"), other)
        == other.replacing("We", with: "They").replacing("\n", with: "\r\n"))
  }

  @Test func `CRLF everywhere stays so, in proposals and around marks`() {
    #expect(
      text(
        "One.\r\n\r\nWe want rent.\r\n", "One.\r\n\r\nThey want rent.\r\n",
        "One.\r\n\r\nWe want low rent.\r\n")
        == "One.\r\n\r\nThey want low rent.\r\n")
    #expect(
      text("fair\r\n", "low\r\n", "cheap\r\n")
        == "<<<<<<< current\r\nlow\r\n=======\r\ncheap\r\n>>>>>>> other\r\n")
  }

  @Test(arguments: [
    // base, left and right: whether each ends in a newline; and whether the merge does.
    (true, true, true, true), (false, false, false, false), (true, false, true, false),
    (true, true, false, false), (true, false, false, false), (false, true, false, true),
    (false, false, true, true), (false, true, true, true),
  ])
  func `a newline at the end is there where a side brought it, and gone where a side took it`(
    base: Bool, left: Bool, right: Bool, merged: Bool
  ) {
    func end(_ has: Bool) -> String { has ? "\n" : "" }
    #expect(
      text(
        "We want fair rent." + end(base), "They want fair rent." + end(left),
        "We want fair homes." + end(right))
        == "They want fair homes." + end(merged))
  }

  @Test func `marks stand on lines of their own where no side ends in a newline`() {
    #expect(
      text("fair", "low", "cheap") == "<<<<<<< current\nlow\n=======\ncheap\n>>>>>>> other\n")
  }

  @Test func `a byte order mark is no word, and stays at the start or goes`() {
    #expect(
      text("Fair rent.\n", "\u{FEFF}Fair rent.\n", "Fair and low rent.\n") == "\u{FEFF}Fair and low rent.\n")
    #expect(
      text("\u{FEFF}Fair rent.\n", "Fair rent.\n", "\u{FEFF}Fair and low rent.\n") == "Fair and low rent.\n")
    #expect(
      text("Fair rent.\n", "\u{FEFF}Low rent.\n", "Cheap rent.\n")
        == "\u{FEFF}<<<<<<< current\nLow rent.\n=======\nCheap rent.\n>>>>>>> other\n")
    let heading = merge("\u{FEFF}# Fair rent\n", "\u{FEFF}## Fair rent\n", "\u{FEFF}# Fair and low rent\n")
    #expect(heading.places.map(\.collision) == [.structure], "the heading behind it is one")
  }

  // MARK: Nothing, and no prose

  @Test func `an empty base is a question of order, and two empty sides are none`() {
    #expect(merge("", "Fair rent.\n", "Low rent.\n").places.map(\.collision) == [.insertionOrder])
    #expect(text("", "Fair rent.\n", "Fair rent.\n") == "Fair rent.\n")
    #expect(text("", "", "Low rent.\n") == "Low rent.\n")
    #expect(text("", "", "") == "")
    #expect(merge("Fair rent.\n", "", "").outcome == .clean)
    #expect(text("Fair rent.\n", "", "") == "")
    #expect(merge("Fair rent.\n", "", "Low rent.\n").places.map(\.collision) == [.deletionAgainstEdit])
  }

  @Test(arguments: [
    ("word,", 10_000_000), ("word,", 300_000), ("[", 300_000), ("](", 300_000), ("`", 300_000),
    ("<a", 300_000),
    ("http://", 300_000), ("[^1]", 300_000), ("| ", 300_000), ("住", 300_000), ("🇳🇱", 300_000),
  ])
  func `a line that is no prose is contested, and nothing hangs`(unit: String, size: Int) {
    let bytes = Array(unit.utf8)
    let base = (0..<size / bytes.count * bytes.count).map { bytes[$0 % bytes.count] }
    var outcome = TextMerge.Outcome.clean
    let time = ContinuousClock().measure {
      outcome = TextMerge(base: base, left: Array("a ".utf8) + base, right: base + Array(" b".utf8)).outcome
    }
    #expect(outcome == .contested)
    #expect(time < .seconds(30), "\(size) bytes of \(unit)")
  }

  @Test func `an address of 20 kB takes no time that grows with its square`() {
    let base = "See " + String(repeating: "http://", count: 3_000) + " for more.\n"
    var merged = ""
    let time = ContinuousClock().measure {
      merged = text(base, base.replacing("See", with: "Read"), base.replacing("more", with: "all"))
    }
    #expect(merged == base.replacing("See", with: "Read").replacing("more", with: "all"))
    #expect(time < .seconds(5))
  }

  // MARK: Scripts

  @Test func `an edit of one CJK sentence touches no other, though no space is between them`() {
    let base = "我们要公平的租金。住房太少！工资太低。\n"
    let (left, right) = ("我们要便宜的租金。住房太少！工资太低。\n", "我们要公平的租金。住房太少！工资不够高。\n")
    #expect(text(base, left, right) == "我们要便宜的租金。住房太少！工资不够高。\n")
    let sentence = Sentence.around(27..<30, in: Array(base.utf8))
    #expect(String(decoding: Array(base.utf8)[sentence], as: UTF8.self) == "住房太少！")
  }

  @Test func `right-to-left words merge as others do`() {
    #expect(
      text(
        "شكرا نريد إيجارا عادلا للجميع.\n", "شكرا نطلب إيجارا عادلا للجميع.\n",
        "شكرا نريد إيجارا عادلا لكل الناس.\n")
        == "شكرا نطلب إيجارا عادلا لكل الناس.\n")
    #expect(merge("שכר הוגן\n", "שכר נמוך\n", "שכר זול\n").places.map(\.collision) == [.overlapping])
  }

  @Test(arguments: [
    ("cafe", "cafe\u{301}", "cafo"), ("cafe", "cafe\u{301}", "caf"), ("住", "住\u{301}", "民"),
    ("(e", "(\u{301}e", "[e"), ("🇳🇱", "🇳🇴", "🇧🇱"), ("👩‍👧", "👩‍👧‍👦", "👨‍👧"), ("1", "1\u{FE0F}\u{20E3}", "2"),
  ])
  func `a mark that one side combines with what the other changes is a question`(
    base: String, left: String, right: String
  ) {
    let merge = merge("We like \(base) now.\n", "We like \(left) now.\n", "We like \(right) now.\n")
    #expect(merge.outcome == .contested)
  }

  @Test func `flags side by side change each by itself, and no half of one`() {
    #expect(text("🇳🇱 x 🇧🇪🇩🇪\n", "🇳🇴 x 🇧🇪🇩🇪\n", "🇳🇱 x 🇧🇪🇩🇰\n") == "🇳🇴 x 🇧🇪🇩🇰\n")
    let hunks = WordDiff.hunks(from: Array("a 🇳🇱🇧🇪".utf8), to: Array("a 🇳🇴🇧🇪".utf8))
    #expect(hunks == [Hunk(range: 2..<10, old: "🇳🇱", new: "🇳🇴")])
  }

  // MARK: Lists

  @Test func `items of nested lists with blank lines merge by item`() {
    #expect(
      text(
        "- one\n\n  - a\n\n  - b\n\n- two\n", "- one\n\n  - a\n\n- two\n",
        "- one\n\n  - a\n\n  - b\n\n  - c\n\n- two\n")
        == "- one\n\n  - a\n\n  - c\n\n- two\n")
    #expect(
      text(
        "- one\n\n  - a\n\n  - b\n", "- one\n\n  - a!\n\n  - b\n", "- one\n\n  - a\n\n    more\n\n  - b?\n")
        == "- one\n\n  - a!\n\n    more\n\n  - b?\n")
  }

  @Test func `an item that one side moves out of its list and the other edits is a question of structure`() {
    let merge = merge(
      "- one\n\n  - a\n\n  - b\n", "- one\n\n- a\n\n  - b\n", "- one\n\n  - a and c\n\n  - b\n")
    #expect(merge.places.filter { $0.kind == .contested }.map(\.collision) == [.structure])
  }
}
