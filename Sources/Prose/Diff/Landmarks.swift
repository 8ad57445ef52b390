/// Stretches that stand exactly once in each of two sequences, as fixed points for a finer comparison.
///
/// A longest common subsequence of two long texts may be put together from single words of many places, where a person
/// sees one passage that stayed. Patience diff (B. Cohen) takes unique lines for its fixed points; here it is `gram` symbols.
enum Landmarks {
  /// How many symbols a landmark has at least.
  private static let gram = 4

  /// Landmarks in the order of both sequences: of those that cross, the ones with the most symbols together.
  static func find(old: Span<UInt32>, new: Span<UInt32>) -> [MatchedRun] {
    guard old.count >= gram, new.count >= gram else { return [] }
    let oldGrams = unique(old)
    let newGrams = unique(new)
    var runs: [MatchedRun] = []
    for index in 0...(new.count - gram) {
      let hash = hash(new, at: index)
      guard newGrams.number(of: hash) == index, let place = oldGrams.number(of: hash), place < old.count,
        (0..<gram).allSatisfy({ old[place + $0] == new[index + $0] })
      else { continue }
      if let last = runs.last, place - last.old == index - last.new, index <= last.new + last.count {
        runs[runs.count - 1].count = index + gram - last.new
      } else {
        runs.append(MatchedRun(old: place, new: index, count: gram))
      }
    }
    return heaviestChain(runs)
  }

  /// Where each group of symbols stands; behind the end where it stands twice.
  private static func unique(_ symbols: Span<UInt32>) -> HashIndex {
    var places = HashIndex(capacity: symbols.count)
    for index in 0...(symbols.count - gram) {
      let hash = hash(symbols, at: index)
      if places.set(index, for: hash) != nil { places.set(symbols.count, for: hash) }
    }
    return places
  }

  private static func hash(_ symbols: Span<UInt32>, at index: Int) -> UInt64 {
    var hash: UInt64 = 0
    for step in 0..<gram {
      hash = (hash ^ UInt64(symbols[unchecked: index + step])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  /// Of runs in the order of `new`, those that are in the order of `old` too and have the most symbols.
  private static func heaviestChain(_ runs: [MatchedRun]) -> [MatchedRun] {
    // Ends of chains by where they end in `old`, each heavier than all that end before.
    var ends: [(old: Int, weight: Int, run: Int)] = []
    var before = [Int](repeating: -1, count: runs.count)
    for (number, run) in runs.enumerated() {
      let place = ends.partitioningIndex { $0.old > run.old }
      var weight = run.count
      if place > 0 {
        before[number] = ends[place - 1].run
        weight += ends[place - 1].weight
      }
      let end = run.old + run.count
      let slot = ends.partitioningIndex { $0.old >= end }
      if slot > 0, ends[slot - 1].weight >= weight { continue }
      var stop = slot
      while stop < ends.count, ends[stop].weight <= weight { stop += 1 }
      ends.replaceSubrange(slot..<stop, with: [(end, weight, number)])
    }
    var chain: [MatchedRun] = []
    var next = ends.last?.run ?? -1
    while next >= 0 {
      chain.append(runs[next])
      next = before[next]
    }
    return trimmed(chain.reversed())
  }

  /// Runs cut so that none begins before the one before it ends.
  private static func trimmed(_ runs: [MatchedRun]) -> [MatchedRun] {
    var kept: [MatchedRun] = []
    for run in runs {
      let overlap = max(
        0, (kept.last.map { max($0.old + $0.count - run.old, $0.new + $0.count - run.new) }) ?? 0)
      guard overlap < run.count else { continue }
      kept.append(MatchedRun(old: run.old + overlap, new: run.new + overlap, count: run.count - overlap))
    }
    return kept
  }
}
