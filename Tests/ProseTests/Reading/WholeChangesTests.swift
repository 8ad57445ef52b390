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
