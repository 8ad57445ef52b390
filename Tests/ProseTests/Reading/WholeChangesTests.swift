import Prose
import Testing

/// What somebody did with one thought is one change: half of it spoils the text.
@Suite struct WholeChangesTests {
  private func proposed(_ copy: String, from draft: String) -> [Hunk] {
    EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
  }

  @Test(arguments: [
    ("We want *good* homes soon.\n", "We want good *homes* soon.\n"),
    ("<!-- Text one.\n\nText two. -->\n\nEnd.\n", "Text one.\n\nText two.\n\nEnd.\n"),
    ("Text one.\n\nEnd.\n", "<details>\n\nText one.\n\n</details>\n\nEnd.\n"),
    (
      "Text one.\n\nEnd.\n",
      "<details class=\"a\">\n<summary>More</summary>\n\nText one.\n\n</details>\n\nEnd.\n"
    ),
  ])
  func `marks that go, or come, as a pair are one change`(one: String, other: String) throws {
    for (draft, copy) in [(one, other), (other, one)] {
      let hunks = proposed(copy, from: draft)
      #expect(hunks.count == 1, "\(hunks)")
      #expect(hunks.applied(to: Array(draft.utf8)) == Array(copy.utf8))
    }
  }

  @Test(arguments: [
    ("« ", " »"), ("«", "»"), ("»", "«"), ("„", "“"), ("„", "”"), ("“", "”"), ("‚", "‘"), ("‘", "’"),
    ("‹", "›"),
    ("「", "」"), ("《", "》"), ("（", "）"), ("$", "$"),
  ])
  func `marks that come as a pair in any language are one change`(open: String, close: String) {
    let draft = "We want cheap homes soon. Rents rise.\n"
    let hunks = proposed("We want \(open)cheap homes\(close) soon. Rents rise.\n", from: draft)
    #expect(hunks.count == 1, "\(hunks)")
  }

