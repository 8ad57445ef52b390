import TestSupport
import Testing

@testable import Prose

@Suite struct CutFencesTests {
  private static let lines = "a b c d e.\nf g h i.\nj k l.\n"
  private static let fenced = "```\n\(lines)```\n"

  @Test(arguments: ["b", "h", "k"], ["", "Intro.\n\n"])
  func `both wordings of lines that came between fences or out of them are whole`(word: String, intro: String)
  {
    for (base, shape) in [(Self.lines, Self.fenced), (Self.fenced, Self.lines)] {
      let end = "\n## Next\n\nWords.\n"
      let edited = base.replacing(word, with: "X")
      let texts = [base, shape, edited].map { Array((intro + $0 + end).utf8) }
      for (left, right) in [(1, 2), (2, 1)] {
        let merge = TextMerge(base: texts[0], left: texts[left], right: texts[right])
        if merge.outcome == .clean { continue }
        let place = merge.places.first { $0.merged == nil }
        #expect(merge.places.count == 1)
        let sides = place.map { [merge.left[$0.left], merge.right[$0.right]] } ?? []
        #expect(
          sides.map { String(decoding: $0, as: UTF8.self) }
            == (left == 1 ? [shape, edited] : [edited, shape]))
      }
    }
  }

  @Test func `words changed within code that stays take no fence along`() {
    let base = "```\na\nb\nc\n```\n"
    let merge = TextMerge(
      base: Array(base.utf8), left: Array(base.replacing("b", with: "X").utf8),
      right: Array(base.replacing("b", with: "Y").utf8))
    #expect(merge.places.map { String(decoding: merge.left[$0.left], as: UTF8.self) } == ["X\n"])
  }
}
