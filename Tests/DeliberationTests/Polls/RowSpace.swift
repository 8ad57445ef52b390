/// All sums that can be made of some rows: Gaussian elimination over the numbers modulo a large prime, in which rows
/// of zeros and ones of this size are dependent if and only if they are so over the rationals.
struct RowSpace {
  private static let prime = 1_000_000_007
  /// By the column of its first entry, which is 1.
  private var rows: [Int: [Int]] = [:]

  mutating func add(_ row: [Int]) {
    let rest = reduced(row)
    guard let column = rest.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Self.power(rest[column], Self.prime - 2)
    rows[column] = rest.map { $0 * inverse % Self.prime }
  }

  func spans(_ row: [Int]) -> Bool { reduced(row).allSatisfy { $0 == 0 } }

  private func reduced(_ row: [Int]) -> [Int] {
    var rest = row
    for column in row.indices {
      guard rest[column] != 0, let pivot = rows[column] else { continue }
      let factor = rest[column]
      rest = zip(rest, pivot).map { (($0 - factor * $1) % Self.prime + Self.prime) % Self.prime }
    }
    return rest
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
