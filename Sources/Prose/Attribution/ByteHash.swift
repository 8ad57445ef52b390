/// A fast hash of bytes with a seed of this process; equal only for equal bytes, but for one chance in 2⁶⁴.
///
/// Folded multiplication, eight bytes at a time (the step of Wang Yi's wyhash).
enum ByteHash {
  private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      hash = fold(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return fold(fold(hash ^ rest) ^ seed)
  }

  private static func fold(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(
      by: 0x9E37_79B9_7F4A_7C15 ^ (seed << 1 | 1))
    return product.high ^ product.low
  }
}
