/// A sum for every prefix of a row of numbers, which change one by one: each is asked and changed in the logarithm of their
/// count (Fenwick, "A new data structure for cumulative frequency tables", 1994).
struct PlaceSums {
  // The number at i + 1 is the sum of as many places up to i as its lowest bit says.
  private var sums: [Int]

  /// So many zeros.
  init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

  /// Adds to the number at a place.
  mutating func add(_ number: Int, at place: Int) {
    var index = place + 1
    while index < sums.count {
      sums[index] += number
      index += index & -index
    }
  }

  /// The sum of all numbers before a place.
  func sum(before place: Int) -> Int {
    var (index, sum) = (place, 0)
    while index > 0 {
      sum += sums[index]
      index &= index - 1
    }
    return sum
  }
}
