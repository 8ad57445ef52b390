@testable import Prose
import TestSupport
import Testing

/// What every merge has to hold, on random Markdown and random edits of it.
@Suite struct MergePropertyTests {
  private static let pieces = [
    "We want fair rent for all.", "Rents rise faster than wages", ", and homes are few.",
    " Café—住宅 👩‍👧 is “full”.",
    "\n", "\n\n", "\r\n", "- item one\n", "  - nested item\n", "1. first\n", "# Heading\n", "### Deeper\n",
    "> quote\n",
    "| a | b |\n|---|---|\n", "| 1 | 2 |\n", "```\ncode\n", "---\n", "[^1]: A note.\n",
    "See [this](http://x.org/y)[^1] ",
    "<div>", "\u{FEFF}", "<<<<<<< mine\n", "=======\n", ">>>>>>> theirs\n", "\t", "e\u{301}", "שלום ", "  \n",
  ]

  private func text(_ random: inout SplitMix) -> [String] {
    (0..<Int.random(in: 0...25, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
  }

  private func edited(_ text: [String], _ random: inout SplitMix) -> [String] {
    var text = text
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let at = Int.random(in: 0...text.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where at < text.count: text.remove(at: at)
      case 1 where at < text.count: text[at] = text[at].replacing("a", with: "o")
      case 2 where at < text.count: text[at] += " more words"
      default: text.insert(Self.pieces.randomElement(using: &random) ?? "", at: at)
      }
    }
    return text
  }

  private func bytes(_ text: [String]) -> [UInt8] { Array(text.joined().utf8) }

  @Test(arguments: UInt64(1)...250)
  func `one edit alone, one edit twice, and both ways round`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let base = text(&random)
    let (left, right) = (bytes(edited(base, &random)), bytes(edited(base, &random)))
    let original = bytes(base)
    #expect(
      TextMerge(base: original, left: original, right: left).text(applyingProposals: false) == left,
      "seed \(seed)")
    #expect(
      TextMerge(base: original, left: left, right: original).text(applyingProposals: false) == left,
      "seed \(seed)")
    #expect(
      TextMerge(base: original, left: left, right: left).text(applyingProposals: false) == left,
      "seed \(seed)")

    let merge = TextMerge(base: original, left: left, right: right)
    let swapped = TextMerge(base: original, left: right, right: left)
    #expect(merge.outcome == swapped.outcome, "seed \(seed)")
    #expect(merge.places == swapped.places.map(\.mirrored), "seed \(seed)")
    if merge.outcome != .contested {
      #expect(
        String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
          == String(decoding: swapped.text(applyingProposals: true), as: UTF8.self), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...250)
  func `places lie in order, apart, and every word of a merge is one side's`(seed: UInt64) {
    var random = SplitMix(seed: seed &+ 10_000)
    let base = text(&random)
    let texts = [bytes(base), bytes(edited(base, &random)), bytes(edited(base, &random))]
    let merge = TextMerge(base: texts[0], left: texts[1], right: texts[2])
    for (one, next) in zip(merge.places, merge.places.dropFirst()) {
      #expect(one.base.upperBound <= next.base.lowerBound, "seed \(seed)")
      #expect(one.left.upperBound <= next.left.lowerBound, "seed \(seed)")
      #expect(one.right.upperBound <= next.right.lowerBound, "seed \(seed)")
    }
    var known: Set<String> = []
    for text in texts { known.formUnion(words(text)) }
    for place in merge.places { #expect(known.isSuperset(of: words(place.merged ?? [])), "seed \(seed)") }
  }

  @Test func `no word is lost or doubled that no side accounts for`() {
    let proposed = (1...400).count { expectAccountedFor(seed: $0) }
    #expect(proposed >= 40, "only \(proposed) of the merges are proposals")
  }

  /// - Returns: whether the merge is a proposal, so that there was something to look at.
  private func expectAccountedFor(seed: UInt64) -> Bool {
    var random = SplitMix(seed: seed &+ 20_000)
    let base = text(&random)
    let (left, right) = (moved(base, &random), moved(base, &random))
    let texts = [bytes(base), bytes(left), bytes(right)]
    let merge = TextMerge(base: texts[0], left: texts[1], right: texts[2])
    guard merge.outcome == .proposed else { return false }
    let counts = (texts + [merge.text(applyingProposals: true)]).map(wordCounts)
    for word in counts.reduce(into: Set<String>(), { $0.formUnion($1.keys) }) {
      let (base, left, right) = (
        counts[0][word, default: 0], counts[1][word, default: 0], counts[2][word, default: 0]
      )
      let both = left + right - base
      let found = counts[3][word, default: 0]
      #expect(min(left, right, both) <= found && found <= max(left, right, both), "\(word), seed \(seed)")
    }
    return true
  }

  /// Some edits, and a piece in another place.
  private func moved(_ text: [String], _ random: inout SplitMix) -> [String] {
    var text = edited(text, &random)
    guard text.count > 1, Bool.random(using: &random) else { return text }
    let piece = text.remove(at: Int.random(in: 0..<text.count, using: &random))
    text.insert(piece, at: Int.random(in: 0...text.count, using: &random))
    return text
  }

  private func wordCounts(_ text: [UInt8]) -> [String: Int] {
    var vocabulary = Vocabulary()
    return Tokenizer.tokens(in: text, vocabulary: &vocabulary).filter { $0.kind == .word }
      .reduce(into: [:]) { $0[String(decoding: text[$1.range], as: UTF8.self), default: 0] += 1 }
  }

  private func words(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(
      String.init)
  }
}
