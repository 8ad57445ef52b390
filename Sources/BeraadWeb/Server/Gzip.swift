import CZlib

/// A part of an answer with what it is compressed (RFC 1951), so that one which is sent often is compressed once.
///
/// Each ends at a byte and looks back at nothing before it: whatever parts stand behind each other are one stream.
struct CompressedPart: Sendable {
  let bytes: [UInt8]
  fileprivate let deflated: [UInt8]
  fileprivate let checksum: UInt

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    checksum = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    deflated = Self.deflate(bytes)
  }

  /// What it takes in memory.
  var size: Int { bytes.count + deflated.count }

  private static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let isReady = deflateInit2_(
      &stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(isReady == Z_OK, "zlib has no memory")
    defer { deflateEnd(&stream) }
    var input = bytes
    // A flush takes a few bytes more than the bound of a whole stream.
    let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        let result = CZlib.deflate(&stream, Z_FULL_FLUSH)
        precondition(result == Z_OK || bytes.isEmpty, "zlib did not take all at once")
        count = room - Int(stream.avail_out)
      }
    }
  }
}

/// Files of gzip (RFC 1952).
enum Gzip {
  static func file(_ parts: [CompressedPart]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    file.reserveCapacity(parts.reduce(32) { $0 + $1.deflated.count })
    var (checksum, size): (UInt, Int) = (0, 0)
    for part in parts {
      file += part.deflated
      checksum = crc32_combine(checksum, part.checksum, part.bytes.count)
      size += part.bytes.count
    }
    // A last block with nothing in it.
    file += [0x03, 0x00]
    for number in [UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: size)] {
      file += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return file
  }

  /// Whether a browser says that it reads gzip.
  static func isTaken(_ acceptEncoding: String?) -> Bool {
    (acceptEncoding ?? "").lowercased().split(separator: ",").contains { coding in
      let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard parts.first == "gzip" else { return false }
      return !parts.dropFirst().contains { $0.wholeMatch(of: /q=0(\.0*)?/) != nil }
    }
  }
}
