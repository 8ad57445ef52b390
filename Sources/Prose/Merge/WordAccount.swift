/// Counts the words of a merge that the two sides account for.
///
/// What both sides took up or left out may be one change or two, so a merge may have a word as often as either side, as both changes
/// together come to, or anything between. With more than that a word is doubled, with less it is lost: both moved it, each to a
/// place of its own, and no rule for one place can see that.
struct WordAccount {
  private var vocabulary = Vocabulary()
  /// By the number of a word.
  private var changes: [Change] = []

  /// How many more of a word there are than in the base.
  private struct Change {
    var left = 0
    var right = 0
    var merged = 0

    var isAccounted: Bool {
      min(left, right, left + right) <= merged && merged <= max(left, right, left + right)
    }
  }

  /// Counts a part that is decided: what the three texts have there, and what the merge has.
  mutating func add(
    base: ArraySlice<UInt8>, left: ArraySlice<UInt8>, right: ArraySlice<UInt8>, merged: ArraySlice<UInt8>
  ) {
    count(base, Change(left: -1, right: -1, merged: -1))
    count(left, Change(left: 1))
    count(right, Change(right: 1))
    count(merged, Change(merged: 1))
  }

  /// Counts a part that one side changed, or both alike, and that the merge has as they have it.
  mutating func add(base: ArraySlice<UInt8>, changed: ArraySlice<UInt8>, by kind: Stretch.Kind) {
    let (left, right) = (kind == .right ? 0 : 1, kind == .left ? 0 : 1)
    count(base, Change(left: -left, right: -right, merged: -1))
    count(changed, Change(left: left, right: right, merged: 1))
  }

  private mutating func count(_ text: ArraySlice<UInt8>, _ change: Change) {
    for token in tokens(of: text) where token.kind == .word {
      changes[Int(token.symbol)].left += change.left
      changes[Int(token.symbol)].right += change.right
      changes[Int(token.symbol)].merged += change.merged
    }
  }

  var isBalanced: Bool { changes.allSatisfy(\.isAccounted) }

  /// Whether a part has more of a doubled word, or less of a lost one, than the base has there.
  mutating func isBlamed(base: ArraySlice<UInt8>, merged: ArraySlice<UInt8>) -> Bool {
    var counts: [UInt32: Int] = [:]
    for token in tokens(of: merged) where token.kind == .word { counts[token.symbol, default: 0] += 1 }
    for token in tokens(of: base) where token.kind == .word { counts[token.symbol, default: 0] -= 1 }
    return counts.contains { word, count in
      let change = changes[Int(word)]
      guard count != 0, !change.isAccounted else { return false }
      return (count > 0) == (change.merged > max(change.left, change.right, change.left + change.right))
    }
  }

  private mutating func tokens(of text: ArraySlice<UInt8>) -> [Token] {
    let tokens = text.withUnsafeBufferPointer { Tokenizer.tokens(in: $0, vocabulary: &vocabulary) }
    if changes.count < vocabulary.count {
      changes += repeatElement(Change(), count: vocabulary.count - changes.count)
    }
    return tokens
  }
}
