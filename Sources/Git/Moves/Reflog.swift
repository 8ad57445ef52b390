import Glibc

/// The file in which git notes where a reference has been, a line for each move.
struct Reflog {
  let path: String

  /// Adds a line, whole or not at all.
  func append(_ line: String) throws(GitError) {
    let operation = GitOperation.writingReflog
    var descriptor = openForAppending()
    if descriptor < 0, errno == EISDIR || errno == ENOENT {
      if errno == EISDIR { Folder.removeIfHollow(path) } else { try Folder.makeParents(of: path) }
      descriptor = openForAppending()
    }
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    defer { close(descriptor) }
    let length = lseek(descriptor, 0, SEEK_END)
    guard WholeFile.append(Array(line.utf8), to: descriptor) else {
      let error = GitError(errno: errno, operation: operation, path: path)
      ftruncate(descriptor, length)
      throw error
    }
  }

  /// Whether this is the last line.
  func ends(with line: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return Self.start(of: line, atTheEndOf: descriptor) != nil
  }

  /// Takes the last line away if it is this one.
  func retract(_ line: String) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard let start = Self.start(of: line, atTheEndOf: descriptor) else { return }
    ftruncate(descriptor, start)
  }

  private static func start(of line: String, atTheEndOf descriptor: Int32) -> Int? {
    let bytes = Array(line.utf8)
    let start = Int(lseek(descriptor, 0, SEEK_END)) - bytes.count
    var end = [UInt8](repeating: 0, count: bytes.count)
    guard start >= 0, pread(descriptor, &end, end.count, start) == end.count, end == bytes else { return nil }
    return start
  }

  private func openForAppending() -> Int32 {
    open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
  }
}
