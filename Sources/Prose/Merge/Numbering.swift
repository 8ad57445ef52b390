/// Gives equal slices of several texts equal numbers, counted from 0.
///
/// A hash table of its own: over the lines of whole files a dictionary of slices takes longer than the merge.
struct Numbering {
  private var texts: [[UInt8]] = []
  /// Where each number was first met, and its hash.
  private var known: [(text: Int, range: Range<Int>, hash: UInt64)] = []
  /// The number of a slice plus one, or 0 where free. Its size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)
  /// How many different slices there are.
  var count: Int { known.count }

  /// Makes `text` the one whose slices are numbered next.
  mutating func begin(_ text: [UInt8]) { texts.append(text) }

  /// The number of a slice of the text begun last, whose bytes are at hand as `bytes`.
  mutating func number(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) -> UInt32 {
    if known.count * 2 > slots.count { grow() }
    var slot = firstSlot(hash)
    while slots[slot] != 0 {
      let other = known[Int(slots[slot] - 1)]
      if other.hash == hash, isEqual(bytes, range, texts[other.text], other.range) {
        return slots[slot] - 1
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    known.append((texts.count - 1, range, hash))
    slots[slot] = UInt32(known.count)
    return UInt32(known.count - 1)
  }

  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  private func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: [UInt8], _ other: Range<Int>
  ) -> Bool {
    guard range.count == other.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for offset in 0..<range.count
      where bytes[range.lowerBound + offset] != text[other.lowerBound + offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (number, slice) in known.enumerated() {
      var slot = firstSlot(slice.hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}

/// Fowler–Noll–Vo, 64 bits, 1a: short, and good enough for a table that compares the bytes as well.
struct SliceHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
