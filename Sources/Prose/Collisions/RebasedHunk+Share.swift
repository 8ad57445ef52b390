extension RebasedHunk {
  /// Whether the draft is as the hunk has it, or was changed there since and still has more than half of the words that it brings,
  /// and goes without more than half of those that it takes away.
  ///
  /// - Parameter draft: what it was rebased to.
  package func isMostly(in draft: [UInt8]) -> Bool {
    switch fate {
    case .alreadyThere: true
    case .clean, .lost: false
    case .contested(_, let passage): hasMost(of: draft[passage])
    case .proposal(let placed, _, _): hasMost(of: draft[placed.range])
    }
  }

  private func hasMost(of passage: ArraySlice<UInt8>) -> Bool {
    let (old, new) = (Array(original.old.utf8)[...].contentWords, Array(original.new.utf8)[...].contentWords)
    let there = passage.contentWords
    var (all, done) = (0, 0)
    for word in Set(old.keys).union(new.keys) {
      let change = new[word, default: 0] - old[word, default: 0]
      let stands = min(there[word, default: 0], abs(change))
      all += abs(change)
      done += change > 0 ? stands : abs(change) - stands
    }
    return done * 2 > all
  }
}
