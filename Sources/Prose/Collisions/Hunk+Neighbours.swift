extension Hunk {
  /// Whether another hunk of the same text changes a line that this one touches, or one next to it: then git's
  /// merge of the two would not be clean, though their words are apart.
  package func sharesLines(with other: Hunk, in text: [UInt8]) -> Bool {
    let others = other.parts
    return parts.contains { one in others.contains { one.touchesLines(of: $0, in: text) } }
  }

  private func touchesLines(of other: Hunk, in text: [UInt8]) -> Bool {
    let window = lines(in: text)
    return other.range.lowerBound <= window.upperBound && window.lowerBound <= other.range.upperBound
  }

  /// Why the two together should be read with care: other hunks changed the same sentence, and a word that turns
  /// its meaning.
  package func readingFlags(beside others: some Sequence<Hunk>, in text: [UInt8]) -> [ReadingFlag] {
    let sentence = Sentence.around(range, in: text)
    let near = others.filter { $0.changesWords(of: sentence, in: text) }
    return near.isEmpty ? [] : ReadingFlag.flags(of: [self] + near)
  }

  /// Whether it is more than white space.
  var changesWords: Bool { ![old, new].allSatisfy { $0.utf8.allSatisfy(\.isWhite) } }

  /// Whether it changes something that is read in a sentence: a line of its own at an edge of it is not, nor is a label or an address.
  func changesWords(of sentence: Range<Int>, in text: [UInt8]) -> Bool {
    guard changesWords, range.lowerBound <= sentence.upperBound, sentence.lowerBound <= range.upperBound
    else {
      return false
    }
    let isInside =
      range.isEmpty
      ? sentence.lowerBound < range.lowerBound && range.lowerBound < sentence.upperBound
      : range.overlaps(sentence)
    guard isInside || !(old + new).utf8.contains(UInt8(ascii: "\n")) else { return false }
    return range.isEmpty
      || !Atoms.ranges(in: text, sentence).contains { atom in
        text[atom.lowerBound] != UInt8(ascii: "`") && atom.lowerBound <= range.lowerBound
          && range.upperBound <= atom.upperBound
      }
  }

  /// The bytes of the lines that it touches and of the line before and behind, the outermost newlines left out.
  func lines(in text: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    for _ in 0..<2 {
      while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      (start, end) = (max(start - 1, 0), min(end + 1, text.count))
    }
    return min(start + 1, range.lowerBound)..<max(end - 1, range.upperBound)
  }
}
