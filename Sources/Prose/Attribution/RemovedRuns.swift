/// Runs of tokens that stood side by side in a revision and are not in the next one.
///
/// A long history has tens of thousands of them, so they stand one behind the other in a few arrays.
package struct RemovedRuns: Sendable, Equatable {
  /// The symbols of all runs.
  package private(set) var symbols: [UInt32] = []
  /// The identities of all runs, as stretches in which they count on: the first of each, and how many they are.
  package private(set) var firsts: [TokenIdentity] = []
  package private(set) var counts: [UInt32] = []
  /// For each run, the revision that no longer has it.
  package private(set) var revisions: [UInt32] = []
  /// For each run, where its symbols and its stretches end.
  package private(set) var symbolEnds: [UInt32] = []
  package private(set) var stretchEnds: [UInt32] = []

  package init() {}

  /// How many runs there are.
  var count: Int { revisions.count }
  var isEmpty: Bool { revisions.isEmpty }

  /// Where the symbols of a run are.
  func range(_ run: Int) -> Range<Int> { Self.range(run, symbolEnds) }

  /// The revision that no longer has a run.
  func revision(_ run: Int) -> Int { Int(revisions[run]) }

  /// Calls `body` with the identities of a run, in order.
  func forEachIdentity(of run: Int, _ body: (TokenIdentity) -> Void) {
    for stretch in Self.range(run, stretchEnds) {
      for step in 0..<Int(counts[stretch]) { body(firsts[stretch].advanced(by: step)) }
    }
  }

  /// The identities of some tokens of a run, counted from its first.
  func identities(of run: Int, _ range: Range<Int>) -> [TokenIdentity] {
    var identities: [TokenIdentity] = []
    identities.reserveCapacity(self.range(run).count)
    forEachIdentity(of: run) { identities.append($0) }
    return Array(identities[range])
  }

  /// Adds the tokens that a revision no longer has: an identity for each symbol.
  mutating func add(
    _ symbols: ArraySlice<UInt32>, _ identities: ArraySlice<TokenIdentity>, goneIn revision: Int
  ) {
    guard !symbols.isEmpty else { return }
    self.symbols += symbols
    var last = TokenIdentity.unknown
    for (number, identity) in identities.enumerated() {
      if number > 0, identity.follows(last) {
        counts[counts.count - 1] += 1
      } else {
        firsts.append(identity)
        counts.append(1)
      }
      last = identity
    }
    close(goneIn: revision)
  }

  /// Adds runs behind these.
  mutating func add(_ runs: RemovedRuns) {
    // To append even nothing would copy arrays that are shared with a snapshot.
    guard !runs.isEmpty else { return }
    let (symbolStart, stretchStart) = (UInt32(symbols.count), UInt32(firsts.count))
    symbols += runs.symbols
    firsts += runs.firsts
    counts += runs.counts
    revisions += runs.revisions
    for end in runs.symbolEnds { symbolEnds.append(symbolStart + end) }
    for end in runs.stretchEnds { stretchEnds.append(stretchStart + end) }
  }

  /// The runs of at least `length` tokens.
  func filtered(atLeast length: Int) -> RemovedRuns {
    guard revisions.indices.contains(where: { range($0).count < length }) else { return self }
    var found = RemovedRuns()
    for run in revisions.indices where range(run).count >= length {
      let stretches = Self.range(run, stretchEnds)
      found.symbols += symbols[range(run)]
      found.firsts += firsts[stretches]
      found.counts += counts[stretches]
      found.close(goneIn: revision(run))
    }
    return found
  }

  private mutating func close(goneIn revision: Int) {
    revisions.append(UInt32(revision))
    symbolEnds.append(UInt32(symbols.count))
    stretchEnds.append(UInt32(firsts.count))
  }

  private static func range(_ run: Int, _ ends: [UInt32]) -> Range<Int> {
    (run == 0 ? 0 : Int(ends[run - 1]))..<Int(ends[run])
  }
}

extension RemovedRuns {
  /// Runs from the arrays that they stand in; nil where those do not fit one another.
  package init?(
    symbols: [UInt32], firsts: [TokenIdentity], counts: [UInt32], revisions: [UInt32], symbolEnds: [UInt32],
    stretchEnds: [UInt32]
  ) {
    guard firsts.count == counts.count, revisions.count == symbolEnds.count,
      revisions.count == stretchEnds.count,
      symbolEnds.last ?? 0 == symbols.count, stretchEnds.last ?? 0 == firsts.count
    else { return nil }
    var (symbol, stretch) = (0, 0)
    for run in revisions.indices {
      let (symbolEnd, stretchEnd) = (Int(symbolEnds[run]), Int(stretchEnds[run]))
      guard symbol <= symbolEnd, stretch <= stretchEnd, stretchEnd <= firsts.count else { return nil }
      var tokens = 0
      for index in stretch..<stretchEnd { tokens += Int(counts[index]) }
      guard tokens == symbolEnd - symbol else { return nil }
      (symbol, stretch) = (symbolEnd, stretchEnd)
    }
    self.symbols = symbols
    self.firsts = firsts
    self.counts = counts
    self.revisions = revisions
    self.symbolEnds = symbolEnds
    self.stretchEnds = stretchEnds
  }
}
