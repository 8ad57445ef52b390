import CLibgit2
import ObjectIDs

@testable import Git

/// What libgit2 makes of a tree when files are set and removed: what a batch is held against.
struct LibgitTreeUpdate {
  let files: [(path: String, blob: ObjectID)]
  let removed: [String]

  /// Stores the tree that `base`, a tree or a commit, becomes.
  func apply(to base: ObjectID?, in repository: Repository) throws(GitError) -> ObjectID {
    try write(onTreeOf: base, in: repository)
  }

  private func write(onTreeOf base: ObjectID?, in repository: Repository) throws(GitError) -> ObjectID {
    let operation = GitOperation.writingTree
    guard let base else { return try write(on: nil, in: repository) }
    var id = base.libgit2
    let object = try Handle(operation, path: base.hex, freedBy: git_object_free) {
      git_object_lookup(&$0, repository.pointer, &id, GIT_OBJECT_ANY)
    }
    let tree = try Handle(operation, path: base.hex, freedBy: git_object_free) {
      git_object_peel(&$0, object.pointer, GIT_OBJECT_TREE)
    }
    return try write(on: tree.pointer, in: repository)
  }

  private func write(on base: OpaquePointer?, in repository: Repository) throws(GitError) -> ObjectID {
    let paths = CStrings(files.map(\.path) + removed)
    var updates: [git_tree_update] = []
    for (index, path) in paths.pointers.enumerated() {
      var update = git_tree_update()
      update.path = UnsafePointer(path)
      update.action = index < files.count ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE
      update.filemode = mode(of: paths.pointers[index], in: base)
      if index < files.count { update.id = files[index].blob.libgit2 }
      updates.append(update)
    }
    var id = git_oid()
    let code = git_tree_create_updated(&id, repository.pointer, base, updates.count, updates)
    try check(code, .writingTree, path: files.first?.path ?? removed.first)
    return withExtendedLifetime(paths) { ObjectID(id) }
  }

  /// As `TreeEntry.plainMode`, of what stands at a path now.
  private func mode(of path: UnsafeMutablePointer<CChar>?, in base: OpaquePointer?) -> git_filemode_t {
    var entry: OpaquePointer?
    guard let base, git_tree_entry_bypath(&entry, base, path) == 0, let entry else {
      return GIT_FILEMODE_BLOB
    }
    defer { git_tree_entry_free(entry) }
    return git_filemode_t(TreeEntry.plainMode(of: git_tree_entry_filemode_raw(entry).rawValue))
  }
}
