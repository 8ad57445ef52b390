import Deliberation
import Glibc

/// Reading what the user gives, with a bound: a device or a pipe may never end.
enum InputBytes {
  /// The most bytes of one file or of standard input: far more than any draft has.
  static let most = 16 << 20

  /// Everything up to the end, or one byte more than `most`.
  static func read(from descriptor: Int32, most: Int = most) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= most {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The bytes of a file; a folder or a file that cannot be read has none.
  static func read(file path: String, most: Int = most) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return read(from: descriptor, most: most)
  }
}
