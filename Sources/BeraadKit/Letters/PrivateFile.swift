import Deliberation
import Git
import Glibc

/// A file beside the history that its owner alone may read, written whole.
struct PrivateFile {
  let path: String

  /// Its bytes; nil where there is none.
  func read() throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault(errno)
    }
    defer { close(file) }
    return try Self.all(of: file) { fault($0) }
  }

  /// When this returns it is on disk, and whoever reads meanwhile has the old one.
  func write(_ bytes: [UInt8]) throws {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault(errno) }
    do {
      try Self.write(bytes, to: file) { fault($0) }
      guard fsync(file) == 0 else { throw fault(errno) }
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    guard close(file) == 0, rename(temporary, path) == 0 else { throw fault(errno) }
    Self.syncFolder(of: path)
  }

  func fault(_ code: Int32) -> Refusal {
    let why = String(cString: strerror(code))
    return Refusal(
      Localized(en: "\(path) cannot be used: \(why).", nl: "\(path) is niet te gebruiken: \(why)."))
  }

  static func all(of file: Int32, _ fault: (Int32) -> Refusal) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw fault(errno)
      }
      bytes += buffer[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to file: Int32, _ fault: (Int32) -> Refusal) throws {
    guard WholeFile.append(bytes, to: file) else { throw fault(errno) }
  }

  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }
}
