import CZlib

/// zlib on whole pieces of bytes: raw deflate streams, as a zip file has them.
enum Deflate {
  /// A stream without zlib's own header: the window's size, negative.
  private static let rawWindow: Int32 = -15

  /// The bytes that a stream stands for; nil where it is damaged or stands for another number of bytes.
  static func inflate(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, rawWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    return run(&stream, on: packed, room: count + 1) { CZlib.inflate($0, Z_FINISH) }
      .flatMap { $0.count == count ? $0 : nil }
  }

  /// A stream that stands for the bytes; the same bytes give the same stream.
  static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return run(&stream, on: bytes[...], room: room) { CZlib.deflate($0, Z_FINISH) }
  }

  /// CRC-32, as a zip file has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  /// Runs a stream to its end in one call; nil where it does not end within the room.
  private static func run(
    _ stream: inout z_stream, on source: ArraySlice<UInt8>, room: Int,
    step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> [UInt8]? {
    guard source.count <= UInt32.max, room <= UInt32.max else { return nil }
    var ended = false
    let result = source.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(room)
        ended = step(&stream) == Z_STREAM_END
        filled = room - Int(stream.avail_out)
      }
    }
    return ended ? result : nil
  }
}
