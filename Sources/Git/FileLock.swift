import Languages
import Glibc

/// A lock on a file that this process holds until it is released; the kernel lets it go when the process
/// dies.
///
/// Politeness between our own processes, so that they wait instead of racing. What keeps a branch whole is
/// the comparison in `Repository.update`.
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
    // Short ones: a writer that writes again at once would else take the lock before who waits wakes up.
    var pause = Backoff(end: 16_000)
    while true {
      if let lock = try takeNow(name, inFolder: folder) { return lock }
      guard ContinuousClock.now < deadline else {
        let path = folder + "/" + name
        throw GitError(
          kind: .locked,
          message: Localized(
            en: "another process is writing and holds \(path)",
            nl: "een ander proces is aan het schrijven en houdt \(path) vast"), operation: operation,
          path: path)
      }
      pause.wait()
    }
  }

  /// Takes the lock without waiting; nil where somebody else holds it.
  ///
  /// - Throws: `.readOnly`, `.noSpace`.
  static func takeNow(_ name: String, inFolder folder: String) throws(GitError) -> FileLock? {
    let path = folder + "/" + name
    try Folder.make(folder)
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return FileLock(descriptor: descriptor)
  }

  /// What comes of asking for a lock.
  enum Answer {
    case had(FileLock)
    case held
    /// There is no such folder, or its disk has no locks.
    case cannotBe
  }

  /// Asks for a lock on a folder without waiting.
  static func ask(folder: String) -> Answer {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return .cannotBe }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .had(FileLock(descriptor: descriptor)) }
    let isHeld = errno == EWOULDBLOCK
    close(descriptor)
    return isHeld ? .held : .cannotBe
  }

  /// Takes a lock on a folder without waiting; nil where somebody else holds it, or it cannot be had.
  static func takeNow(folder: String) -> FileLock? {
    guard case .had(let lock) = ask(folder: folder) else { return nil }
    return lock
  }

  /// Whether what is locked still stands at a path.
  func isOf(_ path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_dev == there.st_dev
      && own.st_ino == there.st_ino
  }

  private static let operation = GitOperation.waitingForLock
}
