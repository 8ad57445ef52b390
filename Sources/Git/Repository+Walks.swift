import Languages
import CLibgit2
package import ObjectIDs

extension Repository {
  /// Whether `ancestor` is `commit` itself or stands in its history.
  ///
  /// - Throws: `.shallow` where the history ends before that can be told.
  package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    if ancestor == commit { return true }
    var (old, new) = (ancestor.libgit2, commit.libgit2)
    return try checkWalk(git_graph_descendant_of(pointer, &new, &old), .comparingCommits) == 1
  }

  /// The best common ancestor of two commits; nil where their histories have nothing in common.
  ///
  /// - Throws: `.shallow` where the history ends before that can be told.
  package func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID? {
    // A commit that lacks and no common ancestor have the same return code.
    for commit in [left, right] where !contains(commit) { _ = try links(of: commit) }
    var (base, one, two) = (git_oid(), left.libgit2, right.libgit2)
    let code = git_merge_base(&base, pointer, &one, &two)
    if code == GIT_ENOTFOUND.rawValue, !isShallow { return nil }
    try checkWalk(code, .lookingForAncestor)
    return ObjectID(base)
  }

  /// All best common ancestors of two commits: several where each was merged into the other; none where their histories have
  /// nothing in common.
  ///
  /// - Throws: `.shallow` where the history ends before that can be told.
  package func mergeBases(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> [ObjectID] {
    for commit in [left, right] where !contains(commit) { _ = try links(of: commit) }
    var (bases, one, two) = (git_oidarray(), left.libgit2, right.libgit2)
    defer { git_oidarray_dispose(&bases) }
    let code = git_merge_bases(&bases, pointer, &one, &two)
    if code == GIT_ENOTFOUND.rawValue, !isShallow { return [] }
    try checkWalk(code, .lookingForAncestors)
    return UnsafeBufferPointer(start: bases.ids, count: bases.count).map(ObjectID.init)
  }

  /// Visits the history of a commit, newest first, children always before their parents.
  ///
  /// - Parameters:
  ///   - inOrder: whether a parent with a newer clock than its child may not come first. To know that, all of the history is read
  ///     before the first visit.
  ///   - firstParent: whether merged branches are left out.
  ///   - until: a commit that, with its own history, is not visited.
  ///   - visit: called for each commit; returns false to stop.
  /// - Throws: `.shallow` where the history goes on and the clone does not.
  package func walk(
    from commit: ObjectID, firstParent: Bool = false, until: ObjectID? = nil, inOrder: Bool = true,
    _ visit: (CommitInfo) throws(GitError) -> Bool
  ) throws(GitError) {
    let operation = GitOperation.readingHistory
    let walk = try Handle(operation, freedBy: git_revwalk_free) { git_revwalk_new(&$0, pointer) }
    // With any other order than none libgit2 reads all of it first; none is newest first by the clock, as in git.
    let order = inOrder ? GIT_SORT_TIME.rawValue | GIT_SORT_TOPOLOGICAL.rawValue : GIT_SORT_NONE.rawValue
    git_revwalk_sorting(walk.pointer, order)
    if firstParent { git_revwalk_simplify_first_parent(walk.pointer) }
    var start = commit.libgit2
    try checkWalk(git_revwalk_push(walk.pointer, &start), operation)
    if let until {
      var end = until.libgit2
      try checkWalk(git_revwalk_hide(walk.pointer, &end), operation)
    }
    while true {
      var id = git_oid()
      let code = git_revwalk_next(&id, walk.pointer)
      if code == GIT_ITEROVER.rawValue { return }
      try checkWalk(code, operation)
      if try !visit(self.commit(ObjectID(id))) { return }
    }
  }

  /// As `check`, knowing that a walk over the edge of a shallow clone looks like an object that is missing.
  /// Not every walk of libgit2 returns the code for that.
  @discardableResult
  func checkWalk(_ code: Int32, _ operation: GitOperation) throws(GitError) -> Int32 {
    guard code < 0 else { return code }
    // A commit that it cannot read, of which libgit2 says nothing, is no edge.
    guard let message = git_error_last()?.pointee.message, message.pointee != 0 else {
      throw GitError(kind: .other, message: GitError.oddCommit, operation: operation, path: gitDirectory)
    }
    guard isShallow else { return try check(code, operation) }
    let isMissing = git_error_last()?.pointee.klass == Int32(GIT_ERROR_ODB.rawValue)
    let error = GitError(code: code, operation: operation)
    throw isMissing || error.kind == .notFound ? shallow(operation) : error
  }

  /// That the history goes on where this clone ends.
  package func shallow(_ operation: GitOperation) -> GitError {
    GitError(
      kind: .shallow,
      message: Localized(
        en: "the history is cut off in this shallow clone; run `git fetch --unshallow`",
        nl: "de geschiedenis is in deze ondiepe kloon afgekapt; typ `git fetch --unshallow`"),
      operation: operation, path: gitDirectory)
  }
}

extension Repository {
  /// The parents of a commit, in order.
  package func parents(of commit: ObjectID) throws(GitError) -> [ObjectID] { try links(of: commit).parents }
}
