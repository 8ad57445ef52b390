/// Writes a zip file in memory: the same parts give the same bytes, so no entry has a time of its own.
package struct ZipWriter {
  /// 1 January 1980, the first day that a zip file can name, as many writers do.
  private static let date: UInt16 = 0x0021
  private static let version: UInt16 = 20
  /// Names are UTF-8.
  private static let flags: UInt16 = 0x0800

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  private let isPacked: Bool

  /// - Parameter isPacked: whether parts are deflated where that makes them smaller. Another version of zlib may make other
  ///   bytes of them: what everybody is to make alike stays as it is.
  package init(isPacked: Bool = true) { self.isPacked = isPacked }

  /// Adds a part.
  package mutating func add(_ name: String, _ contents: [UInt8]) {
    let deflated =
      isPacked ? Deflate.deflate(contents).flatMap { $0.count < contents.count ? $0 : nil } : nil
    add(name, packed: deflated ?? contents, method: deflated == nil ? 0 : 8, of: contents)
  }

  /// The whole file.
  package func finish() -> [UInt8] {
    var end: [UInt8] = []
    end.append(UInt32(0x0605_4B50))
    end.append(UInt32(0))
    end.append(count)
    end.append(count)
    end.append(UInt32(directory.count))
    end.append(UInt32(bytes.count))
    end.append(UInt16(0))
    return bytes + directory + end
  }

  private mutating func add(_ name: String, packed: [UInt8], method: UInt16, of contents: [UInt8]) {
    var entry: [UInt8] = []
    entry.append(Self.version)
    entry.append(Self.flags)
    entry.append(method)
    entry.append(UInt16(0))
    entry.append(Self.date)
    entry.append(Deflate.checksum(contents))
    entry.append(UInt32(packed.count))
    entry.append(UInt32(contents.count))
    entry.append(UInt16(name.utf8.count))
    entry.append(UInt16(0))

    directory.append(UInt32(0x0201_4B50))
    directory.append(Self.version)
    directory += entry
    // No remark, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(UInt32(bytes.count))
    directory += name.utf8

    bytes.append(UInt32(0x0403_4B50))
    bytes += entry
    bytes += name.utf8
    bytes += packed
    count += 1
  }
}

extension [UInt8] {
  /// Appends a number, lowest byte first.
  fileprivate mutating func append(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
