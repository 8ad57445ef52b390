import Dispatch
import Glibc
import Synchronization

/// What the disk has, and not the memory of the machine alone.
enum Disk {
  /// What is written under a path.
  enum Kind {
    case file
    /// The names in a folder.
    case folder
  }

  /// Waits until the disk has what was written under each of these paths.
  ///
  /// All are asked for at once, and not one after the other: the file system then commits its journal once for many of them.
  ///
  /// - Parameter mayBeGone: whether one that is not there any more is as good.
  /// - Throws: the error of the first path that has one, in the order given.
  static func sync(
    _ paths: [String], as kind: Kind, operation: GitOperation, mayBeGone: Bool = false
  ) throws(GitError) {
    let failures = Mutex<[Int: GitError]>([:])
    DispatchQueue.concurrentPerform(iterations: paths.count) { number in
      do throws(GitError) {
        try sync(paths[number], as: kind, operation: operation)
      } catch {
        if !(mayBeGone && error.kind == .notFound) { failures.withLock { $0[number] = error } }
      }
    }
    let all = failures.withLock { $0 }
    if let first = all.keys.min(), let error = all[first] { throw error }
  }

  /// Waits until the disk has what was written under a path.
  static func sync(_ path: String, as kind: Kind, operation: GitOperation) throws(GitError) {
    let how = kind == .folder ? O_DIRECTORY : O_NOFOLLOW
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | how)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    defer { close(descriptor) }
    // Some file systems cannot do it for a folder, and then need not.
    guard fsync(descriptor) == 0 || kind == .folder && errno == EINVAL else {
      throw GitError(errno: errno, operation: operation, path: path)
    }
  }
}
