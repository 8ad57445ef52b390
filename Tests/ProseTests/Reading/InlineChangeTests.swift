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
    ("een twee", "een drie", nil), ("## Kop", "### Kop", nil), ("é", "è", nil),
  ])
  func `what a text becomes by white space alone has a name`(old: String, new: String, name: ShapeChange?) {
    #expect(ShapeChange(from: Array(old.utf8), to: Array(new.utf8)) == name)
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
