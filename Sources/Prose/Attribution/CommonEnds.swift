/// How much two buffers have in common at their ends, in bytes.
enum CommonEnds {
  /// The length of the longest common beginning.
  static func prefix(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
    let shorter = min(one.count, other.count)
    let (left, right) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    var length = 0
    while length + 8 <= shorter,
      left.loadUnaligned(fromByteOffset: length, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: length, as: UInt64.self)
    {
      length += 8
    }
    while length < shorter, left[length] == right[length] { length += 1 }
    return length
  }

  /// The length of the longest common end, at most `limit`.
  static func suffix(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, atMost limit: Int
  ) -> Int {
    let (left, right) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    var length = 0
    while length + 8 <= limit,
      left.loadUnaligned(fromByteOffset: left.count - length - 8, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: right.count - length - 8, as: UInt64.self)
    {
      length += 8
    }
    while length < limit, left[left.count - length - 1] == right[right.count - length - 1] { length += 1 }
    return length
  }
}
