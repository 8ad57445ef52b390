/// Writes the difference by which a pack keeps an object: pieces to copy from another object, and bytes to insert.
/// The source of the format is git's `gitformat-pack`; `Delta` reads it.
struct DeltaWriter {
  private(set) var bytes: [UInt8] = []

  /// The longest piece that one command copies: all that its three bytes can say.
  private static let longestCopy = 0xFF_FFFF
  private static let longestInsert = 0x7F

  /// A difference of an object of one length from one of another.
  init(from base: Int, to length: Int) {
    append(size: base)
    append(size: length)
  }

  /// Copies bytes of the base.
  mutating func copy(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let count = min(range.upperBound - start, Self.longestCopy)
      // A length of 0x10000 has a form without any byte.
      let length = count == 0x1_0000 ? 0 : count
      let command = bytes.count
      bytes.append(0x80)
      for byte in 0..<4 where start >> (8 * byte) & 0xFF != 0 {
        bytes[command] |= 1 << byte
        bytes.append(UInt8(truncatingIfNeeded: start >> (8 * byte)))
      }
      for byte in 0..<3 where length >> (8 * byte) & 0xFF != 0 {
        bytes[command] |= 0x10 << byte
        bytes.append(UInt8(truncatingIfNeeded: length >> (8 * byte)))
      }
      start += count
    }
  }

  /// Inserts bytes that the base does not have.
  mutating func insert(_ new: some Collection<UInt8>) {
    var rest = new[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.longestInsert)
      bytes.append(UInt8(piece.count))
      bytes += piece
      rest = rest.dropFirst(piece.count)
    }
  }

  /// A length in groups of seven bits, the lowest first.
  private mutating func append(size: Int) {
    var rest = size
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

extension DeltaWriter {
  /// The difference of two objects that begin and end alike.
  init(from old: [UInt8], to new: [UInt8]) {
    self.init(from: old.count, to: new.count)
    let shortest = min(old.count, new.count)
    var start = 0
    while start < shortest, old[start] == new[start] { start += 1 }
    var end = 0
    while end < shortest - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    copy(0..<start)
    insert(new[start..<new.count - end])
    copy(old.count - end..<old.count)
  }
}
