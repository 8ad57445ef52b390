import Glibc

/// A file that is written whole under a name for the while, forced to the disk, and then gets its name. Without that it goes.
final class FinishedFile {
  private let folder: String
  private let temporary: String
  private var isNamed = false

  private init(_ temporary: String, in folder: String) {
    self.temporary = temporary
    self.folder = folder
  }

  deinit { if !isNamed { unlink(temporary) } }

  /// Writes a file that can only be read, as all objects of git.
  ///
  /// - Parameter isSynced: whether the disk has it when this returns; else that waits for `sync`.
  static func write(
    _ bytes: [UInt8], as prefix: String, inFolder folder: String, isSynced: Bool = true
  ) throws(GitError) -> FinishedFile {
    let temporary = folder + "/" + prefix + String(UInt64.random(in: .min ... .max), radix: 36)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: temporary) }
    let file = FinishedFile(temporary, in: folder)
    let isWritten =
      bytes.withUnsafeBytes { write($0, to: descriptor) } && (!isSynced || fsync(descriptor) == 0)
    let failure = errno
    guard close(descriptor) == 0, isWritten else {
      throw GitError(errno: isWritten ? errno : failure, operation: operation, path: temporary)
    }
    return file
  }

  /// Waits until the disk has the bytes of each of some files.
  static func sync(_ files: [FinishedFile]) throws(GitError) {
    try Disk.sync(files.map(\.temporary), as: .file, operation: operation)
  }

  /// Gives the file its name, which the disk has when this returns.
  func rename(to path: String) throws(GitError) {
    try name(path)
    try Disk.sync(folder, as: .folder, operation: Self.operation)
  }

  /// Gives the file its name; that the disk has it is for `Disk.sync`.
  func name(_ path: String) throws(GitError) {
    guard Glibc.rename(temporary, path) == 0 else {
      throw GitError(errno: errno, operation: Self.operation, path: path)
    }
    isNamed = true
  }

  /// Makes a folder, if it is not there.
  static func makeFolder(_ path: String) throws(GitError) {
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw GitError(errno: errno, operation: operation, path: path)
    }
  }

  private static let operation = GitOperation.writingObjects

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
