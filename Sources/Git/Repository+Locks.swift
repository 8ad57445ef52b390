import Languages
import Glibc

extension Repository {
  /// How old a lock file must be, in seconds, before it may be removed.
  package static let staleAge: Int64 = 60

  /// The lock files in the repository now that stop whoever writes, us or plain git, sorted by path. A first
  /// look: one that another process is just using is among them.
  ///
  /// Other locks (`gc.pid.lock`, `gc.log.lock`) stop nobody but their own kind.
  package func staleLocks() throws(GitError) -> [StaleLock] {
    var found: [StaleLock] = []
    let linked = Folder.names(in: commonDirectory + "/worktrees").map { "\(commonDirectory)/worktrees/\($0)" }
    for folder in Set([gitDirectory, commonDirectory] + linked) {
      for name in Self.lockedFiles { found += [Self.look(at: "\(folder)/\(name).lock")].compactMap(\.self) }
    }
    Self.collectLocks(below: commonDirectory + "/refs", into: &found)
    return found.sorted { $0.path < $1.path }
  }

  /// The files of a git folder without whose lock somebody cannot go on.
  private static let lockedFiles = [
    "index", "HEAD", "ORIG_HEAD", "packed-refs", "config", "config.worktree", "shallow",
  ]

  /// Removes a lock file that its process left behind: the second look.
  ///
  /// - Throws: `.locked` when it is younger than `staleAge` or has changed since the first look, or when a git
  ///   process that lives may hold it; `.notFound` when it is gone; `.readOnly`.
  package func remove(_ lock: StaleLock) throws(GitError) {
    let operation = GitOperation.removingLock
    let end = ContinuousClock.now + .seconds(1)
    let prefix = commonDirectory + "/"
    let reference =
      lock.path.hasPrefix(prefix) ? String(lock.path.dropFirst(prefix.count).dropLast(5)) : "HEAD"
    let ours = try writersLock(for: reference, until: end)
    defer { ours.release() }
    guard let now = Self.look(at: lock.path) else {
      throw GitError(
        kind: .notFound, message: Localized(en: "it is gone", nl: "die is al weg"), operation: operation,
        path: lock.path)
    }
    guard now.inode == lock.inode, now.size == lock.size, now.modifiedAt == lock.modifiedAt,
      now.isOld
    else {
      throw GitError(
        kind: .locked,
        message: Localized(
          en: "\(lock.path) may be in use: it is \(now.ageInWords.english) or has just changed",
          nl: "\(lock.path) is misschien in gebruik: \(now.ageInWords.dutch), of net veranderd"),
        operation: operation, path: lock.path)
    }
    switch holder(of: now) {
    case .nobody: break
    case .git(let process):
      throw GitError(
        kind: .locked,
        message: Localized(
          en: "\(lock.path) may be held by git, process \(process)",
          nl: "git, proces \(process), heeft \(lock.path) misschien nog in gebruik"), operation: operation,
        path: lock.path)
    case .unknown:
      throw GitError(
        kind: .locked,
        message: Localized(
          en: "it cannot be told whether somebody holds \(lock.path)",
          nl: "of iemand \(lock.path) in gebruik heeft, is niet te zien"),
        operation: operation, path: lock.path)
    }
    guard unlink(lock.path) == 0 else { throw GitError(errno: errno, operation: operation, path: lock.path) }
  }

  static func collectLocks(below folder: String, into found: inout [StaleLock]) {
    for name in Folder.names(in: folder) {
      let path = folder + "/" + name
      if name.hasSuffix(".lock"), let lock = look(at: path) {
        found.append(lock)
      } else {
        collectLocks(below: path, into: &found)
      }
    }
  }

  static func look(at path: String) -> StaleLock? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return StaleLock(
      path: path, size: Int64(status.st_size), age: Int64(time(nil) - status.st_mtim.tv_sec),
      inode: UInt64(status.st_ino),
      modifiedAt: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }
}
