/// A stretch of a text cut into words and single marks, each with a number that equal ones share across the
/// texts of one `Numbering`. White space is between them.
struct Words {
  /// The bytes of each word, in order, never half a character.
  private(set) var ranges: [Range<Int>] = []
  private(set) var numbers: [UInt32] = []
  var count: Int { ranges.count }

  /// Cuts `part` of the text that `numbering` begun last.
  init(_ text: [UInt8], _ part: Range<Int>, _ numbering: inout Numbering) {
    text.withUnsafeBufferPointer { bytes in
      var scanner = WordScanner(bytes, part)
      while let range = scanner.next() {
        var hash = SliceHash()
        for index in range { hash.add(bytes[index]) }
        ranges.append(range)
        numbers.append(numbering.number(of: range, in: bytes, hash: hash.value))
      }
    }
  }
}
