/// How firm the order on a board is: how often each item comes first when those who were there are drawn again.
///
/// A re-draw counts each of them twice or not at all, by the toss of a coin: the double-or-nothing bootstrap (Owen and Eckles,
/// *Bootstrapping data arrays of arbitrary order*, Annals of Applied Statistics, 2012), whose totals vary as much as those of drawing with
/// replacement. A re-draw in which nobody is left says nothing, and is drawn again. Whole numbers and one seed: every machine draws the
/// same.
package struct Redraws: Hashable, Sendable {
  package let unit: Unit
  /// In how many re-draws each item comes first, alone or with others; in the order of the definition.
  package let firsts: [Int]

  /// What counts twice or not at all in a re-draw.
  package enum Unit: String, Sendable {
    /// Each person's ballot.
    case ballots
    /// Each meeting as a whole, where nobody knows what one person placed.
    case meetings
  }

  /// How many re-draws there are.
  package static let count = 100
  /// With fewer than these nothing is said: re-draws of so few differ by chance alone.
  package static let fewestMeetings = 5
  package static let fewestBallots = 20

  /// Stickers that count twice or not at all together, and how many times there are the same.
  struct Group {
    let times: Int
    /// How many stickers at which item of the board.
    let stickers: [(item: Int, number: Int)]
  }

  /// - Parameters:
  ///   - fixed: stickers by item that each re-draw has once. They alone are no re-draw.
  ///   - groups: in an order that does not depend on how they came in.
  init(of unit: Unit, fixed: [Int], _ groups: [Group]) {
    self.unit = unit
    var coins = Coins()
    var firsts = Array(repeating: 0, count: fixed.count)
    let drawable = groups.filter { group in group.times > 0 && group.stickers.contains { $0.number > 0 } }
    guard !drawable.isEmpty else {
      self.firsts = firsts
      return
    }
    for _ in 0..<Self.count {
      var totals = fixed
      var isEmpty = true
      while isEmpty {
        for group in drawable {
          let twice = 2 * coins.heads(of: group.times)
          if twice > 0 { isEmpty = false }
          for (item, number) in group.stickers { totals[item] += twice * number }
        }
      }
      guard let most = totals.max(), most > 0 else { continue }
      for item in totals.indices where totals[item] == most { firsts[item] += 1 }
    }
    self.firsts = firsts
  }
}

/// Fair coins: SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014).
private struct Coins {
  private var state: UInt64 = 0

  /// How many of some coins show heads.
  mutating func heads(of coins: Int) -> Int {
    var heads = 0
    var left = coins
    while left >= 64 {
      heads += next().nonzeroBitCount
      left -= 64
    }
    return left == 0 ? heads : heads + (next() >> UInt64(64 - left)).nonzeroBitCount
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
