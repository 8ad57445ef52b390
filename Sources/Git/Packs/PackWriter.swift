import Languages
import CLibgit2
import CZlib
import ObjectIDs

/// Makes a pack of a batch of objects, and its index. The source of both formats is git's `gitformat-pack`.
struct PackWriter {
  /// Where an object begins in the pack, and the checksum of its bytes there.
  private struct Place {
    let id: ObjectID
    let offset: Int
    let checksum: UInt32
  }

  private var pack: [UInt8]
  private var places: [Place] = []

  /// The pack of a batch, in memory: compressed, it is small.
  init(_ batch: ObjectBatch) throws(GitError) {
    guard let deflater = Deflater() else { throw Self.noMemory }
    pack = Self.bytes(of: 0x5041_434B) + Self.bytes(of: 2) + Self.bytes(of: UInt32(batch.count))
    for entry in batch.entries {
      let offset = pack.count
      let body: [UInt8]
      switch entry.content {
      case .whole(let bytes):
        append(type: UInt8(entry.type.rawValue), size: bytes.count)
        body = bytes
      case .delta(let base, let delta):
        append(type: 6, size: delta.count)
        append(distance: offset - places[base].offset)
        body = delta
      }
      guard deflater.deflate(body, into: &pack) else { throw Self.noMemory }
      let checksum = pack[offset...].withUnsafeBytes {
        crc32_z(0, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count)
      }
      places.append(Place(id: entry.id, offset: offset, checksum: UInt32(checksum)))
    }
    pack += Self.hash(of: pack)
  }

  /// What it is called, from its own checksum: `pack-NAME.pack`.
  var name: String { pack.suffix(ObjectID.byteCount).withUnsafeBytes { ObjectID($0).hex } }

  /// Writes pack and index into a folder, and returns the path of the index.
  ///
  /// The index gets its name last, because a pack without one is none; under the names before, git's own upkeep takes
  /// away what a writer that was killed leaves.
  func write(inFolder folder: String) throws(GitError) -> String {
    let (packFile, indexFile) = ("\(folder)/pack-\(name).pack", "\(folder)/pack-\(name).idx")
    try FinishedFile.makeFolder(folder)
    let temporary = try FinishedFile.write(pack, as: "tmp_pack_", inFolder: folder)
    let temporaryIndex = try FinishedFile.write(index, as: "tmp_idx_", inFolder: folder)
    try temporary.rename(to: packFile)
    try temporaryIndex.rename(to: indexFile)
    return indexFile
  }

  /// The index: fan-out, ids, checksums, offsets.
  private var index: [UInt8] {
    let sorted = places.sorted { $0.id < $1.id }
    var index = Self.bytes(of: 0xFF74_4F63) + Self.bytes(of: 2)
    var counts = [UInt32](repeating: 0, count: 256)
    for place in sorted { counts[Int(place.id.firstByte)] += 1 }
    var sum: UInt32 = 0
    for count in counts {
      sum += count
      index += Self.bytes(of: sum)
    }
    for place in sorted { withUnsafeBytes(of: place.id.libgit2) { index += $0 } }
    for place in sorted { index += Self.bytes(of: place.checksum) }
    var large: [UInt8] = []
    for place in sorted {
      if let offset = UInt32(exactly: place.offset), offset < 0x8000_0000 {
        index += Self.bytes(of: offset)
      } else {
        // An offset that needs eight bytes stands in a table behind.
        index += Self.bytes(of: 0x8000_0000 | UInt32(large.count / 8))
        large +=
          Self.bytes(of: UInt32(place.offset >> 32))
          + Self.bytes(of: UInt32(truncatingIfNeeded: place.offset))
      }
    }
    index += large + pack.suffix(ObjectID.byteCount)
    return index + Self.hash(of: index)
  }

  /// The type of an object and its length: four bits of it beside the type, then groups of seven.
  private mutating func append(type: UInt8, size: Int) {
    var byte = type << 4 | UInt8(size & 0x0F)
    var rest = size >> 4
    while rest > 0 {
      pack.append(byte | 0x80)
      byte = UInt8(rest & 0x7F)
      rest >>= 7
    }
    pack.append(byte)
  }

  /// How far before an object its base begins: groups of seven bits, the highest first, each but the last one less.
  private mutating func append(distance: Int) {
    var groups = [UInt8(distance & 0x7F)]
    var rest = distance >> 7
    while rest > 0 {
      rest -= 1
      groups.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    pack += groups.reversed()
  }

  private static func hash(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA1()
    hash.update(bytes)
    return withUnsafeBytes(of: hash.finish().libgit2) { Array($0) }
  }

  private static func bytes(of word: UInt32) -> [UInt8] {
    withUnsafeBytes(of: word.bigEndian) { Array($0) }
  }

  private static var noMemory: GitError {
    GitError(
      kind: .other, message: Localized(en: "there is no memory left", nl: "er is geen geheugen meer"),
      operation: .makingPack)
  }
}