  @Test func `the two marks of a Spanish question, or cry, are one change`() {
    #expect(
      proposed("¿We want homes soon? Rents rise.\n", from: "We want homes soon. Rents rise.\n").count == 1)
    #expect(
      proposed("¡We want homes soon! Rents rise.\n", from: "We want homes soon. Rents rise.\n").count == 1)
  }

  @Test func `marks that go from some words to others, which stay, are one change`() {
    let hunks = proposed(
      "We want affordable homes for **all** people here.\n",
      from: "We want **affordable** homes for all people here.\n")
    #expect(hunks.count == 1, "\(hunks)")
  }

  @Test func `words in marks, and words beside them that have nothing in common, are two changes`() {
    let hunks = proposed(
      "Today we want **cheap** homes for everybody here.\n",
      from: "We want **good** homes for everybody here.\n")
    #expect(hunks.count == 2, "\(hunks)")
  }

  @Test(arguments: [
    // A note goes, and the next gets its number.
    (
      "We want trams too.[^1]\n\nWe want homes in the town.[^2]\n\n[^1]: Study of trams.\n[^2]: Report on homes.\n",
      "We want homes in the town.[^1]\n\n[^1]: Report on homes.\n"
    ),
    // Two sentences change places, and their notes get each other's number.
    (
      "Rents rise.[^1]\n\nWages fall.[^2]\n\n[^1]: Report on rents.\n[^2]: Report on wages.\n",
      "Wages fall.[^1]\n\nRents rise.[^2]\n\n[^1]: Report on wages.\n[^2]: Report on rents.\n"
    ),
    (
      "We want homes for everyone in the town.[^1]\n\nWages must follow the rents that rise.[^2]\n\n[^1]: Report on homes.\n[^2]: Report on wages.\n",
      "Wages must follow the rents that rise.[^1]\n\nWe want homes for everyone in the town.[^2]\n\n[^1]: Report on wages.\n[^2]: Report on homes.\n"
    ),
    // A note comes between others, whose sentences are much alike.
    (
      "A home.[^1]\n\nA tram.[^2]\n\n[^1]: On homes.\n[^2]: On trams.\n",
      "A house.[^1]\n\nA home.[^2]\n\nA tram.[^3]\n\n[^1]: On houses.\n[^2]: On homes.\n[^3]: On trams.\n"
    ),
    ("A home.[^1]\n\n[^1]: On homes.\n", "A home.[^home]\n\n[^home]: On homes.\n"),
  ])
  func `notes that get other numbers are one change with their references`(draft: String, copy: String) {
    for (draft, copy) in [(draft, copy), (copy, draft)] {
      let hunks = proposed(copy, from: draft)
      #expect(hunks.count == 1, "\(hunks)")
      #expect(hunks.applied(to: Array(draft.utf8)) == Array(copy.utf8))
    }
  }

  @Test func `words beside notes that get other numbers are a change of their own`() {
    let hunks = proposed(
      "We want many homes.[^1] Text between. Wages follow them.[^2]\n\nEnds well.\n\n[^1]: Note.\n[^2]: Other.\n\nLast one.\n",
      from:
        "We want homes.[^2] Text between. Wages follow.[^1]\n\nEnd.\n\n[^1]: Other.\n[^2]: Note.\n\nLast two.\n"
    )
    // What stands in a paragraph between them is one as well.
    #expect(hunks.count == 3, "\(hunks)")
  }

  @Test(arguments: ["[Wages][our\nplan]", "[Wages][OUR  plan]"])
  func `a link and its address are one change however its label is written`(link: String) {
    let hunks = proposed(
      "Rents rise. \(link) fall.\n\nEnd.\n\n[our plan]: https://a.example/wages\n",
      from: "Rents rise. Wages fall.\n\nEnd.\n")
    #expect(hunks.count == 1, "\(hunks)")
  }

  private static let thoughts = [
    "Alpha is the first thing that we say here.", "Beta is the second thing that we ask of them.",
    "Gamma is the third of all.", "Delta closes our list of thoughts.",
  ]

  private static func text(_ paragraphs: [String]) -> String { paragraphs.joined(separator: "\n\n") + "\n" }

  @Test(arguments: [
    // A paragraph that moves, and a word of one that it passes.
    (
      text(thoughts),
      text([thoughts[3], thoughts[0], thoughts[1].replacing("second", with: "other"), thoughts[2]])
    ),
    (
      text(thoughts),
      text([thoughts[1], thoughts[2].replacing("third", with: "last"), thoughts[3], thoughts[0]])
    ),
    // A note, and a word of a paragraph between it and its reference.
    (
      text(["Para one.", "Para two is here.", "Para three."]),
      text(["Para one.[^a]", "Para two stands here.", "Para three.", "[^a]: Note one."])
    ),
  ])
  func `changes that cross, or stand one within the other, can be decided apart`(draft: String, copy: String)
    throws
  {
    let (text, edited) = (Array(draft.utf8), Array(copy.utf8))
    let hunks = proposed(copy, from: draft)
    #expect(hunks.count == 2, "\(hunks)")
    let made = try #require(hunks.applied(to: text))
    #expect(EditedCopy.hunks(from: made, to: edited).isEmpty, "\(String(decoding: made, as: UTF8.self))")
    for (index, hunk) in hunks.enumerated() {
      let alone = try #require([hunk].applied(to: text))
      #expect(!EditedCopy.hunks(from: alone, to: edited).isEmpty)
      let others = hunks.indices.filter { $0 != index }.map { hunks[$0] }
      let placed = Rebase.rebase(others, from: text, to: alone).compactMap(\.placed)
      let both = try #require(placed.applied(to: alone))
      #expect(EditedCopy.hunks(from: both, to: edited).isEmpty, "\(String(decoding: both, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    (
      text(["Para one is here.", "Para two is here.", "Para three is here."]),
      text([
        "Para one is here.[^a]", "Para two is here.", "Para three is here.[^b]",
        "[^a]: Note one.\n[^b]: Note two.",
      ])
    ),
    (
      text(["Para one is here.", "Para two is here.", "The end."]),
      text([
        "Para one is here.[^a]", "Para two is here.[^b]", "The end.",
        "[^a]: Note one.\n\n    It goes on.\n[^b]: Note two.",
      ])
    ),
    (
      text(["One homes.", "Two.", "Three trams.", "End."]),
      text([
        "One [homes].", "Two.", "Three [trams].", "End.",
        "[homes]: https://a.example\n[trams]: https://b.example",
      ])
    ),
  ])
  func `notes, and addresses, that stand together at the end can be decided apart`(
    draft: String, copy: String
  )
    throws
  {
    let text = Array(draft.utf8)
    let hunks = proposed(copy, from: draft)
    #expect(hunks.count == 2, "\(hunks)")
    #expect(hunks.applied(to: text).map(lines) == lines(Array(copy.utf8)))
    for (index, hunk) in hunks.enumerated() {
      let alone = try #require([hunk].applied(to: text))
      // Its own note alone.
      #expect(lines(alone).count { $0.hasPrefix("[") } == 1)
      let others = hunks.indices.filter { $0 != index }.map { hunks[$0] }
      let placed = Rebase.rebase(others, from: text, to: alone).compactMap(\.placed)
      // In whatever order the notes stand then.
      #expect(placed.applied(to: alone).map(lines)?.sorted() == lines(Array(copy.utf8)).sorted())
    }
  }

  /// Those with words.
  private func lines(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  private static let body = "First paragraph stands here now.\n\nSecond one follows it closely.\n"

  @Test(arguments: [
    ("## Rents and wages\n\n\(body)", "\(body)\n## Rents and incomes\n"),
    ("## Rents\n\n\(body)", "\(body)\n## Rents now\n"),
    (
      "- trams for all\n- homes that last\n- parks in every street\n",
      "- homes that last\n- parks in every street\n- trams for everybody\n"
    ),
    ("## Fair rents\n\n\(body)", "\(body)\n## Cheap rents\n"),
  ])
  func `a short heading or item that was moved and edited is one change`(draft: String, copy: String) {
    for (draft, copy) in [(draft, copy), (copy, draft)] {
      let hunks = proposed(copy, from: draft)
      #expect(hunks.count == 1, "\(hunks)")
    }
  }

  @Test(arguments: [
    ("## Rents and wages\n\n\(body)", "\(body)\n## Trams and parks\n"),
    ("## Fair rents\n\n\(body)", "\(body)\n## Clean parks\n"),
    (
      "- trams for all\n- homes that last\n- parks in every street\n",
      "- homes that last\n- parks in every street\n- wages for all\n"
    ),
  ])
  func `another short heading or item elsewhere is a change of its own`(draft: String, copy: String) {
    #expect(proposed(copy, from: draft).count == 2)
  }
}
