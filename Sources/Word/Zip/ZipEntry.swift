/// What the directory of a zip file says about one of its entries.
struct ZipEntry {
  let name: String
  /// Its bytes in the directory: not all are UTF-8.
  let nameBytes: Range<Int>
  let flags: UInt16
  /// 0 is stored, 8 is deflated; a Word file has no other.
  let method: UInt16
  let checksum: UInt32
  /// How many bytes it takes in the file, and how many it stands for.
  let packed: Int
  let unpacked: Int
  /// Where its local header begins.
  let header: Int

  var isLocked: Bool { flags & 1 != 0 }
}
