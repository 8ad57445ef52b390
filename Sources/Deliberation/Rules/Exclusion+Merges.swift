import ObjectIDs

extension Dossier {
  /// What is in the draft by a merge though the decision that holds does not adopt it; nil where the draft has it no more.
  ///
  /// It follows from the draft and the records alone: who knew of whom is nothing that a rebase, a cherry-pick or a copy of a merge
  /// would leave as it was.
  package func mergedAgainst(_ target: Target) -> Exclusion? {
    guard let commits = inDraftAgainst[target], isMergedAgainst(target),
      let holds = decisions(about: target).holds
    else { return nil }
    return Exclusion(
      subject: .merge(target), holds: .record(holds.record.id), others: commits.map { .commit($0) })
  }

  /// Whether a change was merged and the decision that holds does not adopt it. Whether the draft has it may change with each of its
  /// commits.
  func isMergedAgainst(_ target: Target) -> Bool {
    guard merged[target] != nil else { return false }
    let decided = decisions(about: target)
    guard decided.others.isEmpty, let outcome = decided.holds?.outcome else { return false }
    return outcome != .adopted
  }

  var allMergedAgainst: [Exclusion] { inDraftAgainst.keys.sorted().compactMap(mergedAgainst) }
}
