import Languages
import CLibgit2

/// The other work trees of a repository, where git lists them and where they stand.
extension Repository {
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
            message: Localized(
              en: "the branch '\(branch)' is checked out in \(tree), which is locked and not there now",
              nl:
                "de branch '\(branch)' is uitgecheckt in \(tree), en die werkmap is vergrendeld en er nu niet"
            ),
            operation: .lookingAtWorkTrees, path: tree,
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
  func linkedWorkTrees() throws(GitError) -> [String] {
    try namedWorkTrees().filter { isOurs($0.folder, as: $0.name) }.map(\.folder)
  }

  /// The linked work trees that this repository and they do not agree on, of which git lists each here: one was put at another place, or is
  /// a copy.
  func strayWorkTrees() throws(GitError) -> [Finding] {
    try strays().map { .strayWorkTree($0.folder, $0.stray, remedy: $0.stray.remedy(for: $0.folder)) }
  }

  /// The linked work trees that git does not find until it is told where they or this repository are.
  ///
  /// - Returns: for each the branch that it stands on, and the refusal to move that.
  func workTreesAstray() throws(GitError) -> [(reference: String, refusal: GitError)] {
    var found: [(String, GitError)] = []
    for (name, folder, stray) in try strays() {
      guard let what = stray.sentence(about: folder),
        let head = Self.line(of: "\(commonDirectory)/worktrees/\(name)/HEAD"), head.hasPrefix("ref: ")
      else { continue }
      found.append(
        (
          try directName(of: String(head.dropFirst("ref: ".count))),
          GitError(
            kind: .underWay,
            message: Localized(
              en: "\(what.english), and would be left behind", nl: "\(what.dutch), en zou achterblijven"),
            operation: .lookingAtWorkTrees, path: folder, remedy: stray.remedy(for: folder))
        ))
    }
    return found
  }

  private func strays() throws(GitError) -> [(name: String, folder: String, stray: StrayWorkTree)] {
    let listed = try namedWorkTrees().filter { !isOurs($0.folder, as: $0.name) }.map { name, folder in
      // One that was left behind when the repository moved names a place where nothing is any more.
      let isLost = owner(of: folder).map { FileStamp.at($0) == nil } ?? false
      return (name, folder, isLost ? StrayWorkTree.lost : .others)
    }
    return listed + movedAway()
  }

  /// The linked work trees that are not any more where git lists them, and that can be told to stand elsewhere.
  private func movedAway() -> [(name: String, folder: String, stray: StrayWorkTree)] {
    Folder.names(in: commonDirectory + "/worktrees").compactMap { name in
      guard let place = Self.line(of: "\(commonDirectory)/worktrees/\(name)/gitdir"),
        place.hasSuffix("/.git"),
        FileStamp.at(place) == nil
      else { return nil }
      let old = String(place.dropLast("/.git".count))
      return movedAlong(name, from: old).map { (name, $0, .lost) }
        ?? renamed(name, from: old).map { (name, $0, .moved) }
    }
  }

  /// Where a work tree stands now that was put at another place together with this repository, as in a folder that was renamed: as it lay to
  /// the repository, so it lies still, and neither knows where the other is.
  private func movedAlong(_ name: String, from old: String) -> String? {
    let (now, before) = (commonDirectory.split(separator: "/"), old.split(separator: "/"))
    guard !before.isEmpty else { return nil }
    for depth in (0..<now.count).reversed() {
      for length in 1...before.count {
        let folder = "/" + (now.prefix(depth) + before.suffix(length)).joined(separator: "/")
        guard let owner = owner(of: folder), owner.hasSuffix("/worktrees/\(name)"), FileStamp.at(owner) == nil
        else { continue }
        let repository = String(owner.dropLast("/worktrees/\(name)".count))
        if Self.way(from: old, to: repository) == Self.way(from: folder, to: commonDirectory) {
          return folder
        }
      }
    }
    return nil
  }

  /// How many folders up one path lies from another, and then down through which.
  private static func way(from one: String, to other: String) -> [Substring] {
    let (start, end) = (one.split(separator: "/"), other.split(separator: "/"))
    let shared = zip(start, end).prefix { $0 == $1 }.count
    return Array(repeating: "..", count: start.count - shared) + end.dropFirst(shared)
  }

  /// Where a work tree stands now that got another name beside its old one. One that went farther is not looked for: it is as likely to be
  /// deleted.
  private func renamed(_ name: String, from old: String) -> String? {
    let around = String(old[..<(old.lastIndex(of: "/") ?? old.startIndex)])
    return Folder.names(in: around).lazy.map { "\(around)/\($0)" }.first { self.isOurs($0, as: name) }
  }

  /// The linked work trees that git lists here and whose folder is there.
  private func namedWorkTrees() throws(GitError) -> [(name: String, folder: String)] {
    var names = git_strarray()
    try check(git_worktree_list(&names, pointer), .listingWorkTrees)
    defer { git_strarray_dispose(&names) }
    return UnsafeBufferPointer(start: names.strings, count: names.count).compactMap { name in
      // One whose folder was deleted stays in the list until `git worktree prune`.
      guard let name,
        let tree = try? Handle(
          .openingWorkTree, freedBy: git_worktree_free,
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
