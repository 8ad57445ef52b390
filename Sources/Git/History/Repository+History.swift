package import ObjectIDs

extension Repository {
  /// The history of one file: every commit that changed it, oldest first, with the shape of the branches in
  /// which that happened.
  ///
  /// The order and the content depend on the commits alone, never on how the repository stores them: parents
  /// come before their children, then what was committed earlier, then the smaller id.
  ///
  /// - Parameters:
  ///   - path: the file's path in `commit`. A file that is deleted there has a history too.
  ///   - following: what to do where the path ends.
  ///   - progress: called now and then with the number of commits looked at so far.
  /// - Returns: the revisions; empty where there never was a file at the path. The last one is the file as
  ///   `commit` has it.
  /// - Throws: `.shallow` where the history goes on and the clone does not; `.notFound` where the commit is
  ///   missing.
  package func history(
    of path: String, from commit: ObjectID, following: Following = .renames,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws(GitError) -> [FileRevision] {
    var walk = HistoryWalk(self, following: following, progress: progress)
    let changes = try walk.changes(of: path, from: commit)
    var commits: [HistoryWalk.State: CommitInfo] = [:]
    for state in changes.keys { commits[state] = try self.commit(walk.commit(of: state)) }
    let ordered = RevisionOrder(commits: commits, path: walk.path).sort(changes)
    let places = Dictionary(uniqueKeysWithValues: zip(ordered, ordered.indices))
    var revisions: [FileRevision] = []
    for state in ordered {
      guard let commit = commits[state], let sources = changes[state] else { continue }
      revisions.append(
        FileRevision(
          commit: commit, path: walk.path(of: state), blob: try walk.blob(of: state),
          parents: sources.compactMap { places[$0] }))
    }
    return revisions
  }
}
