import ObjectIDs

extension Dossier {
  /// What was merged though the decision that holds does not adopt it, where whoever decided did not know of the merge, or the draft has
  /// it again; nil where there is none, or somebody who knew of all that has decided since.
  package func mergedApart(_ target: Target) -> Exclusion? {
    guard isMergedAndNotAdopted(target), let holds = decisions(about: target).holds?.record.id else {
      return nil
    }
    if let commits = mergesApart[target] {
      return Exclusion(
        subject: .merge(target), holds: .record(holds), others: commits.map { .commit($0) })
    }
    return putBack[target].map {
      Exclusion(subject: .putBack(target), holds: .record(holds), others: [.commit($0)])
    }
  }

  /// Whether a change was merged and the decision that holds does not adopt it. Whether it is settled can hang on the draft, which changes with each of its commits.
  func isMergedAndNotAdopted(_ target: Target) -> Bool {
    guard merged[target] != nil else { return false }
    let decided = decisions(about: target)
    guard decided.others.isEmpty, let outcome = decided.holds?.outcome else { return false }
    return outcome != .adopted
  }

  var allMergedApart: [Exclusion] {
    Set(mergesApart.keys).union(putBack.keys).sorted().compactMap(mergedApart)
  }
}
