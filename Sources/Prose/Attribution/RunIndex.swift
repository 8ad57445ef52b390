/// Removed runs, found again by the symbols in them.
///
/// Every `stride`th group of `gram` symbols of a run is in a hash table, so any stretch of `stride + gram - 1` symbols has a
/// group that is found. The table is filled when something is looked up.
struct RunIndex {
  private(set) var runs: RemovedRuns
  private let gram: Int
  private let stride: Int
  private var heads = HashIndex()
  private var entries: [(run: Int32, offset: Int32, next: Int32)] = []
  /// How many of the runs are in the table.
  private var indexed = 0

  /// An index that finds every stretch of at least `length` symbols.
  init(_ runs: RemovedRuns = RemovedRuns(), findingStretchesOf length: Int) {
    self.runs = runs
    gram = (length + 1) / 2
    stride = length + 1 - gram
  }

  mutating func add(_ runs: RemovedRuns) { self.runs.add(runs) }

  private mutating func fill() {
    while indexed < runs.count {
      let symbols = runs.range(indexed)
      var offset = 0
      while offset + gram <= symbols.count {
        let key = hash(runs.symbols, at: symbols.lowerBound + offset)
        let before = heads.set(entries.count, for: key)
        entries.append((Int32(indexed), Int32(offset), Int32(before ?? -1)))
        offset += stride
      }
      indexed += 1
    }
  }

  /// A stretch of symbols that stands in a run.
  struct Match {
    let run: Int
    /// Where it starts in the run.
    let offset: Int
    /// Where it starts in the symbols.
    let start: Int
    let count: Int
  }

  /// The stretch of at least `length` symbols of `range` that starts first, and is the longest there: of equally long ones,
  /// the one that was removed last. Nil where there is none.
  ///
  /// - Parameter isKnown: whether the run that a revision took away may be found.
  mutating func longestMatch(
    in symbols: [UInt32], _ range: Range<Int>, atLeast length: Int, _ graph: RevisionGraph,
    where isKnown: (_ revision: Int) -> Bool
  ) -> Match? {
    fill()
    guard range.count >= length, !entries.isEmpty else { return nil }
    var best: Match?
    for place in range.lowerBound...(range.upperBound - gram) {
      // Whatever starts where the best one does has a group in the table before this place.
      if let best, best.start + stride <= place { break }
      var entry = heads.number(of: hash(symbols, at: place)) ?? -1
      while entry >= 0 {
        let (run, offset, next) = entries[entry]
        entry = Int(next)
        let match = match(Int(run), Int(offset), symbols, range, at: place)
        if match.count >= length, isBetter(match, than: best, graph), isKnown(runs.revision(match.run)) {
          best = match
        }
      }
    }
    return best
  }

  private func isBetter(_ match: Match, than best: Match?, _ graph: RevisionGraph) -> Bool {
    guard let best, match.start >= best.start else { return true }
    guard match.start == best.start, match.count == best.count else {
      return match.start == best.start && match.count > best.count
    }
    return graph.isOlder(runs.revision(best.run), than: runs.revision(match.run))
  }

  /// How far a run and the symbols agree around a place in each, within the range.
  private func match(_ run: Int, _ offset: Int, _ symbols: [UInt32], _ range: Range<Int>, at place: Int)
    -> Match
  {
    let removed = runs.range(run)
    let there = removed.lowerBound + offset
    var back = 0
    while place - back > range.lowerBound, offset - back > 0,
      runs.symbols[there - back - 1] == symbols[place - back - 1]
    {
      back += 1
    }
    var ahead = 0
    while place + ahead < range.upperBound, there + ahead < removed.upperBound,
      runs.symbols[there + ahead] == symbols[place + ahead]
    {
      ahead += 1
    }
    return Match(run: run, offset: offset - back, start: place - back, count: back + ahead)
  }

  private func hash(_ symbols: [UInt32], at index: Int) -> UInt64 {
    var hash: UInt64 = 0
    for symbol in symbols[index..<(index + gram)] {
      hash = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}
