/// Numbers for strings of bytes: equal bytes, equal number, so that a diff compares integers.
///
/// The numbers depend on what was seen first: nothing that is shown may depend on them, and who stores them stores the words.
package struct Vocabulary: Sendable, Equatable, TokenNumbering {
  /// The number of every paragraph break.
  package static let paragraphBreak: UInt32 = 0

  private var arena: [UInt8] = []
  /// Where each symbol's bytes start in the arena, and one more for the end.
  private var starts: [UInt32] = [0, 0]
  private var hashes: [UInt32] = [0]
  /// Open addressing: a symbol, or 0 for an empty slot. The size is a power of two.
  private var slots: [UInt32]

  package init() { slots = Array(repeating: 0, count: 1 << 10) }

  /// How many symbols there are; every symbol is below it.
  package var count: Int { hashes.count }

  /// The symbol of these bytes, a new one where they were not seen before.
  package mutating func symbol(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let symbol = slots[slot]
      if hashes[Int(symbol)] == hash, holds(bytes, as: symbol) { return symbol }
      slot = (slot + 1) & (slots.count - 1)
    }
    let symbol = UInt32(hashes.count)
    arena.append(contentsOf: bytes)
    starts.append(UInt32(arena.count))
    hashes.append(hash)
    slots[slot] = symbol
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  /// The bytes of a symbol; none for a paragraph break.
  package func bytes(of symbol: UInt32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(symbol)])..<Int(starts[Int(symbol) + 1])]
  }

  /// The bytes of all symbols, one behind the other, and where each one's end.
  package var contents: (bytes: [UInt8], ends: [UInt32]) { (arena, Array(starts[1...])) }

  /// The vocabulary that has these contents; nil where they are not a vocabulary's.
  package init?(bytes: [UInt8], ends: [UInt32]) {
    guard ends.first == 0, Int(ends[ends.count - 1]) == bytes.count, zip(ends, ends.dropFirst()).allSatisfy(<)
    else { return nil }
    arena = bytes
    starts = [0] + ends
    hashes = bytes.withUnsafeBufferPointer { bytes in
      [0]
        + zip(ends, ends.dropFirst()).map { start, end in
          Self.hash(UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)]))
        }
    }
    var size = 1 << 10
    while hashes.count * 2 > size { size *= 2 }
    slots = Self.slots(size, for: hashes)
  }

  private func holds(_ bytes: UnsafeBufferPointer<UInt8>, as symbol: UInt32) -> Bool {
    let start = Int(starts[Int(symbol)])
    guard Int(starts[Int(symbol) + 1]) - start == bytes.count else { return false }
    return arena.withUnsafeBufferPointer { arena in
      for offset in 0..<bytes.count where arena[start + offset] != bytes[offset] { return false }
      return true
    }
  }

  private mutating func grow() { slots = Self.slots(slots.count * 2, for: hashes) }

  private static func slots(_ size: Int, for hashes: [UInt32]) -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: size)
    for symbol in 1..<hashes.count {
      var slot = Int(hashes[symbol]) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(symbol)
    }
    return slots
  }

  /// Eight bytes a step, each step mixed by a product whose halves are folded together (as wyhash does).
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(truncatingIfNeeded: bytes.count) ^ 0xCBF2_9CE4_8422_2325
    var at = 0
    while at + 8 <= raw.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    return UInt32(truncatingIfNeeded: mixed(hash ^ rest))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
