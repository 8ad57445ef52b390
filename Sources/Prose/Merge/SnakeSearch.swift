/// The middle of an edit path between two sequences: Myers' linear-space search (*An O(ND) Difference
/// Algorithm*, 1986, §4b), with the two shortcuts that git takes when the path grows long.
///
/// The shortcuts decide which of several diffs is found, and git's line merge follows from its diff; so their
/// constants are git's, and a search here ends where git's ends.
struct SnakeSearch {
  /// Where a box is split in two, and whether each half must still be searched without shortcuts.
  struct Split {
    var old: Int
    var new: Int
    var exactBefore: Bool
    var exactAfter: Bool
  }

  /// A run of equal elements longer than this counts as a sign of being on a good path.
  private static let goodRun = 20
  /// The number of steps before good runs are looked for.
  private static let patience = 256
  /// How much further than its cost a path must have come to be taken early.
  private static let advantage = 4

  private let old: UnsafeBufferPointer<UInt32>
  private let new: UnsafeBufferPointer<UInt32>
  /// Furthest point reached on each diagonal, from the start and from the end. Diagonal `d` is at `d + shift`.
  private var forward: [Int]
  private var backward: [Int]
  private let shift: Int
  /// After so many steps the best path so far is taken.
  private let limit: Int

  init(_ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>) {
    self.old = old
    self.new = new
    let diagonals = old.count + new.count + 3
    forward = [Int](repeating: 0, count: diagonals + 2)
    backward = forward
    shift = new.count + 1
    limit = max(roughSquareRoot(diagonals), 256)
  }

  /// The point at which to split the box `old[olds] × new[news]`, whose corners differ.
  mutating func split(_ olds: Range<Int>, _ news: Range<Int>, exact: Bool) -> Split {
    var front = Front(olds: olds, news: news)
    forward[front.forwardStart + shift] = olds.lowerBound
    backward[front.backwardStart + shift] = olds.upperBound
    var cost = 0
    while true {
      cost += 1
      var sawGoodRun = false
      if let met = stepForward(&front, &sawGoodRun) { return met }
      if let met = stepBackward(&front, &sawGoodRun) { return met }
      if exact { continue }
      if sawGoodRun, cost > Self.patience {
        if let early = goodForward(front, cost) ?? goodBackward(front, cost) { return early }
      }
      if cost >= limit { return furthest(front) }
    }
  }

  /// The box, and the diagonals that both searches have reached.
  private struct Front {
    let olds: Range<Int>
    let news: Range<Int>
    let least: Int
    let most: Int
    let forwardStart: Int
    let backwardStart: Int
    let isOdd: Bool
    var forwardMin: Int
    var forwardMax: Int
    var backwardMin: Int
    var backwardMax: Int

    init(olds: Range<Int>, news: Range<Int>) {
      self.olds = olds
      self.news = news
      least = olds.lowerBound - news.upperBound
      most = olds.upperBound - news.lowerBound
      forwardStart = olds.lowerBound - news.lowerBound
      backwardStart = olds.upperBound - news.upperBound
      isOdd = (forwardStart - backwardStart) & 1 != 0
      forwardMin = forwardStart
      forwardMax = forwardStart
      backwardMin = backwardStart
      backwardMax = backwardStart
    }
  }

  private mutating func stepForward(_ front: inout Front, _ sawGoodRun: inout Bool) -> Split? {
    if front.forwardMin > front.least {
      front.forwardMin -= 1
      forward[front.forwardMin - 1 + shift] = -1
    } else {
      front.forwardMin += 1
    }
    if front.forwardMax < front.most {
      front.forwardMax += 1
      forward[front.forwardMax + 1 + shift] = -1
    } else {
      front.forwardMax -= 1
    }
    var diagonal = front.forwardMax
    while diagonal >= front.forwardMin {
      let below = forward[diagonal - 1 + shift]
      let above = forward[diagonal + 1 + shift]
      let start = below >= above ? below + 1 : above
      var at = start
      var other = at - diagonal
      while at < front.olds.upperBound, other < front.news.upperBound, old[at] == new[other] {
        at += 1
        other += 1
      }
      if at - start > Self.goodRun { sawGoodRun = true }
      forward[diagonal + shift] = at
      if front.isOdd, front.backwardMin <= diagonal, diagonal <= front.backwardMax,
        backward[diagonal + shift] <= at
      {
        return Split(old: at, new: other, exactBefore: true, exactAfter: true)
      }
      diagonal -= 2
    }
    return nil
  }

