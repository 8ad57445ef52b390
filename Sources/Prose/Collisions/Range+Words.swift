extension UInt8 {
  /// Whether this is neither a letter nor a digit, nor a part of one outside of ASCII.
  var isMark: Bool {
    !(self >= 0x80 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
      || (0x61...0x7A).contains(self))
  }
}

extension Range<Int> {
  /// Whether what is put in at a place belongs to the words of this range: inside, or at an edge of it, but no sentence and no line of its
  /// own there, and not apart from its end.
  func takesIn(_ insertion: Hunk) -> Bool {
    let place = insertion.range.lowerBound
    if lowerBound < place, place < upperBound { return true }
    guard place == lowerBound || place == upperBound, !insertion.new.utf8.contains(UInt8(ascii: "\n")) else {
      return false
    }
    let new = Array(insertion.new.utf8)
    let words = new.indices.withoutSpace(in: new)
    guard let first = new.first, let last = new[words].last, !".!?".utf8.contains(last) else { return false }
    return place == lowerBound || !first.isWhite
  }

  /// The range without the white space at its ends.
  func withoutSpace(in text: [UInt8]) -> Range<Int> {
    let start = lowerBound + text[self].prefix(while: \.isWhite).count
    return start..<Swift.max(start, upperBound - text[self].reversed().prefix(while: \.isWhite).count)
  }
}
