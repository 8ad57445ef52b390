import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// The merges by plain git that have meetings, questions and other files of ours as one side has them, where nobody has put that right
  /// since, or said that it was meant.
  func filesLeftOut() throws -> [OneSidedMerge] {
    var found: [LeftSideOfMerge: [String]] = [:]
    var bases: [LeftSideOfMerge: ObjectID] = [:]
    for left in try snapshot.history().leftOut where try isStillLeftOut(left) {
      let side = LeftSideOfMerge(commit: left.commit, side: left.side)
      found[side, default: []].append(left.path)
      bases[side] = left.base
    }
    return found.compactMap { side, paths in
      bases[side].map {
        OneSidedMerge(commit: side.commit, left: side.side, base: $0, paths: paths.sorted(), changes: [])
      }
    }.sorted { ($0.commit, $0.left) < ($1.commit, $1.left) }
  }

  private func isStillLeftOut(_ left: MainHistory.LeftOut) throws -> Bool {
    let now = try repository.entry(at: left.path, in: snapshot.commit)
    guard try now == repository.entry(at: left.path, in: left.commit), try isUnannounced(left.commit),
      try !isNamedElsewhere(left.path)
    else { return false }
    return try !isSettled(left)
  }

  /// The question of an opened poll is held against its opening, and a sheet of ballots against its record.
  private func isNamedElsewhere(_ path: String) throws -> Bool {
    if Layout.isDefinition(path) { return try isOpened(path) }
    guard Layout.isSheet(path) else { return false }
    return try repository.entry(at: Layout.record(ofSheet: path), in: snapshot.commit) != nil
  }

  /// Whether somebody who had the merge has changed the file since, or said that it was meant.
  private func isSettled(_ left: MainHistory.LeftOut) throws -> Bool {
    var isSettled = false
    try repository.walk(from: snapshot.commit, until: left.commit) { (commit) throws(GitError) in
      guard commit.parents.count == 1 else { return true }
      let isMeant = commit.trailerCommits(CommitFacts.settles).contains(left.commit)
      let isChanged =
        try repository.entry(at: left.path, in: commit.id)
        != repository.entry(at: left.path, in: commit.parents[0])
      guard isMeant || isChanged else { return true }
      isSettled = try repository.isAncestor(left.commit, of: commit.id)
      return !isSettled
    }
    return isSettled
  }
}

/// A merge, and the side that it left out.
private struct LeftSideOfMerge: Hashable {
  let commit: ObjectID
  let side: ObjectID
}
