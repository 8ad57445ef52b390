import Glibc

/// Files beside the repository with what was derived from it: never needed, deleted without loss, and not flushed to
/// the disk, since whoever reads one holds it against its checksum.
package enum DerivedFile {
  /// What stands in a file; nil where there is none to read. Never waits for a FIFO.
  package static func contents(of path: String) -> [UInt8]? {
    guard let file = open(path, O_RDONLY, "r") else { return nil }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      count = size == 0 ? 0 : fread(bytes.baseAddress, 1, size, file)
    }
    return bytes.count == size ? bytes : nil
  }

  /// Goes through a file by parts that stay in the caches of a processor: `read` is given what is at hand, and says how much it took. What
  /// it leaves it is given again, with more behind it.
  ///
  /// - Returns: how many bytes there are, and how many were taken; nil where there is no file to read.
  static func parts(
    of path: String, by size: Int = 1 << 18, read: (UnsafeRawBufferPointer) -> Int
  ) -> (size: Int, taken: Int)? {
    guard let file = open(path, O_RDONLY, "r") else { return nil }
    defer { fclose(file) }
    setvbuf(file, nil, _IONBF, 0)
    var part = [UInt8](repeating: 0, count: size)
    var (held, all, taken) = (0, 0, 0)
    while true {
      let count = part.withUnsafeMutableBytes { bytes in
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[held...])
        return fread(rest.baseAddress, 1, rest.count, file)
      }
      guard count > 0 else { return (all, taken) }
      (held, all) = (held + count, all + count)
      let used = part.withUnsafeMutableBytes { bytes in
        let used = read(UnsafeRawBufferPointer(rebasing: bytes[..<held]))
        if used > 0 { bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[used..<held])) }
        return used
      }
      (held, taken) = (held - used, taken + used)
      if held == part.count { part += [UInt8](repeating: 0, count: held) }
    }
  }

  /// Puts a whole file in place at once, or leaves what was there and returns false.
  @discardableResult package static func put(_ bytes: [UInt8], at path: String) -> Bool {
    makeFolder(of: path)
    // One that a killed process of the same number left is nobody's any longer.
    let draft = "\(path).\(getpid())"
    unlink(draft)
    guard write(bytes, to: draft, O_WRONLY | O_CREAT | O_EXCL), rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }

  /// Takes a file away, where there is one.
  static func remove(_ path: String) { unlink(path) }

  /// Adds a block behind the others, with one write.
  static func append(_ bytes: [UInt8], to path: String) {
    makeFolder(of: path)
    _ = write(bytes, to: path, O_WRONLY | O_CREAT | O_APPEND)
  }

  /// FNV-1a (Fowler, Noll, Vo): enough to notice what was cut off.
  static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// What is read of the one block of a file, behind its head and held against its checksum; nil where there is none, or it is not whole.
  static func block<Kept>(
    behind head: [UInt8], at path: String, read: (UnsafeRawBufferPointer) throws -> Kept
  ) -> Kept? {
    guard let bytes = contents(of: path), bytes.starts(with: head) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[head.count...]))
      guard let block = try? reader.content(), let sum = try? reader.values(of: UInt64.self).first,
        sum == Self.sum(block), (try? reader.end()) != nil
      else { return nil }
      return try? read(block)
    }
  }

  /// Puts a file of one block in place, as `block` reads it.
  static func put(block: [UInt8], behind head: [UInt8], at path: String) {
    var framed = ByteWriter(capacity: block.count + 32)
    framed.add(block)
    framed.add(values: [block.withUnsafeBytes(sum)])
    put(head + framed.bytes, at: path)
  }

  /// Makes the folder that a file goes to, and the one around it.
  private static func makeFolder(of path: String) {
    guard let end = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<end])
    if mkdir(folder, 0o777) != 0, errno == ENOENT, let end = folder.lastIndex(of: "/") {
      _ = mkdir(String(folder[..<end]), 0o777)
      _ = mkdir(folder, 0o777)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String, _ how: Int32) -> Bool {
    guard let file = open(path, how, how & O_APPEND == 0 ? "w" : "a") else { return false }
    setvbuf(file, nil, _IOFBF, bytes.count + 1)
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }

  /// Opens a plain file; nil for anything else, such as a FIFO, which is not waited for.
  private static func open(_ path: String, _ how: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let descriptor = Glibc.open(path, how | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fdopen(descriptor, mode)
    else {
      close(descriptor)
      return nil
    }
    return file
  }
}
