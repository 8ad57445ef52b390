import TestSupport
import Testing

@testable import Prose

/// What two people's marks, each without its other half, would make of the words between them.
@Suite struct LoneMarksTests {
  static let meeting = [
    ("Homes <!--for all and trams here.\n", "Homes for all --> and trams here.\n"),
    ("Homes 5*3 and 4x2 for all and trams here.\n", "Homes 5x3 and 4*2 for all and trams here.\n"),
    ("Homes for `all and trams here.\n", "Homes for all and `trams here.\n"),
    ("Homes for \"all and trams here.\n", "Homes for all and trams\" here.\n"),
    ("Homes for all and trams here.\n\n```\n\nMore.\n", "```\n\nHomes for all and trams here.\n\nMore.\n"),
  ]

  /// The changes of two copies of one text.
  private func hunks(_ left: String, _ right: String) -> (base: [UInt8], left: [Hunk], right: [Hunk]) {
    let sum = left.contains("5*3") ? "5x3 and 4x2 " : ""
    let base = Array("Homes \(sum)for all and trams here.\n\nMore.\n".utf8)
    func hunks(_ copy: String) -> [Hunk] {
      EditedCopy.hunks(from: base, to: Array((copy + (copy.contains("More") ? "" : "\nMore.\n")).utf8))
    }
    return (base, hunks(left), hunks(right))
  }

  @Test(arguments: meeting)
  func `two that would become a pair exclude each other`(left: String, right: String) {
    let (base, left, right) = hunks(left, right)
    let changes = [("a", left), ("b", right)].map { ProposedChange(id: $0, hunks: $1) }
    #expect(Collisions.pairs(changes).isEmpty)
    #expect(Collisions.pairs(changes, in: base).map(\.kind) == [.structure])
    #expect(Collisions.places(changes, in: base).map(\.ids) == [["a", "b"]])
  }

  @Test(arguments: meeting)
  func `one that would pair with what came meanwhile is a question`(left: String, right: String) throws {
    let (base, left, right) = hunks(left, right)
    for (first, second) in [(left, right), (right, left)] {
      let draft = try #require(first.applied(to: base))
      let fates = Rebase.rebase(second, from: base, to: draft).map(\.fate)
      #expect(fates.contains { if case .contested(.structure, _) = $0 { true } else { false } }, "\(fates)")
    }
  }

  @Test(arguments: [
    ("Homes *for* all and trams here.\n", "Homes for all and *trams* here.\n"),
    ("Homes * for all and trams here.\n", "Homes for all and * trams here.\n"),
    ("Homes (for) all and trams here.\n", "Homes for all and (trams) here.\n"),
    ("```\na\n```\n\nHomes for all and trams here.\n", "Homes for all and trams here.\n\n```\nb\n```\n"),
    ("Homes <!-- a --> for all and trams here.\n", "Homes for all and <!-- b --> trams here.\n"),
    ("Homes 'for all' and trams here.\n", "Homes for all and the trams' stops here.\n"),
  ])
  func `pairs and words beside each other do not`(left: String, right: String) throws {
    let (base, left, right) = hunks(left, right)
    let changes = [("a", left), ("b", right)].map { ProposedChange(id: $0, hunks: $1) }
    #expect(Collisions.pairs(changes, in: base).isEmpty)
    let draft = try #require(left.applied(to: base))
    for fate in Rebase.rebase(right, from: base, to: draft).map(\.fate) {
      if case .contested = fate { Issue.record("\(fate)") }
    }
  }

  @Test(arguments: [
    "Homes <!-- for all --> and trams here.\n", "Homes <b>for all</b> and trams here.\n",
    "Homes ‘for all’ and trams here.\n", "Homes 'for all' and trams here.\n",
    "```\nHomes for all and trams here.\n```\n",
  ])
  func `both halves are one change`(copy: String) {
    #expect(
      EditedCopy.hunks(from: Array("Homes for all and trams here.\n".utf8), to: Array(copy.utf8)).count == 1)
  }

  /// What a hostile branch may bring: as many marks as a record has room for, which nothing closes.
  @Test(arguments: ["[", "**x", "![a](", "*a_ ", "(\"", "<b>", "a](b "])
  func `marks that nothing closes are read once`(mark: String) {
    let marks = String(repeating: mark, count: 60_000 / mark.utf8.count)
    let hunk = Hunk(range: 0..<0, old: "", new: marks + " words to read.\n\n")
    let time = ContinuousClock().measure {
      _ = LoneMarks(in: Array("Homes.\n".utf8)).marks(leftAloneBy: hunk)
    }
    #expect(time < .seconds(15))
  }

  @Test func `what changes bring is counted as what is read, and bounds it`() {
    let changes = (0..<24).map { number in
      let words = String(repeating: "some [words ", count: 5_000) + "\(number)\n\n"
      return ProposedChange(id: "a\(number)", hunks: [Hunk(range: 0..<0, old: "", new: words)])
    }
    let time = ContinuousClock().measure {
      #expect(Collisions.places(changes, in: Array("Homes.\n".utf8)).count == 1)
    }
    // Read pair by pair it would be 100 MB.
    #expect(time < .seconds(100))
  }
}
