import CLibgit2
import Glibc
package import ObjectIDs

extension Repository {
  /// The paths whose work would be lost if this work tree moved from one commit to another: changed, staged,
  /// or in the way of a new file. A file that is already as it will be is no obstacle.
  ///
  /// - Parameters:
  ///   - paths: what is asked about; nil for everything in which the commits differ.
  ///   - old: the commit that the work tree stands on; nil where its branch has none yet.
  /// - Throws: `.bareRepository`.
  package func obstacles(
    paths: [String]? = nil, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [String] {
    let index = try freshIndex()
    var found: [String] = []
    for change in try checkoutChanges(paths, from: old, to: new) {
      if try state(of: change, in: index) == .inTheWay { found.append(change.path) }
    }
    return found
  }

  /// Moves index and files of this work tree from one commit to another, in exactly the paths where they
  /// differ.
  ///
  /// To be called when the branch has moved; safe to call again.
  ///
  /// - Parameters:
  ///   - paths: what to move; nil for everything in which the commits differ.
  ///   - old: the commit that index and files are of; nil where the branch had none yet.
  /// - Throws: `.conflict` with the first obstacle, before anything is written; `.bareRepository`,
  ///   `.noSpace`, `.readOnly`.
  package func refreshWorkTree(
    paths: [String]? = nil, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) {
    let operation = "updating the work tree"
    let index = try freshIndex()
    var pending: [String] = []
    for change in try checkoutChanges(paths, from: old, to: new) {
      switch try state(of: change, in: index) {
      case .done: continue
      case .clean: pending.append(change.path)
      case .inTheWay:
        throw GitError(
          kind: .conflict, message: "\(change.path) has changes that are not committed", operation: operation,
          path: change.path)
      }
    }
    // An empty list of paths would mean all of them.
    if !pending.isEmpty { try checkOut(pending, from: old, to: new) }
  }

  /// Gives the index the entries that a commit has at `paths`, and leaves the files alone: for a commit of
  /// what the work tree holds already.
  ///
  /// - Throws: `.bareRepository`, `.noSpace`, `.readOnly`, `.locked`.
  package func stage(_ paths: [String], from commit: ObjectID) throws(GitError) {
    let operation = "updating the index"
    try needWorkTree(operation)
    guard !paths.isEmpty else { return }
    var id = commit.libgit2
    let target = try Handle(operation, path: commit.hex, freedBy: git_object_free) {
      git_object_lookup(&$0, pointer, &id, GIT_OBJECT_COMMIT)
    }
    let strings = CStrings(paths)
    let code = strings.withList { list in
      var list = list
      return git_reset_default(pointer, target.pointer, &list)
    }
    try check(code, operation, path: paths.first)
  }

  private enum PathState {
    /// As the old commit has it.
    case clean
    /// As the new commit has it.
    case done
    /// As neither has it.
    case inTheWay
  }

  private func checkoutChanges(
    _ paths: [String]?, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [TreeChange] {
    guard let paths else { return try changes(under: "", from: old, to: new) }
    var found: [TreeChange] = []
    for path in paths { found += try changes(under: path, from: old, to: new) }
    return found
  }

  /// The index as it is on the disk now, not as it was when the repository was opened.
  private func freshIndex() throws(GitError) -> Handle {
    let operation = "reading the index"
    try needWorkTree(operation)
    let index = try Handle(operation, path: gitDirectory, freedBy: git_index_free) {
      git_repository_index(&$0, pointer)
    }
    try check(git_index_read(index.pointer, 0), operation, path: gitDirectory)
    return index
  }

  private func needWorkTree(_ operation: String) throws(GitError) {
    guard isBare else { return }
    throw GitError(
      kind: .bareRepository, message: "a bare repository has no work tree", operation: operation,
      path: gitDirectory)
  }

  private func state(of change: TreeChange, in index: borrowing Handle) throws(GitError) -> PathState {
    let staged = git_index_get_bypath(index.pointer, change.path, 0).map {
      (id: ObjectID($0.pointee.id), mode: $0.pointee.mode)
    }
    let conflicted = git_index_get_bypath(index.pointer, change.path, 2) != nil
    let onDisk = try contentOnDisk(of: change)
    func isAs(_ entry: TreeEntry?) -> Bool {
      staged?.id == entry?.id && staged?.mode == entry?.mode && onDisk == .some(entry?.id)
    }
    if conflicted { return .inTheWay }
    return isAs(change.new) ? .done : isAs(change.old) ? .clean : .inTheWay
  }

  /// The id that the file would have if it were committed now. The outer nil: something that is no file of
  /// the kind that the commits have there; the inner nil: nothing.
  private func contentOnDisk(of change: TreeChange) throws(GitError) -> ObjectID?? {
    guard let workDirectory else { return nil }
    let path = workDirectory + "/" + change.path
    let kind = (change.old ?? change.new)?.kind
    var status = stat()
    if lstat(path, &status) != 0 { return errno == ENOENT ? .some(nil) : nil }
    switch (status.st_mode & S_IFMT, kind) {
    case (S_IFREG, .blob):
      var id = git_oid()
      let code = git_repository_hashfile(&id, pointer, path, GIT_OBJECT_BLOB, change.path)
      try check(code, "reading a file", path: path)
      return .some(ObjectID(id))
    case (S_IFLNK, .link):
      return .some(try linkTarget(at: path))
    default:
      return nil
    }
  }

  func linkTarget(at path: String) throws(GitError) -> ObjectID {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length >= 0 else { throw GitError(errno: errno, operation: "reading a link", path: path) }
    var id = git_oid()
    try check(git_odb_hash(&id, buffer, length, GIT_OBJECT_BLOB), "reading a link", path: path)
    return ObjectID(id)
  }

  private func checkOut(_ paths: [String], from old: ObjectID?, to new: ObjectID) throws(GitError) {
    let operation = "updating the work tree"
    var options = git_checkout_options()
    git_checkout_options_init(&options, UInt32(GIT_CHECKOUT_OPTIONS_VERSION))
    // Safe: libgit2 looks again at each file just before it writes.
    options.checkout_strategy = GIT_CHECKOUT_SAFE.rawValue | GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH.rawValue
    let target = try treeHandle(of: new)
    let baseline = try treeHandle(of: old)
    options.baseline = baseline.pointer
    let strings = CStrings(paths)
    let code = strings.withList { list in
      options.paths = list
      return git_checkout_tree(pointer, target.pointer, &options)
    }
    try check(code, operation, path: paths.first)
  }

  /// The root tree of a commit as libgit2 has it; an empty one for nil.
  private func treeHandle(of commit: ObjectID?) throws(GitError) -> Handle {
    let tree: ObjectID
    if let commit { tree = try self.tree(of: commit) } else { tree = try self.tree(updating: nil, set: []) }
    var id = tree.libgit2
    return try Handle("reading a tree", path: tree.hex, freedBy: git_object_free) {
      git_object_lookup(&$0, pointer, &id, GIT_OBJECT_TREE)
    }
  }
}
