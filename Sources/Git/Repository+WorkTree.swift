import Languages
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
  /// - Throws: `.bareRepository`; `.unreadableIndex` with the command that makes it readable.
  package func workTreeChanges(under path: String = "") throws(GitError) -> [WorkTreeChange] {
    do throws(GitError) { return try changesOfStatus(under: path) } catch { throw indexError ?? error }
  }

  /// What is wrong with the index, with the command that makes it readable: libgit2 itself says only that it is; nil where nothing is.
  var indexError: GitError? {
    guard FileStamp.at(indexPath) != nil else { return nil }
    do throws(GitError) {
      _ = try IndexFile(indexPath)
      return nil
    } catch {
      return error
    }
  }

  private func changesOfStatus(under path: String) throws(GitError) -> [WorkTreeChange] {
    let operation = GitOperation.readingWorkTree
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

  /// Those of some files of HEAD that the index does not have: somebody staged that they are taken away.
  package func stagedAway(among paths: [String]) throws(GitError) -> [String] {
    guard let commit = try head().commit, FileStamp.at(indexPath) != nil else { return [] }
    let index = try IndexFile(indexPath)
    var found: [String] = []
    for path in paths where index.entry(at: path) == nil && !index.isUnmerged(path) {
      // As `git clone --no-checkout` leaves it: nobody took the file away.
      if index.isEmpty, FileStamp.at("\(workDirectory ?? "")/\(path)") == nil { continue }
      if try entry(at: path, in: commit) != nil { found.append(path) }
    }
    return found
  }

  /// Whether nothing was ever checked out here, as after `git clone --no-checkout`: then no file is gone.
  package var isWithoutFiles: Bool {
    guard let workDirectory, access(indexPath, F_OK) != 0 else { return false }
    return Folder.names(in: workDirectory).allSatisfy { $0 == ".git" }
  }

  /// Refuses a work tree whose index is gone: to git every file of it is taken away, and the next commit would do that.
  ///
  /// - Throws: `.unreadableIndex` with the command that makes it anew.
  package func mustHaveIndex() throws(GitError) {
    guard let workDirectory, FileStamp.at(indexPath) == nil, let commit = try head().commit else { return }
    for entry in try entries(of: "", in: commit) where FileStamp.at("\(workDirectory)/\(entry.name)") != nil {
      throw GitError(
        kind: .unreadableIndex,
        message: Localized(
          en: "\(indexPath) is not there, and to git every file is taken away",
          nl: "\(indexPath) is er niet, en voor git is elk bestand dus weggehaald"),
        operation: .readingIndex, path: indexPath, remedy: "git reset")
    }
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
    let unsaved =
      GIT_STATUS_WT_MODIFIED.rawValue | GIT_STATUS_WT_DELETED.rawValue | GIT_STATUS_WT_TYPECHANGE.rawValue
      | GIT_STATUS_WT_RENAMED.rawValue
    isUnsaved =
      entry.status.rawValue & unsaved != 0 && entry.status.rawValue & GIT_STATUS_CONFLICTED.rawValue == 0
    switch entry.status.rawValue {
    case let flags where flags & GIT_STATUS_CONFLICTED.rawValue != 0: status = .conflicted
    case let flags where flags & staged != 0: status = .staged
    case let flags where flags & GIT_STATUS_WT_NEW.rawValue != 0: status = .untracked
    case GIT_STATUS_CURRENT.rawValue, GIT_STATUS_IGNORED.rawValue: return nil
    default: status = .modified
    }
  }
}
