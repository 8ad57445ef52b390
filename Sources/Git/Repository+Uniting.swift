import CLibgit2
package import ObjectIDs

extension Repository {
  /// The tree of several commits united by their lines, without a guess at renames; nil where they have no beginning in
  /// common. Where they exclude each other the earlier commit's lines stand, and what one of them has is never left out:
  /// the same commits in the same order give the same tree.
  ///
  /// Writes the trees, and no commit. Reads all of what the commits hold.
  package func unitedTree(of commits: [ObjectID]) throws(GitError) -> ObjectID? {
    guard let first = commits.first else { return nil }
    var united = try tree(of: first)
    for (count, next) in commits.enumerated().dropFirst() {
      guard let tree = try unite(united, of: commits.prefix(count), with: next) else { return nil }
      united = tree
    }
    return united
  }

  /// Unites the tree that came of some commits with one more.
  private func unite(
    _ ours: ObjectID, of commits: ArraySlice<ObjectID>, with next: ObjectID
  ) throws(GitError) -> ObjectID? {
    let operation = GitOperation.unitingCommits
    guard let common = try base(of: next, and: commits) else { return nil }
    let base = try treeHandle(tree(of: common))
    let left = try treeHandle(ours)
    let right = try treeHandle(tree(of: next))
    var options = git_merge_options()
    try check(git_merge_options_init(&options, UInt32(GIT_MERGE_OPTIONS_VERSION)), operation)
    options.flags = 0
    options.file_favor = GIT_MERGE_FILE_FAVOR_OURS
    let index = try Handle(operation, freedBy: git_index_free) {
      git_merge_trees(&$0, pointer, base.pointer, left.pointer, right.pointer, &options)
    }
    try keepEither(in: index, operation)
    var tree = git_oid()
    try check(git_index_write_tree_to(&tree, index.pointer, pointer), operation)
    return ObjectID(tree)
  }

  /// Takes what one side has where the other took it away.
  private func keepEither(in index: borrowing Handle, _ operation: GitOperation) throws(GitError) {
    while git_index_has_conflicts(index.pointer) != 0 {
      let conflicts = try Handle(operation, freedBy: git_index_conflict_iterator_free) {
        git_index_conflict_iterator_new(&$0, index.pointer)
      }
      var (base, ours, theirs):
        (UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?)
      try check(git_index_conflict_next(&base, &ours, &theirs, conflicts.pointer), operation)
      guard let kept = ours ?? theirs ?? base else { return }
      let path = String(cString: kept.pointee.path)
      var entry = kept.pointee
      entry.flags = 0
      entry.flags_extended = 0
      let code = path.withCString { name in
        entry.path = name
        let removed = git_index_conflict_remove(index.pointer, name)
        return removed < 0 || ours == nil && theirs == nil ? removed : git_index_add(index.pointer, &entry)
      }
      try check(code, operation, path: path)
    }
  }

  private func treeHandle(_ id: ObjectID) throws(GitError) -> Handle {
    var id = id.libgit2
    return try Handle(.readingTree, freedBy: git_tree_free) { git_tree_lookup(&$0, pointer, &id) }
  }

  /// The best common ancestor of a commit and the union of others; nil where there is none.
  private func base(of commit: ObjectID, and others: ArraySlice<ObjectID>) throws(GitError) -> ObjectID? {
    var found = git_oid()
    let all = ([commit] + others).map(\.libgit2)
    let code = git_merge_base_many(&found, pointer, all.count, all)
    if code == GIT_ENOTFOUND.rawValue, !isShallow { return nil }
    try check(code, .lookingForAncestor)
    return ObjectID(found)
  }
}
