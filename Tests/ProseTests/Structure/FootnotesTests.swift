@testable import Prose
import TestSupport
import Testing

/// Footnotes where two edits meet: a label is one for every reader, whoever made it.
@Suite struct FootnotesTests {
  @Test func `labels are compared without case`() {
    let found = Footnotes(
      of: Array("A[^Bron] b[^ß].\n\n[^bron]: One.\n\n> [^BRON]: Two.\n\n[^SS]: Three.\n".utf8))
    #expect(found.undefined.isEmpty)
    #expect(found.doubled == ["bron"])
  }

  private static let text = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n"

  private func merge(_ left: String, _ right: String, words: Bool = true) -> TextMerge {
    TextMerge(base: Array(Self.text.utf8), left: Array(left.utf8), right: Array(right.utf8))
  }

  private func noted(_ word: String, _ label: String, _ note: String) -> String {
    Self.text.replacing("\(word).\n", with: "\(word).[^\(label)]\n\n[^\(label)]: \(note).\n")
  }

  private func endNoted(_ word: String, _ label: String, _ note: String) -> String {
    Self.text.replacing("\(word).\n", with: "\(word).[^\(label)]\n") + "\n[^\(label)]: \(note).\n"
  }

  @Test(arguments: [("1", "1"), ("bron", "Bron")])
  func `two notes of one label made apart are a question, though git merges them`(
    _ one: String, _ other: String
  ) {
    let merging = merge(noted("One", one, "Here"), noted("Five", other, "There"))
    #expect(merging.outcome == .contested)
    #expect(merging.places.allSatisfy { $0.collision == .structure })
    let swapped = merge(noted("Five", other, "There"), noted("One", one, "Here"))
    #expect(swapped.places == merging.places.map(\.mirrored))
  }

  @Test func `notes of other labels, and one note that both made, merge by themselves`() {
    #expect(merge(noted("One", "a", "Here"), noted("Five", "b", "There")).outcome == .clean)
    #expect(merge(noted("One", "a", "Here"), noted("One", "a", "Here")).outcome == .clean)
    #expect(
      merge(noted("One", "a", "Here"), noted("One", "a", "Here").replacing("Five", with: "5")).outcome
        == .clean)
  }

  @Test func `a note is asked about with its reference`() throws {
    let left = Self.text.replacing("One.", with: "One or so.[^a]") + "\n[^a]: A note.\n"
    let right = Self.text.replacing("One.", with: "No one.")
    let merging = TextMerge(
      base: Array(Self.text.utf8), left: Array(left.replacing("One or so.", with: "1.").utf8),
      right: Array(right.utf8))
    try #require(merging.outcome == .contested)
    #expect(merging.places.count == 2)
  }

  @Test func `proposals with one label, made apart, meet wherever they stand`() {
    let hunks = [noted("One", "1", "Here"), noted("Five", "1", "There")].map {
      EditedCopy.hunks(from: Array(Self.text.utf8), to: Array($0.utf8))
    }
    let changes = zip(["a", "b"], hunks).map { ProposedChange(id: $0, hunks: $1) }
    #expect(Collisions.pairs(changes).map(\.kind) == [.structure])
    #expect(Collisions.places(changes).map(\.ids) == [["a", "b"]])
    // The first is in the draft: the second has no place there under its label.
    let draft = Array(noted("One", "1", "Here").utf8)
    let rebased = Rebase.rebase(hunks[1], from: Array(Self.text.utf8), to: draft)
    #expect(rebased.map(\.fate) == [.lost(.labelTaken)])
  }

  @Test(arguments: [("a", "b"), ("b", "a")])
  func `notes of two labels at one place are no question, whichever comes first`(one: String, other: String) {
    let base = Array(Self.text.utf8)
    let (first, second) = (endNoted("One", one, "Here"), endNoted("Four", other, "There"))
    let hunks = [first, second].map { EditedCopy.hunks(from: base, to: Array($0.utf8)) }
    let changes = zip(["x", "y"], hunks).map { ProposedChange(id: $0, hunks: $1) }
    #expect(Collisions.pairs(changes).isEmpty && Collisions.places(changes).isEmpty)
    let rebased = Rebase.rebase(hunks[1], from: base, to: Array(first.utf8)).map(\.fate)
    guard case .clean(let hunk) = rebased.first, rebased.count == 1 else {
      Issue.record("\(rebased)")
      return
    }
    let made = [hunk].applied(to: Array(first.utf8)) ?? []
    #expect(Footnotes(of: made).defined == [one, other])
    #expect(Footnotes(of: made).used == [one, other])
    #expect(String(decoding: made, as: UTF8.self).contains("[^\(one)]: Here.\n"))
  }

  @Test func `a note in an item is defined for whoever reads labels`() {
    let found = Footnotes(of: Array("A[^a] b[^b c].\n\n- [^a]: One.\n1. [^d]: Two.\n".utf8))
    #expect(found.defined == ["a", "d"])
    #expect(found.used == ["a"])
  }
}
