import CLibgit2
import Glibc

extension Repository {
  /// Whether a branch is checked out in any work tree of this repository, so that moving it alone would make
  /// `git status` lie there.
  package func isCheckedOut(_ reference: String) throws(GitError) -> Bool {
    try !workTrees(on: reference).isEmpty
  }

  /// The work trees that stand on a branch, with a commit or without: this one, the main one and linked ones.
  package func workTrees(on reference: String) throws(GitError) -> [String] {
    try followers(of: reference).compactMap(\.workDirectory).sorted()
  }

  /// Every work tree of this repository, and the bare one that they hang on: this handle, the main one and
  /// linked ones.
  func workTrees() throws(GitError) -> [Repository] {
    var found = [self]
    if gitDirectory != commonDirectory { found.append(try Repository.open(at: commonDirectory)) }
    for folder in try linkedWorkTrees() where folder != workDirectory {
      found.append(try Repository.open(at: folder))
    }
    return found
  }

  /// The paths at or below `path` that are not as HEAD has them, sorted by path; ignored files are left out,
  /// and so are those that a sparse checkout does not have here.
  ///
  /// - Throws: `.bareRepository`.
  package func workTreeChanges(under path: String = "") throws(GitError) -> [WorkTreeChange] {
    let operation = "reading the work tree"
    var options = git_status_options()
    git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION))
    options.flags =
      GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
      | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue
    let paths = CStrings(path.isEmpty ? [] : [path])
    let list = try Handle(operation, path: path, freedBy: git_status_list_free) { made in
      paths.withList { list in
        options.pathspec = list
        return git_status_list_new(&made, pointer, &options)
      }
    }
    let changes = (0..<git_status_list_entrycount(list.pointer)).compactMap { index in
      git_status_byindex(list.pointer, index).flatMap { WorkTreeChange($0.pointee) }
    }
    return try withoutSkipped(changes).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func withoutSkipped(_ changes: [WorkTreeChange]) throws(GitError) -> [WorkTreeChange] {
    // The index is read only where there is something to ask of it.
    guard changes.contains(where: { $0.status == .modified }) else { return changes }
    let index = try IndexFile(indexPath)
    var left: [WorkTreeChange] = []
    for change in changes {
      if change.status == .modified {
        if index.entry(at: change.path)?.isSkipped == true { continue }
        // Of a filtered file libgit2 cannot tell.
        if try filtering(of: change.path) != nil { continue }
      }
      left.append(change)
    }
    return left
  }

  /// The linked work trees that somebody locked and whose folder is away, as a stick is: git keeps them, and moves no branch
  /// under them. One that is gone and not locked is none any more.
  ///
  /// - Returns: for each the branch that it stands on, and the refusal to move that.
  func workTreesAway() throws(GitError) -> [(reference: String, refusal: GitError)] {
    var found: [(String, GitError)] = []
    for name in Folder.names(in: commonDirectory + "/worktrees") {
      let folder = "\(commonDirectory)/worktrees/\(name)"
      guard FileStamp.at(folder + "/locked") != nil, let place = Self.line(of: folder + "/gitdir"),
        FileStamp.at(place) == nil, let head = Self.line(of: folder + "/HEAD"), head.hasPrefix("ref: ")
      else { continue }
      let reference = try directName(of: String(head.dropFirst("ref: ".count)))
      let tree = place.hasSuffix("/.git") ? String(place.dropLast("/.git".count)) : place
      let branch = reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference
      found.append(
        (
          reference,
          GitError(
            kind: .workTreeAway,
            message: "the branch '\(branch)' is checked out in \(tree), which is locked and not there now",
            operation: "looking at the work trees", path: tree,
            remedy: "git worktree unlock \(GitError.typed(tree)) && git worktree prune")
        ))
    }
    return found
  }

  /// The only line of a file of git's; nil where there is no such file.
  private static func line(of path: String) -> String? {
    WholeFile.bytes(path).map { bytes in
      String(String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
    }
  }

  /// The folders of the linked work trees that belong to this repository.
  private func linkedWorkTrees() throws(GitError) -> [String] {
    try namedWorkTrees().filter { isOurs($0.folder, as: $0.name) }.map(\.folder)
  }

  /// The linked work trees that git lists here and that do not hang on this repository: it was put at another place, or is a copy.
  func foreignWorkTrees() throws(GitError) -> [Finding] {
    try namedWorkTrees().filter { !isOurs($0.folder, as: $0.name) }.map { name, folder in
      // One that was left behind when the repository moved names a place where nothing is any more.
      let isAnothers = owner(of: folder).map { FileStamp.at($0) != nil } ?? true
      return .foreignWorkTree(
        folder, isAnothers: isAnothers,
        remedy: isAnothers ? "git worktree repair" : "git worktree repair \(GitError.typed(folder))")
    }
  }

  /// The linked work trees that lost this repository when it was put at another place, and that git does not find until it is told.
  ///
  /// - Returns: for each the branch that it stands on, and the refusal to move that.
  func workTreesAstray() throws(GitError) -> [(reference: String, refusal: GitError)] {
    var found: [(String, GitError)] = []
    for case .foreignWorkTree(let folder, isAnothers: false, let remedy) in try foreignWorkTrees() {
      let place = "\(commonDirectory)/worktrees/"
      for name in Folder.names(in: place) where Self.line(of: place + name + "/gitdir") == folder + "/.git" {
        guard let head = Self.line(of: place + name + "/HEAD"), head.hasPrefix("ref: ") else { continue }
        found.append(
          (
            try directName(of: String(head.dropFirst("ref: ".count))),
            GitError(
              kind: .underWay,
              message:
                "the work tree \(folder) looks for this repository at another place, and would be left behind",
              operation: "looking at the work trees", path: folder, remedy: remedy)
          ))
      }
    }
    return found
  }

  /// The linked work trees that git lists here and whose folder is there.
  private func namedWorkTrees() throws(GitError) -> [(name: String, folder: String)] {
    var names = git_strarray()
    try check(git_worktree_list(&names, pointer), "listing work trees")
    defer { git_strarray_dispose(&names) }
    return UnsafeBufferPointer(start: names.strings, count: names.count).compactMap { name in
      // One whose folder was deleted stays in the list until `git worktree prune`.
      guard let name,
        let tree = try? Handle(
          "opening a work tree", freedBy: git_worktree_free,
          {
            git_worktree_lookup(&$0, pointer, name)
          }), git_worktree_validate(tree.pointer) == 0
      else { return nil }
      return git_worktree_path(tree.pointer).map { (String(cString: name), String(cString: $0)) }
    }
  }

  /// Whether a work tree says of itself that it hangs on this repository: a note here outlives a move, and is copied along.
  private func isOurs(_ folder: String, as name: String) -> Bool {
    owner(of: folder).map { Self.resolved($0) } == Self.resolved("\(commonDirectory)/worktrees/\(name)")
  }

  /// Where a linked work tree says that its repository keeps what belongs to it; nil where it says nothing.
  private func owner(of folder: String) -> String? {
    let mark = "gitdir: "
    guard let line = Self.line(of: folder + "/.git"), line.hasPrefix(mark) else { return nil }
    let path = String(line.dropFirst(mark.count))
    return path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}

extension WorkTreeChange {
  /// What one entry of libgit2's status says; nil where it says nothing that we report.
  fileprivate init?(_ entry: git_status_entry) {
    let delta = entry.head_to_index ?? entry.index_to_workdir
    guard let file = delta?.pointee.new_file.path ?? delta?.pointee.old_file.path else { return nil }
    path = String(cString: file)
    let staged =
      GIT_STATUS_INDEX_NEW.rawValue | GIT_STATUS_INDEX_MODIFIED.rawValue | GIT_STATUS_INDEX_DELETED.rawValue
      | GIT_STATUS_INDEX_RENAMED.rawValue | GIT_STATUS_INDEX_TYPECHANGE.rawValue
    switch entry.status.rawValue {
    case let flags where flags & GIT_STATUS_CONFLICTED.rawValue != 0: status = .conflicted
    case let flags where flags & staged != 0: status = .staged
    case let flags where flags & GIT_STATUS_WT_NEW.rawValue != 0: status = .untracked
    case GIT_STATUS_CURRENT.rawValue, GIT_STATUS_IGNORED.rawValue: return nil
    default: status = .modified
    }
  }
}
