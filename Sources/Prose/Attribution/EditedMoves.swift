/// Paragraphs that went in one place and came, with some words changed, in another: of a short one no stretch is long enough to tell that by
/// itself, but most of it is left, and nothing else is like it.
struct EditedMoves {
  struct Move {
    /// The paragraph that came.
    let place: Int
    /// The removed run that it was.
    let run: Int
    /// Where both have the same tokens.
    let matches: [MatchedRun]
  }

  private(set) var moves: [Move] = []

  /// How much of the longer must be in the other (0 to 1).
  private static let leastKept = 0.6
  /// How much less like any other each must be.
  private static let margin = 0.2
  /// So many words that say something must be left.
  private static let fewestWords = 2
  /// In a longer one there is a stretch that tells.
  private static let longest = 100
  /// With more pairs than this, none is looked for.
  private static let mostPairs = 10_000

  private struct Candidate {
    let index: Int
    let symbols: [UInt32]
    let content: Set<UInt32>
  }

  /// - Parameters:
  ///   - drafts: those that no parent has, cut into tokens.
  ///   - length: shorter ones are looked up otherwise.
  init(_ drafts: [Draft], _ removed: RemovedRuns, atLeast length: Int, _ lexicon: Lexicon) {
    func candidate(_ index: Int, _ symbols: ArraySlice<UInt32>) -> Candidate? {
      guard (length...Self.longest).contains(symbols.count) else { return nil }
      let content = Set(symbols.filter(lexicon.traits.isContent))
      return content.count < Self.fewestWords
        ? nil : Candidate(index: index, symbols: Array(symbols), content: content)
    }
    let come = drafts.indices.filter { place in
      drafts[place].shared == nil && drafts[place].identities.allSatisfy { $0 == .unknown }
    }
    .compactMap { candidate($0, drafts[$0].ownSymbols[...]) }
    guard !come.isEmpty else { return }
    let gone = (0..<removed.count).compactMap { candidate($0, removed.symbols[removed.range($0)]) }
    guard !gone.isEmpty, come.count * gone.count <= Self.mostPairs else { return }
    for new in come {
      guard let old = Self.best(new, gone), let back = Self.best(old, come), back.index == new.index else {
        continue
      }
      moves.append(
        Move(place: new.index, run: old.index, matches: TokenDiff.matches(old: old.symbols, new: new.symbols))
      )
    }
  }

  /// The one of some that is the most like another; nil where none is, or a second comes near.
  private static func best(_ one: Candidate, _ others: [Candidate]) -> Candidate? {
    let likenesses = others.map { likeness(one, $0) }
    guard let index = likenesses.indices.max(by: { likenesses[$0] < likenesses[$1] }),
      likenesses[index] >= leastKept
    else { return nil }
    let isNear = likenesses.indices.contains {
      $0 != index && likenesses[$0] > likenesses[index] - margin
    }
    return isNear ? nil : others[index]
  }

  private static func likeness(_ one: Candidate, _ other: Candidate) -> Double {
    let (short, long) = (
      min(one.symbols.count, other.symbols.count), max(one.symbols.count, other.symbols.count)
    )
    guard Double(short) >= (leastKept - margin) * Double(long),
      one.content.intersection(other.content).count >= fewestWords
    else { return 0 }
    let kept = TokenDiff.matches(old: one.symbols, new: other.symbols).reduce(0) { $0 + $1.count }
    return Double(kept) / Double(long)
  }
}
