/// Reads single characters out of UTF-8 bytes.
enum UTF8Reader {
  /// The scalar that begins at an index and how many bytes it has; nil where there is no valid one before `end`.
  static func scalar(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, end: Int
  ) -> (Unicode.Scalar, Int)? {
    let first = UInt32(bytes[index])
    let length =
      first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= end else { return nil }
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for offset in 1..<max(length, 1) {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    let least: UInt32 = length == 3 ? 0x800 : length == 4 ? 0x10000 : 0
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
