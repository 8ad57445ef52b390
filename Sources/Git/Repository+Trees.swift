import Languages
import CLibgit2
package import ObjectIDs

extension Repository {
  /// What stands at a path in a commit; nil where nothing does. An empty path is the root tree.
  package func entry(at path: String, in commit: ObjectID) throws(GitError) -> TreeEntry? {
    try entry(at: path, inTree: try tree(of: commit))
  }

  /// The bytes of the file at a path in a commit; nil where there is no file.
  package func blob(at path: String, in commit: ObjectID) throws(GitError) -> [UInt8]? {
    guard let entry = try entry(at: path, in: commit), entry.kind == .blob else { return nil }
    return try blob(entry.id)
  }

  /// What stands directly in a folder of a commit, in git's order of trees; empty where there is no such
  /// folder.
  package func entries(of folder: String, in commit: ObjectID) throws(GitError) -> [TreeEntry] {
    guard let entry = try entry(at: folder, in: commit), entry.kind == .tree else { return [] }
    return try entries(of: entry.id, under: folder.isEmpty ? "" : folder + "/")
  }

  /// Every file below a path in a commit, or the file that stands there itself, in git's order of trees.
  /// Links and submodules are entries too; folders are not. Empty where nothing stands at the path.
  package func files(under path: String, in commit: ObjectID) throws(GitError) -> [TreeEntry] {
    guard let start = try entry(at: path, in: commit) else { return [] }
    guard start.kind == .tree else { return [start] }
    var found: [TreeEntry] = []
    try collect(start.id, under: path.isEmpty ? "" : path + "/", into: &found)
    return found
  }

  /// The root tree of a commit.
  package func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    try links(of: commit).tree
  }

  /// The root tree and the parents of a commit.
  func links(of commit: ObjectID) throws(GitError) -> (tree: ObjectID, parents: [ObjectID]) {
    guard let links = try withObject(commit, of: GIT_OBJECT_COMMIT, { RawCommit($0).links }) else {
      throw damaged(commit, "commit")
    }
    return links
  }

  /// What stands at a path below a tree; nil where nothing does.
  package func entry(at path: String, inTree root: ObjectID) throws(GitError) -> TreeEntry? {
    var current = TreeEntry(name: "", path: "", id: root, mode: 0o040000)
    for part in path.pathParts {
      guard current.kind == .tree else { return nil }
      let folder = current.path.isEmpty ? "" : current.path + "/"
      let next = try withObject(current.id, of: GIT_OBJECT_TREE) { bytes in
        RawTree(bytes).entry(named: part)?.copied(under: folder)
      }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  func collect(
    _ tree: ObjectID, under folder: String, depth: Int = 0, into found: inout [TreeEntry]
  ) throws(GitError) {
    let depth = try deeper(depth, folder)
    // The subtrees are read after this tree is let go: deep folders hold one tree at a time.
    let entries = try entries(of: tree, under: folder)
    for entry in entries {
      if entry.kind == .tree {
        try collect(entry.id, under: entry.path + "/", depth: depth, into: &found)
      } else {
        found.append(entry)
      }
    }
  }

  /// One folder deeper than before.
  ///
  /// - Throws: `.corrupt` where no work tree has folders that deep: a program that went on would end for want of a stack.
  func deeper(_ depth: Int, _ folder: String?) throws(GitError) -> Int {
    guard depth < 512 else {
      throw GitError(
        kind: .corrupt,
        message: Localized(
          en: "more than 512 folders stand in each other", nl: "er staan meer dan 512 mappen in elkaar"),
        operation: .readingTree,
        path: folder.map { String($0.prefix(200)) })
    }
    return depth + 1
  }

  func entries(of tree: ObjectID, under folder: String) throws(GitError) -> [TreeEntry] {
    try withObject(tree, of: GIT_OBJECT_TREE) { bytes in
      let tree = RawTree(bytes)
      var entries: [TreeEntry] = []
      var offset = 0
      while let entry = tree.next(&offset) { entries.append(entry.copied(under: folder)) }
      return entries
    }
  }
}
