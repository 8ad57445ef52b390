import ObjectIDs

extension Dossier {
  /// What is in the draft though the decision that holds does not adopt it, where somebody merged it and somebody decided so without
  /// knowing of each other; nil where there is none, or somebody who knew of every merge has decided since.
  package func mergedApart(_ target: Target) -> Exclusion? {
    guard !unknownMerges.isEmpty, merged[target] != nil else { return nil }
    let decided = decisions(about: target)
    guard decided.others.isEmpty, let holds = decided.holds, case .decision(let body) = holds.record.body,
      body.outcome != .adopted
    else { return nil }
    let unknown = decided.standing.map { unknownMerges[$0.record.id]?[target] ?? [] }
    // Of several that decided alike, apart, it is enough that one knew.
    let commits = (unknown.first ?? []).filter { commit in unknown.allSatisfy { $0.contains(commit) } }
    guard !commits.isEmpty else { return nil }
    return Exclusion(
      subject: .merge(target), holds: .record(holds.record.id), others: commits.map { .commit($0) })
  }

  /// All that was merged and decided otherwise, apart.
  var allMergedApart: [Exclusion] {
    Set(unknownMerges.values.flatMap(\.keys)).sorted().compactMap(mergedApart)
  }
}
