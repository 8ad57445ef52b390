import CZlib

/// A zip file in memory, read by its directory only (APPNOTE 6.3, without several disks).
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
    static let wideEnd: UInt32 = 0x0606_4B50
    static let wideLocator: UInt32 = 0x0706_4B50
  }

  private static let localHeaderSize = 30
  private static let centralHeaderSize = 46
  private static let endSize = 22
  private static let wideEndSize = 56
  private static let wideLocatorSize = 20

  /// Where the directory stands, and how many entries it has.
  private struct Directory {
    let count: Int
    let size: Int
    let start: Int
    /// Where what follows it begins.
    let end: Int
  }

  init(_ bytes: [UInt8]) throws(WordError) {
    self.bytes = bytes
    let last = try endRecord()
    guard read16(last + 4) == 0, read16(last + 6) == 0, read16(last + 8) == read16(last + 10) else {
      throw .damaged(detail: .onSeveralDisks)
    }
    let directory =
      try wideDirectory(before: last)
      ?? Directory(
        count: Int(read16(last + 10)), size: Int(read32(last + 12)), start: Int(read32(last + 16)), end: last)
    let (start, end) = (directory.start, directory.end)
    guard directory.count <= ZipLimits.entries else { throw .tooManyParts(directory.count) }
    guard start <= end, directory.size == end - start else { throw .damaged(detail: .misplacedDirectory) }
    try readDirectory(from: start, to: end, count: directory.count)
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
      // In this order, of those that do not fit where they usually stand (APPNOTE 4.5.3).
      var wide = wideNumbers(nameEnd..<nameEnd + Int(read16(offset + 30)))
      func number(_ place: Int) -> Int {
        let plain = read32(place)
        return plain == .max && !wide.isEmpty ? wide.removeFirst() : Int(plain)
      }
      let (unpacked, packed) = (number(offset + 24), number(offset + 20))
      let entry = ZipEntry(
        name: name, nameBytes: nameBytes, flags: read16(offset + 8), method: read16(offset + 10),
        checksum: read32(offset + 16), packed: packed, unpacked: unpacked, header: number(offset + 42))
      guard entries.updateValue(entry, forKey: name.lowercased()) == nil else { throw .doubledPart(name) }
      names.append(name)
      offset = next
    }
  }

  /// No byte belongs to two entries: else a small file could unpack to any size.
  private func checkOverlaps(before directory: Int) throws(WordError) {
    var free = 0
    for entry in entries.values.sorted(by: { $0.header < $1.header }) {
      guard entry.header <= directory, entry.packed <= directory else { throw .damaged(detail: .overlap) }
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

  // MARK: Wide numbers

  /// What the records of zip64 say of the directory, right before the last record; nil where there are none (APPNOTE 4.3.14).
  ///
  /// Some programs write them for a small file too, when they did not know how long it would become.
  private func wideDirectory(before last: Int) throws(WordError) -> Directory? {
    let locator = last - Self.wideLocatorSize
    guard locator >= 0, read32(locator) == Signature.wideLocator else { return nil }
    let record = read64(locator + 8)
    guard read32(locator + 4) == 0, read32(locator + 16) <= 1 else {
      throw .damaged(detail: .onSeveralDisks)
    }
    guard record <= locator - Self.wideEndSize, read32(record) == Signature.wideEnd,
      read64(record + 4) == locator - record - 12
    else { throw .damaged(detail: .misplacedDirectory) }
    guard read32(record + 16) == 0, read32(record + 20) == 0, read64(record + 24) == read64(record + 32)
    else {
      throw .damaged(detail: .onSeveralDisks)
    }
    let directory = Directory(
      count: read64(record + 32), size: read64(record + 40), start: read64(record + 48), end: record)
    // What both records say must be the same: else two readers could see two files.
    guard Self.fits(read16(last + 10), directory.count), Self.fits(read32(last + 12), directory.size),
      Self.fits(read32(last + 16), directory.start)
    else { throw .damaged(detail: .misplacedDirectory) }
    return directory
  }

  private static func fits<Number: FixedWidthInteger>(_ plain: Number, _ wide: Int) -> Bool {
    plain == .max || Int(plain) == wide
  }

  /// The numbers of eight bytes that an entry of the directory has besides.
  private func wideNumbers(_ extra: Range<Int>) -> [Int] {
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let end = at + 4 + Int(read16(at + 2))
      guard end <= extra.upperBound else { return [] }
      if read16(at) == 1 { return stride(from: at + 4, through: end - 8, by: 8).map(read64) }
      at = end
    }
    return []
  }

  /// A number that fits into memory; what does not is larger than any place in it.
  private func read64(_ offset: Int) -> Int {
    Int(clamping: UInt64(read32(offset)) | UInt64(read32(offset + 4)) << 32)
  }

  private func read16(_ offset: Int) -> UInt16 {
    UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
  }

  private func read32(_ offset: Int) -> UInt32 {
    UInt32(read16(offset)) | UInt32(read16(offset + 2)) << 16
  }
}
