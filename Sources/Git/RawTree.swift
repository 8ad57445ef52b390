import Glibc
import ObjectIDs

/// A tree's bytes, scanned without making an object of every entry.
///
/// The format is that of `git cat-file tree`: for each entry its mode in octal digits, a space, the name, a
/// zero byte and the 20 bytes of the id. Borrowed bytes: valid only inside the closure that was given them.
struct RawTree {
  /// One entry, its name still in the tree's bytes.
  struct Entry {
    let mode: UInt32
    let name: UnsafeRawBufferPointer
    let id: ObjectID

    var isTree: Bool { mode & 0o170000 == 0o040000 }

    /// The entry as a value of its own, with `folder` ("" or ending in a slash) before its name.
    func copied(under folder: String) -> TreeEntry {
      let name = String(decoding: name, as: UTF8.self)
      return TreeEntry(name: name, path: folder + name, id: id, mode: mode)
    }
  }

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The entry of exactly that name.
  func entry(named name: some StringProtocol) -> Entry? {
    var offset = 0
    while let entry = next(&offset) {
      if entry.name.count == name.utf8.count, entry.name.elementsEqual(name.utf8) { return entry }
    }
    return nil
  }

  /// The entry at `offset`, which moves behind it; nil at the end, and at the first byte that is no entry.
  func next(_ offset: inout Int) -> Entry? {
    guard offset < bytes.count, let start = bytes.baseAddress, let end = endOfName(from: offset) else {
      return nil
    }
    var mode: UInt32 = 0
    var position = offset
    while position < end, bytes[position] != UInt8(ascii: " ") {
      mode = mode << 3 | UInt32(bytes[position] & 7)
      position += 1
    }
    guard position < end, end + ObjectID.byteCount < bytes.count else { return nil }
    offset = end + 1 + ObjectID.byteCount
    let name = UnsafeRawBufferPointer(start: start + position + 1, count: end - position - 1)
    return Entry(
      mode: mode, name: name, id: ObjectID(UnsafeRawBufferPointer(rebasing: bytes[(end + 1)..<offset])))
  }

  private func endOfName(from offset: Int) -> Int? {
    guard let start = bytes.baseAddress, let zero = memchr(start + offset, 0, bytes.count - offset) else {
      return nil
    }
    return UnsafeRawPointer(zero) - start
  }
}

extension RawTree.Entry {
  /// Whether this entry comes before another in a tree: a folder sorts as if its name ended in a slash.
  func precedes(_ other: RawTree.Entry) -> Bool {
    let shared = min(name.count, other.name.count)
    if shared > 0, let left = name.baseAddress, let right = other.name.baseAddress {
      let order = memcmp(left, right, shared)
      if order != 0 { return order < 0 }
    }
    return byte(at: shared) < other.byte(at: shared)
  }

  /// Whether both stand at the same place in their trees: same name, and both a folder or neither.
  func stands(with other: RawTree.Entry) -> Bool {
    !precedes(other) && !other.precedes(self)
  }

  private func byte(at offset: Int) -> UInt8 {
    if offset < name.count { return name[offset] }
    return isTree ? UInt8(ascii: "/") : 0
  }
}
