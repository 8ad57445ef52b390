import Languages
import CLibgit2
import Glibc
import ObjectIDs

/// An index as one file has it, apart from the repository that it is of.
final class IndexFile {
  /// What an index says of a path.
  struct Entry: Equatable {
    let id: ObjectID
    let mode: UInt32
    /// Whether a sparse checkout leaves the file out.
    let isSkipped: Bool
  }

  private let handle: Handle

  /// - Throws: `.unreadableIndex` with the command that makes it readable; `.corrupt`.
  ///
  /// - Parameter name: the index of which this file is a copy; nil where it is itself the index.
  init(_ path: String, of name: String? = nil) throws(GitError) {
    do throws(GitError) {
      // libgit2 says of an empty one that it is not there.
      guard FileStamp.at(path)?.size != 0 else {
        throw GitError(
          kind: .corrupt, message: Localized(en: "it is empty", nl: "dat is leeg"), operation: .readingIndex,
          path: path)
      }
      handle = try Handle(.readingIndex, path: path, freedBy: git_index_free) {
        git_index_open(&$0, path)
      }
    } catch {
      guard error.kind == .corrupt || error.kind == .other else { throw error }
      let name = name ?? path
      if Self.hasNoChecksum(path) {
        throw GitError(
          code: error.code, kind: .unreadableIndex,
          message: Localized(
            en: "\(name) has no checksum, as index.skipHash or feature.manyFiles have git write it",
            nl:
              "\(name) heeft geen controlegetal: git schrijft die zo door index.skipHash of feature.manyFiles"
          ),
          operation: error.operation, path: name,
          remedy: "git config index.skipHash false && git update-index --force-write-index")
      }
      throw GitError(
        code: error.code, kind: .unreadableIndex,
        message: Localized(
          en: "\(name) is damaged: \(error.message)", nl: "\(name) is beschadigd: \(error.said.dutch)"),
        operation: error.operation, path: name, remedy: "rm '\(name)' && git reset")
    }
  }

  /// Git writes zeros where it is told to save the time of a checksum; libgit2 1.5 takes that for damage.
  private static func hasNoChecksum(_ path: String) -> Bool {
    guard let bytes = WholeFile.bytes(path), bytes.count > ObjectID.byteCount,
      bytes.starts(with: Array("DIRC".utf8))
    else { return false }
    return bytes.suffix(ObjectID.byteCount).allSatisfy { $0 == 0 }
  }

  /// Lets libgit2 use this index wherever it needs one of that repository.
  func lend(to repository: Repository) { git_repository_set_index(repository.pointer, handle.pointer) }

  /// The first path that a merge could not unite; nil where there is none.
  var unmerged: String? { allUnmerged.first }

  /// The paths that a merge could not unite, each once.
  var allUnmerged: [String] {
    guard git_index_has_conflicts(handle.pointer) == 1 else { return [] }
    var paths: [String] = []
    for number in 0..<git_index_entrycount(handle.pointer) {
      guard let entry = git_index_get_byindex(handle.pointer, number), git_index_entry_stage(entry) != 0
      else {
        continue
      }
      let path = String(cString: entry.pointee.path)
      if paths.last != path { paths.append(path) }
    }
    return paths
  }

  /// Whether a merge left several versions of this path.
  func isUnmerged(_ path: String) -> Bool {
    (1...3).contains { git_index_get_bypath(handle.pointer, path, $0) != nil }
  }

  /// Whether it has no file at all.
  var isEmpty: Bool { git_index_entrycount(handle.pointer) == 0 }

  func entry(at path: String) -> Entry? {
    guard let entry = git_index_get_bypath(handle.pointer, path, 0)?.pointee else { return nil }
    return Entry(
      id: ObjectID(entry.id), mode: entry.mode,
      isSkipped: UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0)
  }

  /// Gives a path an entry.
  ///
  /// - Parameter status: the file's, as `lstat` tells it; nil for a file that a sparse checkout leaves out.
  func set(_ path: String, to file: TreeEntry, status: stat?) throws(GitError) {
    var entry = git_index_entry()
    entry.id = file.id.libgit2
    entry.mode = file.mode
    if let status {
      entry.ctime = Self.time(status.st_ctim)
      entry.mtime = Self.time(status.st_mtim)
      entry.dev = UInt32(truncatingIfNeeded: status.st_dev)
      entry.ino = UInt32(truncatingIfNeeded: status.st_ino)
      entry.uid = status.st_uid
      entry.gid = status.st_gid
      entry.file_size = UInt32(truncatingIfNeeded: status.st_size)
    } else {
      entry.flags_extended = UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
    }
    let code = path.withCString { path in
      entry.path = path
      return git_index_add(handle.pointer, &entry)
    }
    try check(code, .updatingIndex, path: path)
  }

  func remove(_ path: String) throws(GitError) {
    let code = git_index_remove(handle.pointer, path, 0)
    guard code != GIT_ENOTFOUND.rawValue else { return }
    try check(code, .updatingIndex, path: path)
  }

  func write() throws(GitError) { try check(git_index_write(handle.pointer), .updatingIndex) }

  /// Marks the entries whose file may have changed in the very second in which the old index was written.
  ///
  /// Git tells from the index's own time that it must look at their content; a new index has a new time, and
  /// would hide the change. A length of zero, where the content differs, makes git look.
  ///
  /// - Parameter content: the id that the file at a path would have if it were committed now.
  func settleRaces(
    with old: FileStamp, in root: String, content: (String) throws(GitError) -> ObjectID?
  ) throws(GitError) {
    let second = Int32(truncatingIfNeeded: old.modifiedAt / 1_000_000_000)
    for number in 0..<git_index_entrycount(handle.pointer) {
      guard let entry = git_index_get_byindex(handle.pointer, number),
        entry.pointee.mtime.seconds >= second, entry.pointee.mode & 0o170000 == 0o100000,
        UInt32(entry.pointee.flags_extended) & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue == 0
      else { continue }
      let path = String(cString: entry.pointee.path)
      if Self.isUntouched(entry.pointee, at: root + "/" + path, since: old) { continue }
      if try content(path) != ObjectID(entry.pointee.id) {
        UnsafeMutablePointer(mutating: entry).pointee.file_size = 0
      }
    }
  }

  /// Whether the file has the entry's times to the nanosecond, and these are older than the index by more
  /// than a tick of any clock that stamps files.
  private static func isUntouched(_ entry: git_index_entry, at path: String, since old: FileStamp) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, entry.mtime.nanoseconds != 0 else { return false }
    let (mtime, ctime) = (time(status.st_mtim), time(status.st_ctim))
    return mtime.seconds == entry.mtime.seconds && mtime.nanoseconds == entry.mtime.nanoseconds
      && ctime.seconds == entry.ctime.seconds && ctime.nanoseconds == entry.ctime.nanoseconds
      && UInt32(truncatingIfNeeded: status.st_size) == entry.file_size
      && FileStamp(status).modifiedAt + 20_000_000 < old.modifiedAt
  }

  private static func time(_ time: timespec) -> git_index_time {
    git_index_time(
      seconds: Int32(truncatingIfNeeded: time.tv_sec), nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec))
  }
}
