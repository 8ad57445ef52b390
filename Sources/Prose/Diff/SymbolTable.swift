/// The distinct symbols of a short sequence, numbered in the order in which they were first met.
struct SymbolTable {
  private var keys: [UInt32]
  /// A symbol's number plus one, or 0 for an empty slot.
  private var values: [UInt32]
  private let mask: Int
  private(set) var count = 0

  /// A table for at most `capacity` different symbols.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  mutating func insert(_ symbols: Span<UInt32>) {
    for index in 0..<symbols.count {
      let symbol = symbols[unchecked: index]
      let slot = slot(of: symbol)
      guard values[slot] == 0 else { continue }
      count += 1
      keys[slot] = symbol
      values[slot] = UInt32(count)
    }
  }

  func number(of symbol: UInt32) -> Int? {
    let value = values[slot(of: symbol)]
    return value == 0 ? nil : Int(value) - 1
  }

  private func slot(of symbol: UInt32) -> Int {
    var slot = Int(symbol &* 0x9E37_79B1 >> 7) & mask
    while values[slot] != 0, keys[slot] != symbol { slot = (slot + 1) & mask }
    return slot
  }
}
