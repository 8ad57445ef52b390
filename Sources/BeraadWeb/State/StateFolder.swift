import Glibc

/// What the server keeps beside the repository: its key, the accesses, the halls. For its owner alone, and never read half-written.
struct StateFolder: Sendable {
  /// Without a slash at its end.
  let path: String

  /// Opens the folder, and makes it where there is none.
  ///
  /// - Throws: `StateFault` where it cannot be used, or others could read it.
  init(_ path: String) throws(StateFault) {
    self.path = path
    try makeFolder("")
  }

  /// A folder that is there, as it is.
  init(existing path: String) throws(StateFault) {
    self.path = path
    guard access(path, R_OK) == 0 else { throw StateFault("read", path, errno) }
  }

  /// Makes a folder in it; with an empty name the folder itself.
  func makeFolder(_ name: String) throws(StateFault) {
    let folder = place(name)
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw StateFault("make", folder, errno) }
    // One that was made by hand with wider rights is narrowed.
    if chmod(folder, 0o700) != 0 { throw StateFault("protect", folder, errno) }
  }

  func place(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

  /// The bytes of a file; nil where there is none.
  func read(_ name: String) throws(StateFault) -> [UInt8]? {
    let file = open(place(name), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw StateFault("read", place(name), errno)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw StateFault("read", place(name), errno)
      }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file whole: when this returns it is on disk, and whoever reads meanwhile has the old one.
  func write(_ bytes: [UInt8], to name: String) throws(StateFault) {
    let temporary = place(name) + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StateFault("write", temporary, errno) }
    do throws(StateFault) {
      try Self.writeAll(bytes, to: file, at: temporary)
      guard fsync(file) == 0 else { throw StateFault("write", temporary, errno) }
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    guard close(file) == 0, rename(temporary, place(name)) == 0 else {
      throw StateFault("write", place(name), errno)
    }
    try syncFolder(of: name)
  }

  /// Deletes a file; when this returns it is gone from the disk.
  func delete(_ name: String) throws(StateFault) {
    guard unlink(place(name)) == 0 || errno == ENOENT else { throw StateFault("delete", place(name), errno) }
    try syncFolder(of: name)
  }

  /// The names of the files in a folder of it.
  func files(in folder: String) -> [String] {
    guard let directory = opendir(place(folder)) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What tells one state of a file from another without reading it; nil where there is none.
  func stamp(of name: String) -> FileStamp? {
    var info = stat()
    guard stat(place(name), &info) == 0 else { return nil }
    return FileStamp(
      inode: info.st_ino, size: Int64(info.st_size), seconds: Int64(info.st_mtim.tv_sec),
      nanoseconds: Int64(info.st_mtim.tv_nsec))
  }

  /// Runs while no other process that asks for the same lock does.
  func locked<Result>(_ body: () throws -> Result) throws -> Result {
    let file = open(place("lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StateFault("lock", place("lock"), errno) }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw StateFault("lock", place("lock"), errno) }
    }
    return try body()
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32, at path: String) throws(StateFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StateFault("write", path, errno) }
      written += count
    }
  }

  private func syncFolder(of name: String) throws(StateFault) {
    let whole = place(name)
    let folder = String(whole[..<(whole.lastIndex(of: "/") ?? whole.endIndex)])
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw StateFault("write", folder, errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw StateFault("write", folder, errno) }
  }
}

/// One state of a file, as far as the file system tells.
struct FileStamp: Hashable, Sendable {
  let inode: UInt
  let size: Int64
  let seconds: Int64
  let nanoseconds: Int64
}
