/// Small numbers by 64-bit hashes that are mixed already: a dictionary that does not hash again.
struct HashIndex {
  private var keys: [UInt64]
  /// A number plus one, or 0 for an empty slot. The size is a power of two, at most half full.
  private var values: [UInt32]
  private var count = 0

  /// An index for about `capacity` hashes; it grows.
  init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
  }

  /// The number of a hash; nil where it has none.
  func number(of hash: UInt64) -> Int? {
    let value = values[slot(of: hash)]
    return value == 0 ? nil : Int(value) - 1
  }

  /// Gives a hash a number below 2³² - 1, in place of the one it may have.
  ///
  /// - Returns: the one it had.
  @discardableResult
  mutating func set(_ number: Int, for hash: UInt64) -> Int? {
    let slot = slot(of: hash)
    let before = values[slot] == 0 ? nil : Int(values[slot]) - 1
    keys[slot] = hash
    values[slot] = UInt32(number + 1)
    if before == nil {
      count += 1
      if count * 2 > keys.count { grow() }
    }
    return before
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while values[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = Array(repeating: 0, count: old.0.count * 2)
    values = Array(repeating: 0, count: old.0.count * 2)
    for (key, value) in zip(old.0, old.1) where value != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
