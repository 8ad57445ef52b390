/// Looks for the pairs of marks around many places of one text: its blocks are read once, and the pairs of a block while the places
/// are in it.
struct PairFinder {
  private let text: [UInt8]
  private lazy var blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  private var last: (blocks: Range<Int>, pairs: InlinePairs)?

  init(in text: [UInt8]) { self.text = text }

  /// The range with the mark of a pair that stands at its edge, where it has the other one inside.
  mutating func completed(_ range: Range<Int>) -> Range<Int> {
    // Most places have no mark beside them.
    let isBare =
      (range.lowerBound == 0 || !Self.isMark(text[range.lowerBound - 1]))
      && (range.upperBound == text.count || !Self.isMark(text[range.upperBound]))
    return isBare ? range : pairs(around: range).completed(range)
  }

  private mutating func pairs(around range: Range<Int>) -> InlinePairs {
    let touched = blocks.touching(range)
    if let last, last.blocks == touched { return last.pairs }
    let pairs = InlinePairs(of: blocks[touched], in: text)
    last = (touched, pairs)
    return pairs
  }

  /// Whether a byte may be one of a mark's: no letter, no digit and no white space of ASCII.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte >= 0x80
      || !byte.isWhite && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
        && !(0x61...0x7A).contains(byte)
  }
}

extension [Block] {
  /// The blocks that a range touches, with those whose paragraph goes on in them or from them.
  func touching(_ range: Range<Int>) -> Range<Int> {
    var start = partitioningIndex { $0.range.upperBound >= range.lowerBound }
    var end = Swift.max(start, partitioningIndex { $0.range.lowerBound > range.upperBound })
    while start > 0, start < end, self[start].goesOn { start -= 1 }
    while start < end, end < count, self[end].goesOn { end += 1 }
    return start..<end
  }
}
