import Testing

@testable import Prose

@Suite struct ChangeTrailTests {
  /// What each edit took out of the first text and put into the last.
  private func trail(_ texts: String...) -> [String] {
    var trail = ChangeTrail(from: Array(texts[0].utf8))
    for text in texts.dropFirst() { trail.add(Array(text.utf8)) }
    let (first, last) = (Array(texts[0].utf8), Array((texts.last ?? "").utf8))
    func words(_ range: Range<Int>?, _ text: [UInt8]) -> String {
      range.map { String(decoding: text[$0], as: UTF8.self) } ?? "–"
    }
    return trail.changes.map { "\($0.edit): \(words($0.old, first)) → \(words($0.new, last))" }
  }

  @Test func `each edit is told by the words of the first text and of the last`() {
    #expect(
      trail("We want homes.\n\nSoon.\n", "We want cheap homes.\n\nSoon.\n", "We want cheap homes.\n\nNow.\n")
        == ["0: – → cheap ", "1: Soon → Now"])
  }

  @Test func `words that came and went again are in neither`() {
    #expect(
      trail("We want homes.\n", "We want big homes.\n", "We want homes.\n") == ["0: – → –", "1: – → –"])
  }

  @Test
  func
    `of words that were replaced twice the first edit took the old ones, and the last put the new ones in`()
  {
    #expect(
      trail("We want good homes.\n", "We want big homes.\n", "We want small homes.\n") == [
        "0: good → –", "1: – → small",
      ])
  }

  @Test func `lines before and behind do not shift what is told`() {
    #expect(
      trail(
        "A.\n\nB one.\n\nC.\n", "A.\n\nB two.\n\nC.\n", "First.\n\nA.\n\nB two.\n\nC.\n",
        "First.\n\nB two.\n\nC.\n")
        == ["0: one → two", "1: – → First.\n\n", "2: A.\n\n → –"])
  }

  @Test func `a passage that went from one place to another is said to have moved`() {
    var trail = ChangeTrail(from: Array("A is here.\n\nB is longer than that.\n\nC.\n".utf8))
    trail.add(Array("B is longer than that.\n\nA is here.\n\nC.\n".utf8))
    #expect(trail.changes.map(\.isMove) == [true, true])
    trail.add(Array("B is longer than that.\n\nA is there.\n\nC.\n".utf8))
    #expect(trail.changes.map(\.isMove) == [true, true, false])
  }
}
