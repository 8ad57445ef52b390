import Prose
import TestSupport
import Testing

@Suite struct WordDiffTests {
  @Test(arguments: [
    "We want {~~fair~>cheap~~} rent.",
    "We want fair {++and secure ++}rent.",
    "We want {--really --}fair rent.",
    "Line one.\nLine {~~two~>2~~}.\n\nLine {~~three~>3~~}.\n",
    "Wrapped{~~ ~>\n~~}here.",
    "{++A new start.\n\n++}The old text.\n",
    "The old text.\n{++\nA new end.\n++}",
  ])
  func `separate changes are separate hunks of whole words`(marked: String) {
    let text = EditedText(marked)
    #expect(WordDiff.hunks(from: text.bytes, to: Array(text.edited.utf8)) == text.hunks)
  }

  @Test(arguments: [
    "cafe{~~́~>̀~~}", "één{~~ woord~> 👩‍👩‍👧~~}", "{~~👩‍👩‍👧~>👩‍👧~~}", "住{~~宅~>民~~}政策", "بيت {~~كبير~>صغير~~} هنا",
  ])
  func `a character is never split`(marked: String) {
    let text = EditedText(marked)
    let hunks = WordDiff.hunks(from: text.bytes, to: Array(text.edited.utf8))
    #expect(hunks.applied(to: text.bytes) == Array(text.edited.utf8))
    var borders: Set<Int> = [text.bytes.count]
    for index in text.base.indices {
      borders.insert(text.base.utf8.distance(from: text.base.startIndex, to: index))
    }
    for hunk in hunks { #expect(borders.isSuperset(of: [hunk.range.lowerBound, hunk.range.upperBound])) }
  }

  @Test func `the hunks between any two texts make the one of the other`() throws {
    var random = SplitMix(seed: 20_261_121)
    let words = [
      "de", "huur", "huur.", " ", "\n", "\n\n", "- ", "café", "住", "\r\n", "👩‍👧", "1.000", "don’t", "  ",
    ]
    for round in 0..<400 {
      let old = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      var new = old
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let at = Int.random(in: 0...new.count, using: &random)
        if Bool.random(using: &random), at < new.count {
          new.remove(at: at)
        } else {
          new.insert(words.randomElement(using: &random) ?? "", at: at)
        }
      }
      let (before, after) = (Array(old.joined().utf8), Array(new.joined().utf8))
      let hunks = WordDiff.hunks(from: before, to: after)
      #expect(hunks.applied(to: before) == after, "seed 20261121, round \(round): \(old) → \(new)")
      for (one, next) in zip(hunks, hunks.dropFirst()) {
        #expect(one.range.upperBound < next.range.lowerBound, "seed 20261121, round \(round)")
      }
    }
  }
}
