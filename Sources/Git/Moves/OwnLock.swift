import Languages
import Glibc

/// A lock file of git's that is a hard link to a file of ours.
///
/// So it is whole from its first moment, and for as long as our file stands anybody can tell that the lock is
/// ours, however its maker ended.
struct OwnLock {
  /// Our file, which holds what the locked file comes to hold.
  let file: String
  /// The lock.
  let path: String

  /// The file that the lock is of.
  var target: String { String(path.dropLast(".lock".count)) }

  /// Takes the lock; false where somebody has it.
  func take() throws(GitError) -> Bool {
    if link(file, path) == 0 { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV: return try copy()
    default: throw GitError(errno: errno, operation: .takingLock, path: path)
    }
  }

  /// Where the file system has no hard links: the lock is a copy, and known by its bytes.
  private func copy() throws(GitError) -> Bool {
    guard let bytes = WholeFile.bytes(file) else {
      throw GitError(
        kind: .notFound, message: Localized(en: "it is gone", nl: "die is al weg"), operation: .takingLock,
        path: file)
    }
    do throws(GitError) {
      try WholeFile.write(bytes, to: path)
      return true
    } catch {
      guard error.kind == .exists else { throw error }
      return false
    }
  }

  /// Whether the lock stands, and is ours.
  var isHeld: Bool { Self.areSame(file, path) }

  /// Whether the locked file is ours already.
  var isDone: Bool { Self.areSame(file, target) }

  /// Puts what the lock holds in place of the file that it locks, and keeps the lock until `release`.
  func put() throws(GitError) {
    unlink(passing)
    // Where there are no hard links, the lock goes with it.
    guard link(file, passing) == 0 else { return try commit() }
    guard rename(passing, target) == 0 else {
      throw GitError(errno: errno, operation: .replacingFile, path: target)
    }
  }

  /// A name of our file for the moment in which it comes to stand at its place.
  var passing: String { file + ".passing" }

  /// Puts what the lock holds in place of the file that it locks, which is free from then on.
  func commit() throws(GitError) {
    guard rename(path, target) == 0 else {
      throw GitError(errno: errno, operation: .replacingFile, path: target)
    }
  }

  /// Removes the lock if it is ours.
  func release() {
    if isHeld { unlink(path) }
  }

  private static func areSame(_ ours: String, _ other: String) -> Bool {
    var (own, its) = (stat(), stat())
    guard lstat(ours, &own) == 0, lstat(other, &its) == 0 else { return false }
    if own.st_dev == its.st_dev, own.st_ino == its.st_ino { return true }
    // A file with one name was never linked: there is no such thing here, or the repository was copied.
    guard own.st_nlink == 1, own.st_size == its.st_size, let bytes = WholeFile.bytes(ours) else {
      return false
    }
    return WholeFile.bytes(other) == bytes
  }
}
