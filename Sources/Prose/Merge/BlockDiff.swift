/// The changes between the blocks of two texts, with edited blocks recognised as such.
enum BlockDiff {
  /// A block of a merge: its number (equal blocks, equal number) and the numbers of its words.
  struct Unit {
    let kind: Block.Kind
    let number: UInt32
    let words: [UInt32]
    /// The same, sorted, to count what two blocks have in common.
    fileprivate let sorted: [UInt32]

    init(kind: Block.Kind, number: UInt32, words: [UInt32]) {
      self.kind = kind
      self.number = number
      self.words = words
      sorted = words.sorted()
    }
  }

  /// Blocks at least this much alike (0 to 1, words in common) may be one block, edited.
  private static let alike = 0.4
  /// With more pairs than this in one change, none is looked for.
  private static let mostPairs = 40_000

  static func changes(from old: [Unit], to new: [Unit], symbols: Int) -> [Change] {
    GitDiff.changes(from: old.map(\.number), to: new.map(\.number), symbols: symbols)
      .flatMap { refined($0, old, new) }
  }

  /// A change cut where a block of the old text lives on, edited, in the new one.
  private static func refined(_ change: Change, _ old: [Unit], _ new: [Unit]) -> [Change] {
    let pairs = pairs(change, old, new)
    var changes: [Change] = []
    var oldEnd = change.old.lowerBound
    var newEnd = change.new.lowerBound
    func close(_ oldStart: Int, _ newStart: Int) {
      guard oldEnd < oldStart || newEnd < newStart else { return }
      changes.append(Change(old: oldEnd..<oldStart, new: newEnd..<newStart))
    }
    for pair in pairs {
      close(pair.old, pair.new)
      changes.append(Change(old: pair.old..<pair.old + 1, new: pair.new..<pair.new + 1))
      oldEnd = pair.old + 1
      newEnd = pair.new + 1
    }
    close(change.old.upperBound, change.new.upperBound)
    return changes
  }

  /// The pairs, in the order of both texts, whose likeness is greatest in sum.
  private static func pairs(_ change: Change, _ old: [Unit], _ new: [Unit]) -> [(old: Int, new: Int)] {
    let (rows, columns) = (change.old.count, change.new.count)
    if rows == 1, columns == 1 { return [(change.old.lowerBound, change.new.lowerBound)] }
    guard rows > 0, columns > 0, rows * columns <= mostPairs else { return [] }
    func likeness(_ row: Int, _ column: Int) -> Double {
      let value = Self.likeness(old[change.old.lowerBound + row], new[change.new.lowerBound + column])
      return value < alike ? 0 : value
    }
    let likenesses = (0..<rows).map { row in (0..<columns).map { likeness(row, $0) } }
    var best = [[Double]](repeating: [Double](repeating: 0, count: columns + 1), count: rows + 1)
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns - 1, through: 0, by: -1) {
        let paired = likenesses[row][column]
        best[row][column] = max(best[row + 1][column], best[row][column + 1])
        if paired > 0 { best[row][column] = max(best[row][column], best[row + 1][column + 1] + paired) }
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let paired = likenesses[row][column]
      if paired > 0, best[row][column] == best[row + 1][column + 1] + paired {
        pairs.append((change.old.lowerBound + row, change.new.lowerBound + column))
        row += 1
        column += 1
      } else if best[row][column] == best[row + 1][column] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }

  /// How many words two blocks have in common, between 0 and 1 (Dice's coefficient).
  static func likeness(_ one: Unit, _ other: Unit) -> Double {
    let (first, second) = (one.sorted, other.sorted)
    if first.isEmpty, second.isEmpty { return 1 }
    var (common, left, right) = (0, 0, 0)
    while left < first.count, right < second.count {
      if first[left] == second[right] {
        common += 1
        left += 1
        right += 1
      } else if first[left] < second[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return 2 * Double(common) / Double(first.count + second.count)
  }
}
