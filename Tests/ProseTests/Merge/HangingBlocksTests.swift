import Prose
import Testing

/// Blocks that mean nothing, or something else, without what the other side takes away.
@Suite struct HangingBlocksTests {
  private func merge(_ base: String, _ left: String, _ right: String) -> [TextMerge] {
    let texts = [base, left, right].map { Array($0.utf8) }
    return [
      TextMerge(base: texts[0], left: texts[1], right: texts[2]),
      TextMerge(base: texts[0], left: texts[2], right: texts[1]),
    ]
  }

  private static let said = "Rents rise.\n\n> A house is not a commodity.\n"
  private static let wrapped = "> We say it once more. A house is not\n> a commodity.\n"

  @Test(arguments: [
    "Rents rise.\n\n\(wrapped)", "Rents rise.\n\n> We said it in the spring of last year.\n\n\(wrapped)",
    "Rents rise.\n\n> We say it once more. A house\n> is not a commodity.\n",
  ])
  func `a quotation that one deletes and the other wraps anew is a question, whole`(right: String) throws {
    for merge in merge(Self.said, "Rents rise.\n", right) {
      #expect(merge.outcome == .contested)
      let asked = try #require(merge.places.first { $0.kind == .contested })
      let kept = [merge.left, merge.right].map { $0.count > 12 ? $0 : [] }
      let sides = [merge.left[asked.left], merge.right[asked.right]].map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(kept.contains { !$0.isEmpty })
      #expect(sides.contains { $0.contains("A house") && $0.contains("commodity") }, "\(sides)")
    }
  }

  @Test func `a paragraph that one deletes and the other makes two of is a question, whole`() throws {
    let base = "One.\n\nRents rise in every town. Wages of most people do not follow them.\n"
    let right = "One.\n\nRents rise in every town.\n\nWages of most people do not follow them.\n"
    for merge in merge(base, "One.\n", right.replacing("Rents", with: "We say it. Rents")) {
      #expect(merge.outcome == .contested)
      #expect(merge.places.filter { $0.kind == .contested }.count == merge.places.count)
    }
  }

  private static let table = "| a | b |\n|---|---|\n| c | d |\n"
  private static let list = "- a b c\n- d e f\n"

  @Test(arguments: [
    (table, "| e | f |\n"), (list, "- new item\n"), ("1. a b c\n2. d e f\n", "3. new item\n"),
  ])
  func `what is added to a table or a list that the other takes away is a question`(
    whole: String, added: String
  ) {
    let base = "One.\n\n\(whole)\nTwo para.\n\nThree para.\n"
    let right = "One.\n\n\(whole)\(added)\nTwo para.\n\nThree para.\n"
    let gone = "One.\n\nTwo para.\n\nThree para.\n"
    for left in [gone, gone + "\n" + whole] {
      for merge in merge(base, left, right) { #expect(merge.outcome == .contested) }
    }
  }

  @Test(arguments: [
    (table, "| c | d |\n", "| e | f |\n"), (list, "- d e f\n", "- new item\n"),
  ])
  func `what is added behind a last row or item that the other takes away merges`(
    whole: String, last: String, added: String
  ) {
    let base = "One.\n\n\(whole)\nTwo para.\n"
    for merge in merge(base, base.replacing(last, with: ""), base.replacing(last, with: last + added)) {
      #expect(merge.outcome == .proposed)
      let text = String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
      #expect(text == base.replacing(last, with: added))
    }
  }
}
