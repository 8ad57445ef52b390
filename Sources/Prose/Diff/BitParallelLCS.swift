/// Longest common subsequences, 64 cells of the table at a time.
///
/// The row recurrence is H. Hyyrö's ("Bit-parallel LCS-length computation revisited", 2004): a cleared bit `i` of row `j`
/// says that `old[i]` lengthens the subsequence of `old[0...i]` and `new[0...j]`. The rows are kept and walked back from
/// the end; where they would take too much memory, the longer side is halved first (D. S. Hirschberg, 1975).
struct BitParallelLCS {
  /// More words of work than this (some seconds) are not done: what is so large and so different is no edit of a text.
  private static let wordsOfWork = 1 << 32

  /// Every symbol is below this.
  private let symbols: Int
  /// A table of more words than this is not kept: the problem is halved instead.
  private let wordsKept: Int
  /// The matched positions found so far, in order.
  private var pairs: [(old: Int, new: Int)] = []

  /// The matched positions in order; every symbol is below `symbols`, and at most `wordsKept` (32 MiB) are kept at once.
  static func pairs(
    _ old: [UInt32], _ new: [UInt32], symbols: Int, wordsKept: Int = 1 << 22
  ) -> [(old: Int, new: Int)] {
    guard (old.count + 63) / 64 * new.count <= wordsOfWork else { return [] }
    var search = BitParallelLCS(symbols: symbols, wordsKept: wordsKept)
    search.match(old[...], new[...])
    return search.pairs
  }

  private init(symbols: Int, wordsKept: Int) {
    self.symbols = symbols
    self.wordsKept = wordsKept
  }

  private mutating func match(_ old: ArraySlice<UInt32>, _ new: ArraySlice<UInt32>) {
    guard !old.isEmpty, !new.isEmpty else { return }
    let words = (old.count + 63) / 64
    if words * (new.count + symbols) <= wordsKept || new.count == 1 {
      walkBack(old, new)
      return
    }
    let middle = new.startIndex + new.count / 2
    let before = lengths(old, new[..<middle])
    let after = lengths(ArraySlice(old.reversed()), ArraySlice(new[middle...].reversed()))
    var cut = 0
    for length in 0...old.count
    where before[length] + after[old.count - length] > before[cut] + after[old.count - cut] {
      cut = length
    }
    match(old.prefix(cut), new[..<middle])
    match(old.dropFirst(cut), new[middle...])
  }

  /// The length of the longest common subsequence of every beginning of `old` with all of `new`.
  private func lengths(_ old: ArraySlice<UInt32>, _ new: ArraySlice<UInt32>) -> [Int] {
    let masks = Masks(old, symbols: symbols)
    var row = [UInt64](repeating: .max, count: masks.words)
    row.withUnsafeMutableBufferPointer { row in
      guard let start = row.baseAddress else { return }
      for symbol in new { masks.advance(by: symbol, from: start, to: start) }
    }
    var lengths = [0]
    lengths.reserveCapacity(old.count + 1)
    for index in 0..<old.count {
      let isCleared = row[index >> 6] >> UInt64(index & 63) & 1 == 0
      lengths.append(lengths[index] + (isCleared ? 1 : 0))
    }
    return lengths
  }

  private mutating func walkBack(_ old: ArraySlice<UInt32>, _ new: ArraySlice<UInt32>) {
    let rows = Self.rows(Masks(old, symbols: symbols), new)
    let words = (old.count + 63) / 64
    let first = pairs.count
    var column = old.count
    var row = new.count
    while column > 0, row > 0 {
      let bit = column - 1
      if rows[row * words + (bit >> 6)] >> UInt64(bit & 63) & 1 == 1 {
        column -= 1
      } else if rows[(row - 1) * words + (bit >> 6)] >> UInt64(bit & 63) & 1 == 0 {
        row -= 1
      } else {
        column -= 1
        row -= 1
        pairs.append((old.startIndex + column, new.startIndex + row))
      }
    }
    pairs[first...].reverse()
  }

  /// The row of every beginning of `new`, the empty one first, one behind the other.
  private static func rows(_ masks: Masks, _ new: ArraySlice<UInt32>) -> [UInt64] {
    let words = masks.words
    return [UInt64](unsafeUninitializedCapacity: words * (new.count + 1)) { rows, count in
      count = words * (new.count + 1)
      guard var row = rows.baseAddress else { return }
      row.initialize(repeating: .max, count: words)
      for symbol in new {
        masks.advance(by: symbol, from: row, to: row + words)
        row += words
      }
    }
  }

  /// For each symbol, the bits of the places where it stands in `old`.
  private struct Masks {
    let words: Int
    private var bits: [UInt64]

    init(_ old: ArraySlice<UInt32>, symbols: Int) {
      words = (old.count + 63) / 64
      bits = Array(repeating: 0, count: words * symbols)
      for (index, symbol) in old.enumerated() {
        bits[Int(symbol) * words + (index >> 6)] |= 1 << UInt64(index & 63)
      }
    }

    /// The next row: `(V + (V & M)) | (V & ~M)`, a number of `words` words with its carry.
    func advance(by symbol: UInt32, from: UnsafePointer<UInt64>, to: UnsafeMutablePointer<UInt64>) {
      bits.withUnsafeBufferPointer { bits in
        guard let mask = bits.baseAddress.map({ $0 + Int(symbol) * words }) else { return }
        var carry: UInt64 = 0
        for word in 0..<words {
          let row = from[word]
          let common = row & mask[word]
          let (sum, first) = row.addingReportingOverflow(common)
          let (carried, second) = sum.addingReportingOverflow(carry)
          carry = first || second ? 1 : 0
          to[word] = carried | (row & ~mask[word])
        }
      }
    }
  }
}
