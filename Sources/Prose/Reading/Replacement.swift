/// One replacement of words as a hunk that names no more than what changes.
package enum Replacement {
  package enum Outcome: Hashable, Sendable {
    case hunk(Hunk)
    /// The words are the same already.
    case nothing
    /// The new words would take away what nobody typed, in bytes of the text: marks, an address, the border of two blocks.
    case loses([Range<Int>])
  }

  /// The words that somebody typed become others; where they differ, and the marks that nobody typed stay. Words that go take
  /// along the space that nobody needs any more.
  package static func replace(_ typed: TypedWords, by new: String, in text: [UInt8]) -> Outcome {
    if new.utf8.allSatisfy(\.isWhite) { return outcome(deletion(of: typed.place, in: text)) }
    let new = withoutSpace(new, at: typed.place, in: text)
    let words = WordsForWords(typed, by: new, in: text)
    guard words.lost.isEmpty, let changed = words.changes.applied(to: text) else {
      return .loses(words.lost.isEmpty ? [typed.place] : words.lost)
    }
    return outcome(hunk(from: text, to: changed))
  }

  /// New words without a space at their ends that would stand within a pair of marks, or be a second one.
  private static func withoutSpace(_ new: String, at place: Range<Int>, in text: [UInt8]) -> String {
    guard new.first == " " || new.last == " " else { return new }
    let pairs = InlinePairs(around: place, in: text).pairs
    let isBehind =
      place.lowerBound == 0 || text[place.lowerBound - 1].isWhite
      || pairs.contains { $0.open.upperBound == place.lowerBound }
    let isBefore =
      place.upperBound == text.count || text[place.upperBound] == 0x20
      || pairs.contains { $0.close.lowerBound == place.upperBound }
    var words = new[...]
    if isBehind { words = words.drop { $0 == " " } }
    if isBefore { while words.last == " " { words.removeLast() } }
    return String(words)
  }

  private static func outcome(_ hunk: Hunk?) -> Outcome { hunk.map(Outcome.hunk) ?? .nothing }

  /// The hunk that replaces all that stands in a range; nil where the words are the same already. Words that go take along the
  /// space that nobody needs any more.
  ///
  /// - Parameter range: the words, in bytes of the text.
  package static func hunk(_ range: Range<Int>, by new: String, in text: [UInt8]) -> Hunk? {
    var changed = text
    if new.utf8.allSatisfy(\.isWhite) {
      let deletion = Deletion(of: range, in: text)
      changed.replaceSubrange(deletion.range, with: deletion.rest)
      let gone = Labels.defined(in: text).subtracting(Labels.defined(in: changed))
      if !gone.isEmpty { changed = Self.withoutReferences(to: gone, in: changed) }
    } else {
      let (range, words) = InlinePairs(around: range, in: text).keepingHalves(range, new, in: text)
      changed.replaceSubrange(range, with: words)
    }
    return hunk(from: text, to: changed)
  }

  /// A text without the references to notes that are gone: a number without its note is none.
  private static func withoutReferences(to labels: Set<String>, in text: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var index = 0
    while index < text.count {
      if let label = Footnotes.label(in: text[...], at: index),
        labels.contains("^" + Footnotes.name(text[label]))
      {
        index = label.upperBound + 1
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return kept
  }

  /// A text whose lines end without the space that a change left before their ends, which would be seen as an edit, and as two would break
  /// the line. What was typed to break a line stays.
  ///
  /// - Parameter whole: the changed bytes, of the old text.
  private static func withoutLooseSpace(
    _ changed: [UInt8], at whole: Range<Int>, of text: [UInt8]
  ) -> [UInt8] {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    func endsLine(_ index: Int, in text: [UInt8]) -> Bool {
      index < text.count && (text[index] == 0x0A || text[index] == 0x0D)
    }
    let newEnd = changed.count - (text.count - whole.upperBound)
    // From the last to the first: what is taken away moves nothing that comes later.
    var changed = changed
    let start = max(0, whole.lowerBound)
    for index in (start...newEnd).reversed() where endsLine(index, in: changed) {
      let spaces = changed[..<index].reversed().prefix(while: isSpace).count
      let isOfOld =
        index == newEnd && endsLine(whole.upperBound, in: text) && whole.upperBound > 0
        && isSpace(text[whole.upperBound - 1])
        || index == start && endsLine(start, in: text)
      let isTyped = spaces > 1 && index > start
      if spaces > 0, !isOfOld, !isTyped { changed.removeSubrange(index - spaces..<index) }
    }
    return changed
  }

  /// Several changes made by one sentence of the user stand or fall together.
  static func hunk(from text: [UInt8], to changed: [UInt8]) -> Hunk? {
    let hunks = WordDiff.hunks(from: text, to: changed)
    guard let first = hunks.first, let last = hunks.last else { return nil }
    let whole = first.range.lowerBound..<last.range.upperBound
    let tidy = withoutLooseSpace(changed, at: whole, of: text)
    if tidy != changed { return hunk(from: text, to: tidy) }
    let newEnd = changed.count - (text.count - whole.upperBound)
    return Hunk(
      range: whole, old: String(decoding: text[whole], as: UTF8.self),
      new: String(decoding: changed[whole.lowerBound..<newEnd], as: UTF8.self))
  }
}
