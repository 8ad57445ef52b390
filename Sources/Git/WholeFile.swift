import Glibc

/// Reads and writes a file that is small, or read once: unlike a mapped one it may be cut short meanwhile.
package enum WholeFile {
  /// The bytes of a file; nil where it is absent, no file, or cannot be read. Never waits for a FIFO.
  ///
  /// - Parameter most: how many bytes at most, from its beginning; all where it is nil.
  static func bytes(_ path: String, most: Int? = nil) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let length = min(Int(status.st_size), most ?? Int.max)
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      while filled < length {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled..<length])
        let count = read(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
    return bytes.count == length ? bytes : nil
  }

  /// Makes a file; one that could not be written whole is removed again.
  ///
  /// - Parameters:
  ///   - mode: its permissions, less the umask.
  ///   - replacing: whether one that is there is written over, instead of refused.
  ///   - isSynced: whether it is on the disk, and not only in memory, when this returns.
  /// - Throws: `.exists`, `.noSpace`, `.readOnly`.
  static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o666, replacing: Bool = false, isSynced: Bool = false
  ) throws(GitError) {
    let operation = GitOperation.writingFile
    let how = replacing ? O_TRUNC : O_EXCL
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | how, mode)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    defer { close(descriptor) }
    guard append(bytes, to: descriptor), !isSynced || fsync(descriptor) == 0 else {
      let error = GitError(errno: errno, operation: operation, path: path)
      unlink(path)
      throw error
    }
  }

  /// Writes all of the bytes; where it returns false, `errno` says why.
  package static func append(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}
