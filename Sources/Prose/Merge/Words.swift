/// A part of a text cut into words and single marks, each with a number that equal ones share across the texts of
/// one `Vocabulary`. White space is between them.
struct Words {
  /// The bytes of each word in the whole text, in order, never half a character.
  private(set) var ranges: [Range<Int>] = []
  private(set) var numbers: [UInt32] = []
  var count: Int { ranges.count }

  init(_ text: [UInt8], _ part: Range<Int>, _ vocabulary: inout Vocabulary) {
    text.withUnsafeBufferPointer { bytes in
      let tokens = Tokenizer.tokens(
        in: UnsafeBufferPointer(rebasing: bytes[part]), vocabulary: &vocabulary)
      ranges.reserveCapacity(tokens.count)
      numbers.reserveCapacity(tokens.count)
      for token in tokens where token.kind != .paragraphBreak {
        ranges.append(token.range.shifted(part.lowerBound))
        numbers.append(token.symbol)
      }
    }
  }

  /// The same, with each of `atoms` (in order, apart from each other) as one word.
  init(_ text: [UInt8], _ part: Range<Int>, atoms: [Range<Int>], _ vocabulary: inout Vocabulary) {
    let words = Words(text, part, &vocabulary)
    var rest = atoms[...]
    var joined: [Int] = []
    for (range, number) in zip(words.ranges, words.numbers) {
      while let atom = rest.first, atom.upperBound <= range.lowerBound { rest.removeFirst() }
      if let atom = rest.first, atom.lowerBound < range.upperBound {
        if let last = ranges.last, last.overlaps(atom) {
          ranges[ranges.count - 1] = last.covering(range)
          if joined.last != ranges.count - 1 { joined.append(ranges.count - 1) }
          continue
        }
        joined.append(ranges.count)
        ranges.append(range.covering(atom))
      } else {
        ranges.append(range)
      }
      numbers.append(number)
    }
    // Only once each: an atom may be as long as the text.
    for index in joined {
      numbers[index] = text.withUnsafeBufferPointer {
        vocabulary.symbol(of: UnsafeBufferPointer(rebasing: $0[ranges[index]]))
      }
    }
  }
}
