import ObjectIDs

extension Dossier {
  /// What was merged though the decision that holds does not adopt it, where whoever decided did not know of the merge; nil where there is
  /// none, or somebody who knew of every merge has decided since.
  package func mergedApart(_ target: Target) -> Exclusion? {
    guard let commits = mergesApart[target], isMergedAndNotAdopted(target),
      let holds = decisions(about: target).holds
    else { return nil }
    return Exclusion(
      subject: .merge(target), holds: .record(holds.record.id), others: commits.map { .commit($0) })
  }

  /// Whether a change was merged and the decision that holds does not adopt it. Whether it is settled can hang on the draft, which changes with each of its commits.
  func isMergedAndNotAdopted(_ target: Target) -> Bool {
    guard merged[target] != nil else { return false }
    let decided = decisions(about: target)
    guard decided.others.isEmpty, let outcome = decided.holds?.outcome else { return false }
    return outcome != .adopted
  }

  var allMergedApart: [Exclusion] { mergesApart.keys.sorted().compactMap(mergedApart) }
}
