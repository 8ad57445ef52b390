/// Removed runs, found again by the symbols in them.
///
/// Every `stride`th group of `gram` symbols of a run is in a hash table, so any stretch of `stride + gram - 1` symbols has a
/// group that is found.
struct RunIndex {
  private(set) var runs: [RemovedRun] = []
  private let gram: Int
  private let stride: Int
  private var heads: [UInt64: Int32] = [:]
  private var entries: [(run: Int32, offset: Int32, next: Int32)] = []

  /// An index that finds every stretch of at least `length` symbols.
  init(findingStretchesOf length: Int) {
    gram = (length + 1) / 2
    stride = length + 1 - gram
  }

  mutating func add(_ run: RemovedRun) {
    let number = Int32(runs.count)
    runs.append(run)
    var offset = 0
    while offset + gram <= run.symbols.count {
      let key = hash(run.symbols, at: offset)
      entries.append((number, Int32(offset), heads[key] ?? -1))
      heads[key] = Int32(entries.count - 1)
      offset += stride
    }
  }

  /// The places in runs where the symbols from `index` on may stand, the last added first.
  func candidates(for symbols: [UInt32], at index: Int, _ body: (_ run: Int, _ offset: Int) -> Void) {
    guard index + gram <= symbols.count, !entries.isEmpty else { return }
    var entry = heads[hash(symbols, at: index)] ?? -1
    while entry >= 0 {
      let (run, offset, next) = entries[Int(entry)]
      body(Int(run), Int(offset))
      entry = next
    }
  }

  private func hash(_ symbols: [UInt32], at index: Int) -> UInt64 {
    var hash: UInt64 = 0
    for symbol in symbols[index..<(index + gram)] {
      hash = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}
