import CZlib

/// A zip file in memory, read by its directory only (APPNOTE 6.3, without zip64 and without several disks).
///
/// What two readers could take for two different things is refused: doubled names, entries that share bytes, bytes before
/// the first entry, local headers that tell another story. Nothing is unpacked until it is asked for.
struct ZipArchive {
  private let bytes: [UInt8]
  private var entries: [String: ZipEntry] = [:]
  private(set) var names: [String] = []
  private var unpackedSoFar = 0

  private enum Signature {
    static let local: UInt32 = 0x0403_4B50
    static let central: UInt32 = 0x0201_4B50
    static let end: UInt32 = 0x0605_4B50
  }

  private static let localHeaderSize = 30
  private static let centralHeaderSize = 46
  private static let endSize = 22

  init(_ bytes: [UInt8]) throws(WordError) {
    self.bytes = bytes
    let end = try endRecord()
    let count = Int(read16(end + 10))
    let size = Int(read32(end + 12))
    let start = Int(read32(end + 16))
    guard read16(end + 4) == 0, read16(end + 6) == 0, read16(end + 8) == read16(end + 10) else {
      throw .damaged(detail: .onSeveralDisks)
    }
    guard count <= ZipLimits.entries else { throw .tooManyParts(count) }
    guard start + size == end else { throw .damaged(detail: .misplacedDirectory) }
    try readDirectory(from: start, to: end, count: count)
    try checkOverlaps(before: start)
  }

  /// Whether there is a part of this name; names are the same in capitals and small letters (ECMA-376 part 2, 6.2.2.3).
  func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// The bytes of a part, checked against their checksum.
  mutating func contents(of name: String) throws(WordError) -> [UInt8] {
    guard let entry = entries[name.lowercased()] else { throw .missingPart(name) }
    guard !entry.isLocked, entry.method == 0 || entry.method == 8 else { throw .unreadablePart(name) }
    unpackedSoFar += entry.unpacked
    let steep = entry.unpacked > ZipLimits.small && entry.unpacked / ZipLimits.ratio > entry.packed
    guard entry.unpacked <= ZipLimits.part, unpackedSoFar <= ZipLimits.total, !steep else {
      throw .tooLarge(part: name, bytes: entry.unpacked)
    }
    let range = try packedRange(of: entry)
    let contents =
      entry.method == 0 ? Array(bytes[range]) : Deflate.inflate(bytes[range], count: entry.unpacked)
    guard let contents, contents.count == entry.unpacked, Deflate.checksum(contents) == entry.checksum else {
      throw .damagedPart(name)
    }
    return contents
  }

  // MARK: The directory

  /// The last record, whose comment must end where the file does.
  private func endRecord() throws(WordError) -> Int {
    var offset = bytes.count - Self.endSize
    let first = max(0, offset - Int(UInt16.max))
    while offset >= first {
      if read32(offset) == Signature.end, offset + Self.endSize + Int(read16(offset + 20)) == bytes.count {
        return offset
      }
      offset -= 1
    }
    throw .damaged(detail: .cutOff)
  }

  private mutating func readDirectory(from start: Int, to end: Int, count: Int) throws(WordError) {
    var offset = start
    for _ in 0..<count {
      guard offset + Self.centralHeaderSize <= end, read32(offset) == Signature.central else {
        throw .damaged(detail: .brokenDirectory)
      }
      let nameEnd = offset + Self.centralHeaderSize + Int(read16(offset + 28))
      let next = nameEnd + Int(read16(offset + 30)) + Int(read16(offset + 32))
      guard next <= end else { throw .damaged(detail: .brokenDirectory) }
      let nameBytes = offset + Self.centralHeaderSize..<nameEnd
      let name = String(decoding: bytes[nameBytes], as: UTF8.self)
      let entry = ZipEntry(
        name: name, nameBytes: nameBytes, flags: read16(offset + 8), method: read16(offset + 10),
        checksum: read32(offset + 16), packed: Int(read32(offset + 20)), unpacked: Int(read32(offset + 24)),
        header: Int(read32(offset + 42)))
      guard entries.updateValue(entry, forKey: name.lowercased()) == nil else { throw .doubledPart(name) }
      names.append(name)
      offset = next
    }
  }

  /// No byte belongs to two entries: else a small file could unpack to any size.
  private func checkOverlaps(before directory: Int) throws(WordError) {
    var free = 0
    for entry in entries.values.sorted(by: { $0.header < $1.header }) {
      let end = entry.header + Self.localHeaderSize + entry.nameBytes.count + entry.packed
      guard entry.header >= free, end <= directory else {
        throw .damaged(detail: .overlap)
      }
      free = end
    }
  }

  /// Where the packed bytes stand, by the local header, which must name the same entry.
  private func packedRange(of entry: ZipEntry) throws(WordError) -> Range<Int> {
    let nameStart = entry.header + Self.localHeaderSize
    let nameEnd = nameStart + Int(read16(entry.header + 26))
    let start = nameEnd + Int(read16(entry.header + 28))
    guard read32(entry.header) == Signature.local, start + entry.packed <= bytes.count,
      bytes[nameStart..<nameEnd] == bytes[entry.nameBytes]
    else { throw .damagedPart(entry.name) }
    return start..<start + entry.packed
  }

  private func read16(_ offset: Int) -> UInt16 {
    UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
  }

  private func read32(_ offset: Int) -> UInt32 {
    UInt32(read16(offset)) | UInt32(read16(offset + 2)) << 16
  }
}
