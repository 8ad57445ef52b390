/// How much of one file is in another, as git measures it to tell renames.
///
/// The files are cut into lines, and lines into pieces of 64 bytes; what counts is how many bytes of pieces
/// both have, in any order. The source of the method is git's `diffcore-delta.c`.
struct Similarity {
  /// The bytes in pieces of each hash.
  private let pieces: [UInt32: Int]
  private let byteCount: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    var pieces: [UInt32: Int] = [:]
    var (first, second): (UInt32, UInt32) = (0, 0)
    var length = 0
    func cut() {
      pieces[(first &+ second &* 0x61) % 107_927, default: 0] += length
      (first, second, length) = (0, 0, 0)
    }
    for byte in bytes {
      let old = first
      first = (first << 7) ^ (second >> 25)
      second = (second << 7) ^ (old >> 25)
      first &+= UInt32(byte)
      length += 1
      if length == 64 || byte == UInt8(ascii: "\n") { cut() }
    }
    if length > 0 { cut() }
    self.pieces = pieces
    byteCount = bytes.count
  }

  /// The shared bytes in percent of the larger file: 0 to 100; 0 where both are empty.
  func percent(with other: Similarity) -> Int {
    let larger = max(byteCount, other.byteCount)
    guard larger > 0 else { return 0 }
    let shared = pieces.reduce(into: 0) { $0 += min($1.value, other.pieces[$1.key] ?? 0) }
    return shared * 100 / larger
  }
}
