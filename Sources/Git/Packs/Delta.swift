/// The difference by which a pack keeps an object: pieces to copy from another object, and bytes to insert.
/// The source of the format is git's `gitformat-pack`.
struct Delta {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// What the difference makes of `base`; nil where it was not made for it, or is damaged.
  func apply(to base: UnsafeRawBufferPointer) -> [UInt8]? {
    var position = 0
    guard size(at: &position) == base.count, let count = size(at: &position), count < Int(UInt32.max)
    else { return nil }
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let room = UnsafeMutableRawBufferPointer(buffer)
      while position < bytes.count {
        guard let piece = piece(at: &position, base: base), filled + piece.count <= count else { return }
        UnsafeMutableRawBufferPointer(rebasing: room[filled..<filled + piece.count]).copyMemory(from: piece)
        filled += piece.count
      }
      isWhole = filled == count
    }
    return isWhole ? result : nil
  }

  /// How many bytes a difference makes, by how it begins; nil where it is damaged.
  static func lengthOfResult(_ beginning: [UInt8]) -> Int? {
    beginning.withUnsafeBytes { bytes in
      let delta = Delta(bytes)
      var position = 0
      guard delta.size(at: &position) != nil else { return nil }
      return delta.size(at: &position)
    }
  }

  /// The next piece of the result, in the base or in the difference itself.
  private func piece(at position: inout Int, base: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let command = bytes[position]
    position += 1
    guard command & 0x80 != 0 else {
      let range = position..<position + Int(command)
      guard command > 0, range.upperBound <= bytes.count else { return nil }
      position = range.upperBound
      return UnsafeRawBufferPointer(rebasing: bytes[range])
    }
    guard let start = number(command & 0x0F, at: &position),
      var length = number(command >> 4 & 0x07, at: &position)
    else { return nil }
    if length == 0 { length = 0x1_0000 }
    guard start + length <= base.count else { return nil }
    return UnsafeRawBufferPointer(rebasing: base[start..<start + length])
  }

  /// A number of which only the bytes that `mask` names are stored, the lowest first.
  private func number(_ mask: UInt8, at position: inout Int) -> Int? {
    var value = 0
    for byte in 0..<4 where mask & 1 << byte != 0 {
      guard position < bytes.count else { return nil }
      value |= Int(bytes[position]) << (8 * byte)
      position += 1
    }
    return value
  }

  /// A length in groups of seven bits, the lowest first.
  private func size(at position: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while position < bytes.count, shift < 56 {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }
}
