/// How many pairs of changes are told where very many meet: thousands at one place would be millions of pairs.
///
/// No pair is left out while one of the two has fewer than its share. So what many changes of one partner do to each other hides nothing of
/// how those of others meet.
package struct PairLimit {
  /// How many pairs are told in all, where each change has more than `least`.
  package static let most = 200_000
  /// How many pairs of a change are always told.
  package static let least = 100

  private let share: Int
  private var counts: [Int]
  /// The changes of which not every pair is told, by their index.
  package private(set) var shortened: Set<Int> = []

  package init(for changes: Int, most: Int = Self.most, least: Int = Self.least) {
    counts = Array(repeating: 0, count: changes)
    share = max(least, changes == 0 ? 0 : most / changes)
  }

  /// Whether both changes have their share, and this is one pair more: then how they meet is not told.
  mutating func isOver(_ one: Int, _ other: Int, isTold: () -> Bool) -> Bool {
    guard counts[one] >= share, counts[other] >= share, !isTold() else { return false }
    shortened.formUnion([one, other])
    return true
  }

  mutating func count(_ one: Int, _ other: Int) {
    counts[one] += 1
    counts[other] += 1
  }
}
