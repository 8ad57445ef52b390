import Deliberation
import Git
import ObjectIDs
import Prose

/// What was merged, taken out and decided otherwise, and came back into the draft by nobody's decision.
extension Snapshot {
  /// The commit that brought a hunk into the draft again; nil where the draft does not read as the hunk has it, or reads so since
  /// another change was merged: that one was decided on.
  ///
  /// - Parameter merges: the commits that merged it. It was taken out behind one of these, and is back by a commit behind that, whether
  ///   or not whoever decided knew of it: a decision against what the draft has is refused.
  func commitBringingBack(
    _ target: Target, of amendment: Amendment, to paper: Paper, after merges: [ObjectID]
  ) throws -> ObjectID? {
    guard let hunk = amendment.hunk(target), hunk.mayStand(in: paper.text),
      let text = try repository.blobUnlessLost(amendment.base),
      Rebase.place(of: hunk, from: text, in: paper.text) != nil
    else { return nil }
    let history = try history()
    let path = Layout.draft(of: paper.slug)
    var known: [ObjectID: Bool] = [:]
    func has(_ commit: ObjectID) throws -> Bool {
      guard let entry = try repository.entry(at: path, in: commit) else { return false }
      if let found = known[entry.id] { return found }
      let found = try Rebase.place(of: hunk, from: text, in: repository.blob(entry.id)) != nil
      known[entry.id] = found
      return found
    }
    let before = merges.reduce(into: Set<ObjectID>()) { $0.formUnion(history.ancestors(of: $1)) }
    func newest(_ commits: some Sequence<ObjectID>) -> [ObjectID] {
      commits.filter { !before.contains($0) && history.isLine($0) }.sorted { history.comes($1, before: $0) }
    }
    for commit in newest(history.drafted(paper.slug)) where try has(commit) {
      guard try !(history.parents[commit] ?? []).contains(where: has) else { continue }
      return try isOfAnotherChange(commit, than: target) ? nil : commit
    }
    // Else a merge took the side on which nobody had taken it out.
    return try newest(history.parents.filter { $0.value.count > 1 }.keys).first { commit in
      try has(commit) && !(history.parents[commit] ?? []).allSatisfy(has)
    }
  }

  private func isOfAnotherChange(_ commit: ObjectID, than target: Target) throws -> Bool {
    try repository.commit(commit).trailerValues("Amendment").compactMap { Target($0) }.contains {
      $0 != target
    }
  }
}

extension Hunk {
  /// Whether a text can read as the hunk has it, as far as that is quickly told: it has the longest of the words that come.
  fileprivate func mayStand(in text: [UInt8]) -> Bool {
    guard let word = new.split(whereSeparator: \.isWhitespace).max(by: { $0.utf8.count < $1.utf8.count })
    else {
      return true
    }
    return text.firstRange(of: word.utf8) != nil
  }
}
