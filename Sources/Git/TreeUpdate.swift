import CLibgit2
import ObjectIDs

/// Files to set in a tree and files to take out of it.
struct TreeUpdate {
  let files: [(path: String, blob: ObjectID)]
  let removed: [String]

  init(set files: [(path: String, blob: ObjectID)], remove removed: [String]) {
    self.files = files
    self.removed = removed
  }

  /// Stores the tree that `base`, a tree or a commit, becomes.
  func apply(to base: ObjectID?, in repository: Repository) throws(GitError) -> ObjectID {
    let operation = "writing a tree"
    for path in files.map(\.path) + removed { try Self.validate(path) }
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
      update.filemode = GIT_FILEMODE_BLOB
      if index < files.count { update.id = files[index].blob.libgit2 }
      updates.append(update)
    }
    var id = git_oid()
    let code = git_tree_create_updated(&id, repository.pointer, base, updates.count, updates)
    try check(code, "writing a tree", path: files.first?.path ?? removed.first)
    return withExtendedLifetime(paths) { ObjectID(id) }
  }

  /// Refuses what git itself would not check out, before anything is written.
  static func validate(_ path: String) throws(GitError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.utf8.contains(0), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
      !parts.contains(where: { $0.lowercased() == ".git" })
    else {
      throw GitError(
        kind: .invalid, message: "“\(path)” cannot be a path in a repository", operation: "writing a tree",
        path: path)
    }
  }
}
