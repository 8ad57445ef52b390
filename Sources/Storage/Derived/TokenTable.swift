/// A set of tokens by their hashes: open addressing, so that a million of them are looked at in milliseconds.
///
/// Anybody can compute FNV, and make tokens whose hashes would lie in one run of slots: each would be looked for among all of them, and
/// who has the workspace would wait for half an hour. So where a hash lies hangs on a number that each table draws for itself. Tokens of one
/// whole hash take one slot, and are held against each other byte for byte.
struct TokenTable {
  /// At most half full: a search ends at an empty slot.
  private var slots: [UInt64]
  private var mask: Int
  private var count = 0
  private let seed = UInt64.random(in: 0 ... .max)

  /// - Parameter capacity: about how many tokens there will be; it grows.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// FNV-1a, as `SheetReader` has it.
  static func hash(_ token: String) -> UInt64 {
    token.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func insert(_ hash: UInt64) { _ = add(hash) }

  /// Adds hashes, and notes those that were there.
  mutating func insert(_ hashes: [UInt64], noting doubles: inout Set<UInt64>) {
    for hash in hashes where !add(hash) { doubles.insert(hash) }
  }

  func hasAny(of hashes: some Sequence<UInt64>) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      hashes.contains { hash in
        let key = Self.key(hash)
        var place = place(key) & mask
        while slots[place] != 0 {
          if slots[place] == key { return true }
          place = (place + 1) & mask
        }
        return false
      }
    }
  }

  /// Whether it is new.
  private mutating func add(_ hash: UInt64) -> Bool {
    let key = Self.key(hash)
    var place = place(key) & mask
    while slots[place] != 0 {
      if slots[place] == key { return false }
      place = (place + 1) & mask
    }
    slots[place] = key
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    mask = slots.count - 1
    for key in old where key != 0 {
      var place = place(key) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = key
    }
  }

  /// An empty slot is 0.
  private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  /// The low bits of FNV hang on the last letters only: mixed with the high ones, and with what nobody knows before.
  private func place(_ key: UInt64) -> Int {
    let mixed = (key ^ seed) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15 >> 24)
  }
}
