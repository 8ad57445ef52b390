/// Drops matches that are chance: a few words without meaning, in the middle of words that changed.
enum Islands {
  /// The most symbols that an island has.
  private static let limit = 4

  /// The runs without the islands among them: at most four symbols, none with content and no break, between two
  /// edits that are together more than twice as long.
  static func dropped(
    from runs: [MatchedRun], old: Span<UInt32>, new: Span<UInt32>, traits: SymbolTraits
  ) -> [MatchedRun] {
    var kept: [MatchedRun] = []
    var end = MatchedRun(old: 0, new: 0, count: 0)
    for (index, run) in runs.enumerated() {
      let next =
        index + 1 < runs.count ? runs[index + 1] : MatchedRun(old: old.count, new: new.count, count: 0)
      let before = size(from: end, to: run)
      let after = size(from: run, to: next)
      let isIsland =
        run.count <= limit && before > 0 && after > 0 && before + after > 2 * run.count
        && (run.new..<(run.new + run.count)).allSatisfy {
          !traits.isBreak(new[$0]) && !traits.isContent(new[$0])
        }
      if isIsland { continue }
      kept.append(run)
      end = run
    }
    return kept
  }

  /// How many symbols the edit between two runs takes away or brings in, whichever is more.
  private static func size(from left: MatchedRun, to right: MatchedRun) -> Int {
    max(right.old - left.old - left.count, right.new - left.new - left.count)
  }
}
