import ObjectIDs

/// Where each object of a pack begins in it: git's index of version 2, the only one written since 2007. The
/// source of the format is git's `gitformat-pack`.
struct PackIndex {
  private let file: MappedFile
  private let ids: SortedIDs
  private let offsets: Int
  private let largeOffsets: Int

  /// Opens an index; nil where it is absent, damaged or of another version.
  init?(file path: String) {
    guard let file = MappedFile(path), file.bytes.count > 8, file.word(at: 0) == 0xFF74_4F63,
      file.word(at: 4) == 2, let ids = SortedIDs(file, fanout: 8, ids: 8 + SortedIDs.fanoutLength)
    else { return nil }
    self.file = file
    self.ids = ids
    // The ids are followed by a checksum of four bytes each, the offsets, and those that need eight bytes.
    offsets = 8 + SortedIDs.fanoutLength + ids.count * (ObjectID.byteCount + 4)
    largeOffsets = offsets + ids.count * 4
    guard largeOffsets + 2 * ObjectID.byteCount <= file.bytes.count else { return nil }
  }

  /// Where an object begins in the pack; nil where the pack does not have it.
  func offset(of id: ObjectID) -> Int? {
    guard let place = ids.place(of: id) else { return nil }
    let offset = file.word(at: offsets + 4 * place)
    guard offset & 0x8000_0000 != 0 else { return Int(offset) }
    let large = largeOffsets + 8 * Int(offset & 0x7FFF_FFFF)
    return large + 8 <= file.bytes.count ? file.offset(at: large) : nil
  }
}
