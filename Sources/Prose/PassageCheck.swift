/// Whether a text becomes another by taking over a passage as proposed replacements leave it, and by nothing else.
///
/// As `ReplacementCheck`, it asks no merge engine: what came new has to stand in the proposed text, at one stretch that touches the
/// replaced words.
package struct PassageCheck {
  /// The text on which the replacements were proposed, with all of them made.
  private let proposed: [UInt8]
  /// What the replaced words became, in bytes of `proposed`.
  private let range: Range<Int>

  /// - Parameter base: the text that the replacements were proposed on; at least one is to be made.
  package init(_ hunks: [Hunk], on base: [UInt8]) {
    let hunks = hunks.inOrder
    let applied = hunks.applied(to: base)
    proposed = applied ?? []
    guard applied != nil, let first = hunks.first, let last = hunks.last else {
      range = 0..<0
      return
    }
    range = first.range.lowerBound..<proposed.count - (base.count - last.range.upperBound)
  }

  /// Whether one stretch of the old text became a stretch of the proposed one that touches the replaced words, between the same words.
  package func leads(from old: [UInt8], to new: [UInt8]) -> Bool {
    let common = old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in CommonEnds.prefix(old, new) }
    }
    var tail = 0
    while tail < min(old.count, new.count) - common, old[old.count - tail - 1] == new[new.count - tail - 1] {
      tail += 1
    }
    guard !proposed.isEmpty else { return false }
    // What stands on both sides of it has to stand there in the proposed text too: nothing else went or came beside it.
    return stands(new[max(0, common - Self.telling)..<min(new.count, new.count - tail + Self.telling)])
  }

  /// How many bytes on each side tell a place.
  private static let telling = 12

  /// Whether some bytes stand in the proposed text where they touch the replaced words.
  private func stands(_ bytes: ArraySlice<UInt8>) -> Bool {
    let last = min(proposed.count - bytes.count, range.upperBound)
    let first = max(0, range.lowerBound - bytes.count)
    guard !bytes.isEmpty, first <= last else { return false }
    return (first...last).contains { proposed[$0..<$0 + bytes.count].elementsEqual(bytes) }
  }
}
