/// One replacement of words as a hunk that names no more than what changes.
package enum Replacement {
  /// The hunk; nil where the words are the same already. Words that go take along the space that nobody needs any more.
  ///
  /// - Parameter range: the words, in bytes of the text.
  package static func hunk(_ range: Range<Int>, by new: String, in text: [UInt8]) -> Hunk? {
    var changed = text
    if new.utf8.allSatisfy(\.isWhite) {
      let deletion = Deletion(of: range, in: text)
      changed.replaceSubrange(deletion.range, with: deletion.rest)
    } else {
      let (range, words) = keepingHalves(range, new, in: text)
      changed.replaceSubrange(range, with: words)
    }
    let hunks = WordDiff.hunks(from: text, to: changed)
    guard let first = hunks.first, let last = hunks.last else { return nil }
    // Several changes made by one sentence of the user stand or fall together.
    let whole = first.range.lowerBound..<last.range.upperBound
    let newEnd = changed.count - (text.count - whole.upperBound)
    return Hunk(
      range: whole, old: String(decoding: text[whole], as: UTF8.self),
      new: String(decoding: changed[whole.lowerBound..<newEnd], as: UTF8.self))
  }

  /// The words with the marks that belong to words outside the range: what closes there stays before them, what opens behind.
  private static func keepingHalves(
    _ range: Range<Int>, _ new: String, in text: [UInt8]
  ) -> (range: Range<Int>, words: [UInt8]) {
    let (closing, opening) = InlinePairs(around: range, in: text).halves(in: range)
    var (start, end) = (range.lowerBound, range.upperBound)
    var words = Array(new.utf8)
    if !closing.isEmpty {
      while start > 0, text[start - 1] == 0x20 { start -= 1 }
      words = closing.flatMap { text[$0] } + text[start..<range.lowerBound] + words
    }
    if !opening.isEmpty {
      while end < text.count, text[end] == 0x20 { end += 1 }
      words += text[range.upperBound..<end] + opening.flatMap { text[$0] }
    }
    return (start..<end, words)
  }
}
