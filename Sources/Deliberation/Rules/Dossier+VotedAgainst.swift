import ObjectIDs

/// A vote about what was adopted and merged apart from it. It chose something else; who adopted did not know of the closing, and who
/// closed did not know of the merge. So people decide once more.
extension Dossier {
  /// The changes that were merged though a closed vote about them chose something else, where nobody who knew of the closing has
  /// decided on them since.
  package func mergedAgainst(_ state: PollState) -> Set<Target> {
    guard let closing = state.closing, case .motion(let form) = state.poll.form, state.isSettled,
      state.missing.isEmpty
    else { return [] }
    let merged = Set(state.poll.targets.flatMap(hunks)).filter { target in
      guard case .merged? = hunkStatus(of: target), let decision = decision(about: target) else {
        return false
      }
      return !witnessed(closing.record.id, by: decision)
    }
    guard !merged.isEmpty, let winner = MotionTally(form: form, state: state).verdict.winner,
      let chosen = form.alternatives.first(where: { $0.id == winner })
    else { return [] }
    return merged.subtracting(chosen.targets.flatMap(hunks))
  }

  /// Whether a closed vote chose something else than a change that was merged apart from it.
  func isMergedAgainstAVote(_ target: Target) -> Bool {
    merged[target] != nil && pollFiles.contains { mergedAgainst($0).contains(target) }
  }
}
