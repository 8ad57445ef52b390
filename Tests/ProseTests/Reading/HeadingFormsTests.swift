import Testing

@testable import Prose

/// Headings with `#` before them or with a line below them: editors turn the one into the other, and the page is the same.
@Suite struct HeadingFormsTests {
  private static let marked = "# Our *title*\n\nPara one.\n\n## Sub head\n\nPara two.\n\n### Third\n\nEnd.\n"
  private static let underlined =
    "Our *title*\n=====\n\nPara one.\n\nSub\nhead\n---\n\nPara two.\n\n### Third\n\nEnd.\n"

  private func proposed(_ copy: String, from draft: String) -> [String] {
    EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).map { "\($0.old) → \($0.new)" }
  }

  private func changes(_ new: String, from old: String) -> [String] {
    EditedCopy.readableChanges(from: Array(old.utf8), to: Array(new.utf8)).map { "\($0.old) → \($0.new)" }
  }

  @Test(arguments: [
    (marked, underlined), (marked.replacing("\n", with: "\r\n"), underlined),
    (marked, underlined.replacing("\n", with: "\r\n")), ("\u{FEFF}" + marked, underlined),
    (marked.replacing("title*", with: "title* ##"), underlined),
    ("Text.\n# One\n- it\n# Two\nMore.\n", "Text.\n\nOne\n===\n\n- it\n\nTwo\n===\n\nMore.\n"),
    (underlined, underlined.replacing("=====", with: "===").replacing("---", with: "----------")),
    (marked, marked.replacing("# Our *title*", with: "Our *title*\n===")),
  ])
  func `the other form of a heading is no change`(one: String, other: String) {
    for (draft, copy) in [(one, other), (other, one)] {
      #expect(proposed(copy, from: draft).isEmpty)
      #expect(changes(copy, from: draft).isEmpty)
    }
  }

  @Test func `a heading in other words, and in the other form as all others, is a change of its words`() {
    let (marked, underlined) = (Self.marked, Self.underlined)
    #expect(proposed(marked.replacing("Our", with: "My"), from: underlined) == ["Our → My"])
    #expect(proposed(underlined.replacing("Our", with: "My"), from: marked) == ["Our → My"])
    #expect(changes(underlined.replacing("Our", with: "My"), from: marked) == ["Our → My"])
    #expect(
      proposed(underlined.replacing("*title*\n=====", with: "*titles*\n========"), from: underlined)
        == ["title → titles"])
  }

  @Test(arguments: [
    (marked, marked.replacing("# Our", with: "## Our")),
    (underlined, underlined.replacing("=====", with: "-----")),
    (underlined, underlined.replacing("\n=====", with: "")), (marked, marked.replacing("# Our", with: "Our")),
    (marked, underlined.replacing("=====", with: "-----")), ("One.\n\n---\n", "One.\n---\n"),
    ("# - one\n", "- one\n===\n"), ("# A\n", "A  \nB\n===\n"),
  ])
  func `what makes another page is a change`(draft: String, copy: String) {
    #expect(!proposed(copy, from: draft).isEmpty)
    #expect(!proposed(draft, from: copy).isEmpty)
  }

  @Test func `a new heading comes as it is typed`() {
    let copy = Self.underlined + "\n# New\n\nMore.\n"
    #expect(proposed(copy, from: Self.underlined) == [" → \n\n# New\n\nMore."])
  }

  @Test func `what changed below headings in the other form stands where it stands`() {
    let new = Array(Self.underlined.replacing("Para two", with: "Paragraph two").utf8)
    let places = EditedCopy.revisedPlaces(from: Array(Self.marked.utf8), to: new)
    #expect(places.map { String(decoding: new[$0.place], as: UTF8.self) } == ["Paragraph"])
  }
}
