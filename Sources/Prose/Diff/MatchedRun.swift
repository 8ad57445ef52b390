/// A stretch of symbols that stands in both of two sequences.
package struct MatchedRun: Hashable, Sendable {
  /// Where it starts in the old sequence.
  package var old: Int
  /// Where it starts in the new sequence.
  package var new: Int
  /// How many symbols it has.
  package var count: Int

  package init(old: Int, new: Int, count: Int) {
    self.old = old
    self.new = new
    self.count = count
  }
}

extension [MatchedRun] {
  /// Adds a run behind the others, joined to the last one where both sequences go on without a gap.
  mutating func extend(_ run: MatchedRun) {
    guard run.count > 0 else { return }
    if let last, last.old + last.count == run.old, last.new + last.count == run.new {
      self[count - 1].count += run.count
    } else {
      append(run)
    }
  }
}
