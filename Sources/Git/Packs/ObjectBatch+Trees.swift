import Languages
import CLibgit2
package import ObjectIDs

extension ObjectBatch {
  /// Adds the tree that `base` becomes when files are set and removed; blobs of this batch may be set.
  ///
  /// - Parameters:
  ///   - base: a tree or a commit; nil for the empty tree.
  ///   - files: paths with their blobs, as ordinary files; folders that lack are made, and a file that may be run stays
  ///     one that may.
  ///   - removed: paths of files that go; a folder that becomes empty goes too.
  /// - Throws: `.notFound` where `base` or a removed path does not exist; `.invalid` for a path that git does
  ///   not allow, and for a file in place of a folder.
  package mutating func tree(
    updating base: ObjectID?, set files: [(path: String, blob: ObjectID)], remove removed: [String] = []
  ) throws(GitError) -> ObjectID {
    for path in files.map(\.path) + removed { try Self.validate(path) }
    var edit = TreeEdit(path: "")
    for file in files { try edit.add(.set(file.blob), at: file.path) }
    for path in removed { try edit.add(.remove, at: path) }
    var start: ObjectID?
    if let base { start = try tree(of: base) }
    guard let new = try tree(start, applying: edit) else { return try add(tree: [], from: nil) }
    return new
  }

  /// The tree of a commit of this batch or of the repository; a tree is its own.
  package func tree(of id: ObjectID) throws(GitError) -> ObjectID {
    if trees[id] != nil { return id }
    if let place = place(of: id), let links = bytes(at: place)?.withUnsafeBytes({ RawCommit($0).links }) {
      return links.tree
    }
    return try repository.weight(of: id).kind == .tree ? id : repository.tree(of: id)
  }

  /// The tree that another becomes; nil where nothing is left in it.
  private mutating func tree(_ base: ObjectID?, applying edit: TreeEdit) throws(GitError) -> ObjectID? {
    var old: [UInt8] = []
    if let base { old = try bytes(ofTree: base) }
    var folders: [String: TreeEdit.Change] = [:]
    for (name, inner) in edit.folders {
      let folder = old.withUnsafeBytes { RawTree($0).entry(named: name).map { (id: $0.id, $0.isTree) } }
      if let folder, !folder.1 { throw TreeEdit.inTheWay(inner.path) }
      let new = try tree(folder?.id, applying: inner)
      folders[name] = new.map { .set($0) } ?? .remove
    }
    let new = try edit.applied(to: old, folders: folders)
    return new.isEmpty ? nil : try add(tree: new, from: base)
  }

  /// Adds a tree: as its difference from the first one that it came from, because the trees of one folder differ in few
  /// entries.
  private mutating func add(tree: [UInt8], from base: ObjectID?) throws(GitError) -> ObjectID {
    let id = try Self.id(of: tree, GIT_OBJECT_TREE)
    guard trees[id] == nil else { return id }
    var (content, origin) = (Content.whole(tree), id)
    if let base, let first = trees[base]?.origin, let start = trees[first]?.bytes,
      let place = place(of: first)
    {
      let delta = DeltaWriter(from: start, to: tree).bytes
      if 2 * delta.count < tree.count { (content, origin) = (.delta(base: place, delta), first) }
    }
    trees[id] = (tree, origin)
    return add(content, as: GIT_OBJECT_TREE, id: id)
  }

  private func bytes(ofTree id: ObjectID) throws(GitError) -> [UInt8] {
    if let made = trees[id] { return made.bytes }
    return try repository.withObject(id, of: GIT_OBJECT_TREE) { Array($0) }
  }

  /// Refuses what git itself would not check out, before anything is written.
  private static func validate(_ path: String) throws(GitError) {
    let slash = UInt8(ascii: "/")
    let parts = path.utf8.split(separator: slash, omittingEmptySubsequences: false).map { Substring($0) }
    guard !path.utf8.contains(0), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
      !parts.contains(where: { $0.lowercased() == ".git" })
    else {
      throw GitError(
        kind: .invalid,
        message: Localized(
          en: "“\(path)” cannot be a path in a repository",
          nl: "“\(path)” kan geen pad in een repository zijn"), operation: .writingTree,
        path: path)
    }
  }
}
