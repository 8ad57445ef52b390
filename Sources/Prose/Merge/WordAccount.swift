/// Counts the words of a merge that the two sides account for.
///
/// What both sides took up or left out may be one change or two, so a merge may have a word as often as either side, as both changes
/// together come to, or anything between. With more than that a word is doubled, with less it is lost: both moved it, each to a
/// place of its own, and no rule for one place can see that.
struct WordAccount {
  private var vocabulary = Vocabulary()
  private var changes: [UInt32: Change] = [:]

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
    for word in words(of: base) {
      changes[word, default: Change()].left -= 1
      changes[word, default: Change()].right -= 1
      changes[word, default: Change()].merged -= 1
    }
    for word in words(of: left) { changes[word, default: Change()].left += 1 }
    for word in words(of: right) { changes[word, default: Change()].right += 1 }
    for word in words(of: merged) { changes[word, default: Change()].merged += 1 }
  }

  var isBalanced: Bool { changes.values.allSatisfy(\.isAccounted) }

  /// Whether a part has more of a doubled word, or less of a lost one, than the base has there.
  mutating func isBlamed(base: ArraySlice<UInt8>, merged: ArraySlice<UInt8>) -> Bool {
    var counts: [UInt32: Int] = [:]
    for word in words(of: merged) { counts[word, default: 0] += 1 }
    for word in words(of: base) { counts[word, default: 0] -= 1 }
    return counts.contains { word, count in
      guard count != 0, let change = changes[word], !change.isAccounted else { return false }
      return (count > 0) == (change.merged > max(change.left, change.right, change.left + change.right))
    }
  }

  private mutating func words(of text: ArraySlice<UInt8>) -> [UInt32] {
    text.withUnsafeBufferPointer { Tokenizer.tokens(in: $0, vocabulary: &vocabulary) }
      .filter { $0.kind == .word }.map(\.symbol)
  }
}
