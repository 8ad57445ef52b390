import CZlib

/// zlib's inflate, made once and used again: an object of a pack is often shorter than what making one costs.
final class Inflater {
  /// How many bytes one compressed byte can stand for at most (zlib's technical details).
  private static let steepest = 1_032

  // zlib keeps the address, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The bytes behind a compressed stream at the beginning of `source`, which may go on after it.
  ///
  /// - Parameter count: how many bytes there must be.
  /// - Returns: nil where there are not exactly so many, or the checksum does not fit.
  func inflate(_ source: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
    // No stream gets longer than this; whoever claims more wants memory.
    guard count < Int(UInt32.max), count / Self.steepest <= source.count, begin(source) else { return nil }
    var isWhole = false
    // One byte of room more than needed: zlib then ends the stream in one call, also an empty one.
    let bytes = [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, filled in
      let code = inflate(into: buffer, count + 1, Z_FINISH)
      filled = count + 1 - Int(stream.pointee.avail_out)
      isWhole = code == Z_STREAM_END && filled == count
    }
    return isWhole ? bytes : nil
  }

  /// The first bytes behind a compressed stream: `count` of them, or fewer where there are not so many.
  ///
  /// - Returns: them, and whether they are all, with the right checksum.
  func beginning(of source: UnsafeRawBufferPointer, count: Int) -> (bytes: [UInt8], isWhole: Bool) {
    guard begin(source) else { return ([], false) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole = inflate(into: buffer, count, Z_SYNC_FLUSH) == Z_STREAM_END
      filled = count - Int(stream.pointee.avail_out)
    }
    return (bytes, isWhole)
  }

  private func begin(_ source: UnsafeRawBufferPointer) -> Bool {
    guard inflateReset(stream) == Z_OK, let start = source.baseAddress else { return false }
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: start.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(clamping: source.count)
    return true
  }

  private func inflate(into buffer: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ flush: Int32) -> Int32
  {
    stream.pointee.next_out = buffer.baseAddress
    stream.pointee.avail_out = UInt32(count)
    return CZlib.inflate(stream, flush)
  }
}
