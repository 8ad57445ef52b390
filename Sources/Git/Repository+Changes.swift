import CLibgit2
package import ObjectIDs

extension Repository {
  /// The files below a path in which two commits differ, in the order of trees.
  ///
  /// Folders with equal ids are never opened, so the cost goes by what changed and not by what is there. A
  /// rename shows as a deletion and an addition.
  ///
  /// - Parameter old: the commit before; nil for an empty one.
  package func changes(
    under path: String, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [TreeChange] {
    var before: TreeEntry?
    if let old { before = try entry(at: path, in: old) }
    let after = try entry(at: path, in: new)
    var found: [TreeChange] = []
    try compare(before, after, depth: 0, into: &found)
    return found
  }

  /// Adds the files in which two entries at one path differ.
  private func compare(
    _ old: TreeEntry?, _ new: TreeEntry?, depth: Int, into found: inout [TreeChange]
  ) throws(GitError) {
    if let old, let new, old.id == new.id, old.mode == new.mode { return }
    let oldTree = old?.kind == .tree ? old : nil
    let newTree = new?.kind == .tree ? new : nil
    let oldFile = oldTree == nil ? old : nil
    let newFile = newTree == nil ? new : nil
    if let path = (oldFile ?? newFile)?.path {
      found.append(TreeChange(path: path, old: oldFile, new: newFile))
    }
    if oldTree != nil || newTree != nil {
      try compareTrees(oldTree, newTree, depth: deeper(depth, (oldTree ?? newTree)?.path), into: &found)
    }
  }

  private func compareTrees(
    _ old: TreeEntry?, _ new: TreeEntry?, depth: Int, into found: inout [TreeChange]
  ) throws(GitError) {
    guard let folder = (old ?? new)?.path else { return }
    let prefix = folder.isEmpty ? "" : folder + "/"
    let pairs = try withTree(old) { (old) throws(GitError) in
      try withTree(new) { (new) throws(GitError) in Self.differences(old, new, under: prefix) }
    }
    for (old, new) in pairs { try compare(old, new, depth: depth, into: &found) }
  }

  private func withTree<Result>(
    _ entry: TreeEntry?, _ body: (RawTree) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    guard let entry else { return try body(RawTree(UnsafeRawBufferPointer(start: nil, count: 0))) }
    return try withObject(entry.id, of: GIT_OBJECT_TREE) { (bytes) throws(GitError) in
      try body(RawTree(bytes))
    }
  }

  /// The entries that stand in one tree only, or differ: a merge of two sorted lists.
  private static func differences(
    _ old: RawTree, _ new: RawTree, under folder: String
  ) -> [(old: TreeEntry?, new: TreeEntry?)] {
    var pairs: [(old: TreeEntry?, new: TreeEntry?)] = []
    var (oldOffset, newOffset) = (0, 0)
    var (before, after) = (old.next(&oldOffset), new.next(&newOffset))
    while before != nil || after != nil {
      let takesOld = before.map { before in after.map { !$0.precedes(before) } ?? true } ?? false
      let takesNew = after.map { after in before.map { !$0.precedes(after) } ?? true } ?? false
      let left = takesOld ? before : nil
      let right = takesNew ? after : nil
      if left?.id != right?.id || left?.mode != right?.mode {
        pairs.append((left?.copied(under: folder), right?.copied(under: folder)))
      }
      if takesOld { before = old.next(&oldOffset) }
      if takesNew { after = new.next(&newOffset) }
    }
    return pairs
  }
}

extension Repository {
  /// The commit that made a path what a later one has there, or took it away, where a file stood there before; nil where
  /// none did, or it is not here.
  ///
  /// - Parameter most: so many commits are looked at, the newest first; all where it is nil.
  package func lastChange(
    of path: String, at commit: ObjectID, atMost most: Int? = nil
  ) throws(GitError) -> (commit: ObjectID, before: ObjectID)? {
    let now = try entry(at: path, in: commit)
    var found: (ObjectID, ObjectID)?
    var left = most ?? .max
    // To stand children before their parents, all of a history is read first. Where only its end is wanted, a clock that was wrong costs nothing.
    try walk(from: commit, inOrder: most == nil) { (info) throws(GitError) in
      left -= 1
      guard left >= 0 else { return false }
      guard try entry(at: path, in: info.id) == now else { return true }
      for parent in info.parents where contains(parent) {
        guard let before = try entry(at: path, in: parent), before.kind == .blob, before != now else {
          continue
        }
        found = (info.id, parent)
        return false
      }
      return true
    }
    return found
  }
}
