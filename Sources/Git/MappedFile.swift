import Glibc
import ObjectIDs

/// A file's bytes in memory, read by the kernel where they are touched.
///
/// Only for files that git replaces and never rewrites in place.
final class MappedFile {
  /// The bytes, valid as long as this object.
  let bytes: UnsafeRawBufferPointer

  /// Maps a file; nil where it is absent, empty or unreadable.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    let length = Int(status.st_size)
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// The four bytes at an offset, as a big-endian number.
  func word(at offset: Int) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The eight bytes at an offset, as a big-endian number; past any file where it is too large for one.
  func offset(at offset: Int) -> Int {
    Int(clamping: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }

  /// The id at an offset.
  func id(at offset: Int) -> ObjectID {
    ObjectID(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + ObjectID.byteCount]))
  }
}
