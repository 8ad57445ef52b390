import Prose
import TestSupport
import Testing

@Suite struct HunkApplyingTests {
  @Test func `hunks in any order make the edited text`() {
    let text = EditedText("We {~~ask~>demand~~} fair{++ and secure++} rent{-- soon--}.")
    #expect(text.hunks.reversed().applied(to: text.bytes) == Array(text.edited.utf8))
  }

  @Test func `an insertion at the start of a change goes before it`() {
    let hunks = [
      Hunk(range: 3..<6, old: "old", new: "new"), Hunk(range: 3..<3, old: "", new: "very "),
    ]
    #expect(hunks.applied(to: Array("an old house".utf8)) == Array("an very new house".utf8))
  }

  @Test func `a hunk that does not fit is refused`() {
    let text = Array("fair rent".utf8)
    #expect([Hunk(range: 0..<4, old: "fine", new: "low")].applied(to: text) == nil)
    #expect([Hunk(range: 5..<12, old: "rent", new: "pay")].applied(to: text) == nil)
  }

  @Test func `overlapping hunks are refused`() {
    let text = Array("fair rent".utf8)
    let hunks = [Hunk(range: 0..<6, old: "fair r", new: "r"), Hunk(range: 5..<9, old: "rent", new: "pay")]
    #expect(hunks.applied(to: text) == nil)
  }
}
