/// All sums that can be made of some rows by adding and subtracting multiples of them.
///
/// Gaussian elimination over the numbers modulo a large prime: rows of zeros and ones of this size depend on each other if and only if
/// they do so over the fractions, but for primes that divide a determinant, which this one does for no small one.
struct SpanOfSums {
  private static let prime = 1_000_000_007
  private let columns: Int
  /// Each with the column of its first entry, which is 1; in the order of these columns.
  private var rows: [(column: Int, entries: [Int])] = []

  init(columns: Int) { self.columns = columns }

  mutating func add(_ row: [Int]) {
    let rest = reduced(row)
    guard let column = rest.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Self.power(rest[column], Self.prime - 2)
    rows.append((column, rest.map { $0 * inverse % Self.prime }))
    rows.sort { $0.column < $1.column }
  }

  func contains(_ row: [Int]) -> Bool { reduced(row).allSatisfy { $0 == 0 } }

  private func reduced(_ row: [Int]) -> [Int] {
    rows.reduce(into: row) { rest, pivot in
      let factor = rest[pivot.column]
      guard factor != 0 else { return }
      for column in pivot.column..<columns {
        let entry = (rest[column] - factor * pivot.entries[column]) % Self.prime
        rest[column] = entry < 0 ? entry + Self.prime : entry
      }
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
