import CZlib

/// zlib's deflate, made once and used again.
final class Deflater {
  // zlib keeps the address, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit_(stream, Z_DEFAULT_COMPRESSION, ZLIB_VERSION, size) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Appends the compressed bytes to a buffer; false where zlib refuses, which it does only without memory.
  func deflate(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
    guard deflateReset(stream) == Z_OK, bytes.count < Int(UInt32.max) else { return false }
    let room = Int(deflateBound(stream, UInt(bytes.count)))
    var source = bytes
    let compressed = source.withUnsafeMutableBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        stream.pointee.next_in = source.baseAddress
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(room)
        let isWhole = CZlib.deflate(stream, Z_FINISH) == Z_STREAM_END
        filled = isWhole ? room - Int(stream.pointee.avail_out) : 0
      }
    }
    output += compressed
    return !compressed.isEmpty
  }
}