  private mutating func stepBackward(_ front: inout Front, _ sawGoodRun: inout Bool) -> Split? {
    if front.backwardMin > front.least {
      front.backwardMin -= 1
      backward[front.backwardMin - 1 + shift] = .max
    } else {
      front.backwardMin += 1
    }
    if front.backwardMax < front.most {
      front.backwardMax += 1
      backward[front.backwardMax + 1 + shift] = .max
    } else {
      front.backwardMax -= 1
    }
    var diagonal = front.backwardMax
    while diagonal >= front.backwardMin {
      let below = backward[diagonal - 1 + shift]
      let above = backward[diagonal + 1 + shift]
      let start = below < above ? below : above - 1
      var at = start
      var other = at - diagonal
      while at > front.olds.lowerBound, other > front.news.lowerBound, old[at - 1] == new[other - 1] {
        at -= 1
        other -= 1
      }
      if start - at > Self.goodRun { sawGoodRun = true }
      backward[diagonal + shift] = at
      if !front.isOdd, front.forwardMin <= diagonal, diagonal <= front.forwardMax,
        at <= forward[diagonal + shift]
      {
        return Split(old: at, new: other, exactBefore: true, exactAfter: true)
      }
      diagonal -= 2
    }
    return nil
  }

  /// A forward path that has come far for its cost and stands at the end of a good run.
  private func goodForward(_ front: Front, _ cost: Int) -> Split? {
    var best = 0
    var found: Split?
    for diagonal in stride(from: front.forwardMax, through: front.forwardMin, by: -2) {
      let at = forward[diagonal + shift]
      let other = at - diagonal
      let way =
        (at - front.olds.lowerBound) + (other - front.news.lowerBound) - abs(diagonal - front.forwardStart)
      guard way > Self.advantage * cost, way > best,
        front.olds.lowerBound + Self.goodRun <= at, at < front.olds.upperBound,
        front.news.lowerBound + Self.goodRun <= other, other < front.news.upperBound,
        (1...Self.goodRun).allSatisfy({ old[at - $0] == new[other - $0] })
      else { continue }
      best = way
      found = Split(old: at, new: other, exactBefore: true, exactAfter: false)
    }
    return found
  }

  /// As `goodForward`, from the end.
  private func goodBackward(_ front: Front, _ cost: Int) -> Split? {
    var best = 0
    var found: Split?
    for diagonal in stride(from: front.backwardMax, through: front.backwardMin, by: -2) {
      let at = backward[diagonal + shift]
      let other = at - diagonal
      let way =
        (front.olds.upperBound - at) + (front.news.upperBound - other) - abs(diagonal - front.backwardStart)
      guard way > Self.advantage * cost, way > best,
        front.olds.lowerBound < at, at <= front.olds.upperBound - Self.goodRun,
        front.news.lowerBound < other, other <= front.news.upperBound - Self.goodRun,
        (0..<Self.goodRun).allSatisfy({ old[at + $0] == new[other + $0] })
      else { continue }
      best = way
      found = Split(old: at, new: other, exactBefore: false, exactAfter: true)
    }
    return found
  }

  /// The path that has come furthest from its corner, whatever it cost.
  private func furthest(_ front: Front) -> Split {
    var forwardSum = -1
    var forwardAt = -1
    for diagonal in stride(from: front.forwardMax, through: front.forwardMin, by: -2) {
      var at = min(forward[diagonal + shift], front.olds.upperBound)
      if at - diagonal > front.news.upperBound { at = front.news.upperBound + diagonal }
      if forwardSum < at + at - diagonal {
        forwardSum = at + at - diagonal
        forwardAt = at
      }
    }
    var backwardSum = Int.max
    var backwardAt = Int.max
    for diagonal in stride(from: front.backwardMax, through: front.backwardMin, by: -2) {
      var at = max(backward[diagonal + shift], front.olds.lowerBound)
      if at - diagonal < front.news.lowerBound { at = front.news.lowerBound + diagonal }
      if at + at - diagonal < backwardSum {
        backwardSum = at + at - diagonal
        backwardAt = at
      }
    }
    let start = front.olds.lowerBound + front.news.lowerBound
    let end = front.olds.upperBound + front.news.upperBound
    return end - backwardSum < forwardSum - start
      ? Split(old: forwardAt, new: forwardSum - forwardAt, exactBefore: true, exactAfter: false)
      : Split(old: backwardAt, new: backwardSum - backwardAt, exactBefore: false, exactAfter: true)
  }
}

/// The square root to the next power of two, as git estimates it.
func roughSquareRoot(_ number: Int) -> Int {
  var root = 1
  var rest = number
  while rest > 0 {
    root <<= 1
    rest >>= 2
  }
  return root
}
