import Glibc

/// A lock on a file that this process holds until it is released; the kernel lets it go when the process
/// dies.
///
/// Politeness between our own processes, so that they wait instead of racing. What keeps a branch whole is
/// the comparison in `Repository.move`.
struct FileLock {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Lets the next one in. Once only.
  func release() { close(descriptor) }

  /// Waits for the lock until `deadline`; the file and its folder are made where they lack.
  ///
  /// - Throws: `.locked` when somebody else holds it still; `.readOnly`, `.noSpace`.
  static func take(
    _ name: String, inFolder folder: String, until deadline: ContinuousClock.Instant
  ) throws(GitError) -> FileLock {
    let operation = "waiting for the lock"
    let path = folder + "/" + name
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw GitError(errno: errno, operation: operation, path: folder)
    }
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    let lock = FileLock(descriptor: descriptor)
    var pause = Backoff()
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < deadline else {
        lock.release()
        throw GitError(
          kind: .locked, message: "another process is writing and holds \(path)", operation: operation,
          path: path)
      }
      pause.wait()
    }
    return lock
  }
}
