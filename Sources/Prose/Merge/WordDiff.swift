/// The difference between two texts as people speak of it: words that came, went, or were replaced.
package enum WordDiff {
  /// The changes that make `new` of `old`, in order and apart from each other.
  ///
  /// Whole words are replaced, never half a character, and white space where only that differs. Lines that both
  /// texts share are passed over, so that a large text with few changes costs little. Applying the hunks to
  /// `old` gives `new`, byte for byte, if both are UTF-8.
  package static func hunks(from old: [UInt8], to new: [UInt8]) -> [Hunk] {
    var vocabulary = Vocabulary()
    let oldLines = Lines(old, &vocabulary)
    let newLines = Lines(new, &vocabulary)
    let changes = GitDiff.changes(from: oldLines.numbers, to: newLines.numbers, symbols: vocabulary.count)
    return changes.flatMap { change in
      hunks(from: old, oldLines.bytes(change.old), to: new, newLines.bytes(change.new))
    }
  }

  /// The changes between two stretches, with ranges in the whole of `old`.
  static func hunks(
    from old: [UInt8], _ oldPart: Range<Int>, to new: [UInt8], _ newPart: Range<Int>
  ) -> [Hunk] {
    var vocabulary = Vocabulary()
    let oldWords = Words(old, oldPart, &vocabulary)
    let newWords = Words(new, newPart, &vocabulary)
    let changes = GitDiff.changes(from: oldWords.numbers, to: newWords.numbers, symbols: vocabulary.count)

    var hunks: [Hunk] = []
    var oldEnd = oldPart.lowerBound
    var newEnd = newPart.lowerBound
    func close(_ oldStart: Int, _ newStart: Int) {
      guard let hunk = difference(old, oldEnd..<oldStart, new, newEnd..<newStart) else { return }
      hunks.append(hunk)
    }
    var oldIndex = 0
    var newIndex = 0
    for change in changes + [
      Change(old: oldWords.count..<oldWords.count, new: newWords.count..<newWords.count)
    ] {
      while oldIndex < change.old.lowerBound {
        close(oldWords.ranges[oldIndex].lowerBound, newWords.ranges[newIndex].lowerBound)
        oldEnd = oldWords.ranges[oldIndex].upperBound
        newEnd = newWords.ranges[newIndex].upperBound
        oldIndex += 1
        newIndex += 1
      }
      oldIndex = change.old.upperBound
      newIndex = change.new.upperBound
    }
    close(oldPart.upperBound, newPart.upperBound)
    return hunks
  }

  /// The hunk between two matched words, without the white space that is the same at its ends.
  private static func difference(
    _ old: [UInt8], _ oldPart: Range<Int>, _ new: [UInt8], _ newPart: Range<Int>
  ) -> Hunk? {
    guard !old[oldPart].elementsEqual(new[newPart]) else { return nil }
    let room = min(oldPart.count, newPart.count)
    var start = 0
    while start < room, old[oldPart.lowerBound + start] == new[newPart.lowerBound + start],
      old[oldPart.lowerBound + start].isWhite
    { start += 1 }
    var end = 0
    while end < room - start, old[oldPart.upperBound - 1 - end] == new[newPart.upperBound - 1 - end],
      old[oldPart.upperBound - 1 - end].isWhite
    { end += 1 }
    let range = oldPart.lowerBound + start..<oldPart.upperBound - end
    let replacement = newPart.lowerBound + start..<newPart.upperBound - end
    return Hunk(
      range: range, old: String(decoding: old[range], as: UTF8.self),
      new: String(decoding: new[replacement], as: UTF8.self))
  }
}

extension UInt8 {
  /// Whether this is a space, tab or end of line in ASCII.
  var isWhite: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
