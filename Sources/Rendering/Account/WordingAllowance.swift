import Deliberation

/// Which changes a page tells with all their words: every one, unless together they are more than a page can have. Then who asks for little is
/// still told in full, and of who asks for most only what fits in an equal share; of the rest the page has the beginning.
struct WordingAllowance {
  /// What the wordings of a page may cost together. Eight million letters are more than an alliance writes about one paper; they take a few
  /// seconds to set.
  static let most = 8_000_000
  /// What a mark or a line's end costs, against a letter: it may begin a paragraph, an item or a word in italics, of which each is
  /// an element of the page.
  private static let costOfMark = 8

  /// The changes of which only the beginning is told, by their index.
  let shortened: Set<Int>

  /// - Parameter demands: whose each change is, and what its wordings cost.
  init(_ demands: [(partner: Slug, cost: Int)], most: Int = Self.most) {
    guard demands.reduce(0, { $0 + $1.cost }) > most else {
      shortened = []
      return
    }
    let sums = Dictionary(demands.map { ($0.partner, $0.cost) }, uniquingKeysWith: +).values.sorted()
    var (left, share) = (most, 0)
    for (index, sum) in sums.enumerated() {
      share = left / (sums.count - index)
      if sum > share { break }
      left -= sum
    }
    var spent: [Slug: Int] = [:]
    shortened = Set(
      demands.indices.filter { index in
        let sum = spent[demands[index].partner, default: 0] + demands[index].cost
        if sum > share { return true }
        spent[demands[index].partner] = sum
        return false
      })
  }

  static func cost(of passage: ChangedPassage) -> Int {
    [passage.before, passage.after].reduce(0) { cost, words in
      words.utf8.reduce(cost) { $0 + ($1.isPlain ? 1 : costOfMark) }
    }
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit or a space, and no mark.
  fileprivate var isPlain: Bool {
    self >= 0x80 || self == 0x20 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
      || (0x61...0x7A).contains(self) || self == 0x2C || self == 0x2E
  }
}
