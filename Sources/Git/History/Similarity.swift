/// How much of one file is in another, as git measures it to tell renames.
///
/// The files are cut into lines, and lines into pieces of 64 bytes; what counts is how many bytes of pieces
/// both have, in any order. A carriage return before a line's end is none of its bytes. The source of the method is git's `diffcore-delta.c`.
struct Similarity {
  /// The bytes in pieces of each hash.
  private let pieces: [UInt32: Int]
  private let byteCount: Int

  /// By lines, as git has it.
  init(_ bytes: UnsafeRawBufferPointer) {
    var pieces: [UInt32: Int] = [:]
    var (first, second): (UInt32, UInt32) = (0, 0)
    var (length, count) = (0, 0)
    func cut() {
      pieces[(first &+ second &* 0x61) % 107_927, default: 0] += length
      (first, second, length) = (0, 0, 0)
    }
    for index in bytes.indices {
      let byte = bytes[index]
      let isBeforeEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\r"), isBeforeEnd { continue }
      count += 1
      let old = first
      first = (first << 7) ^ (second >> 25)
      second = (second << 7) ^ (old >> 25)
      first &+= UInt32(byte)
      length += 1
      if length == 64 || byte == UInt8(ascii: "\n") { cut() }
    }
    if length > 0 { cut() }
    self.pieces = pieces
    byteCount = count
  }

  /// By words, each with the two before it: for a text whose lines were wrapped anew.
  init(words bytes: UnsafeRawBufferPointer) {
    var pieces: [UInt32: Int] = [:]
    var (count, length) = (0, 0)
    // What was read of the word at hand, and the two words before it (FNV-1a, Fowler, Noll and Vo).
    var (word, last, before): (UInt32, UInt32, UInt32) = (0x811C_9DC5, 0, 0)
    func cut() {
      guard length > 0 else { return }
      pieces[word ^ (last &* 0x9E37_79B1) ^ (before &* 0x85EB_CA6B), default: 0] += length
      count += length
      (before, last) = (last, word)
      (word, length) = (0x811C_9DC5, 0)
    }
    for byte in bytes {
      if byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) {
        cut()
      } else {
        word = (word ^ UInt32(byte)) &* 0x0100_0193
        length += 1
      }
    }
    cut()
    self.pieces = pieces
    byteCount = count
  }

  /// The shared bytes in percent of the larger file: 0 to 100; 0 where both are empty.
  func percent(with other: Similarity) -> Int {
    let larger = max(byteCount, other.byteCount)
    guard larger > 0 else { return 0 }
    let shared = pieces.reduce(into: 0) { $0 += min($1.value, other.pieces[$1.key] ?? 0) }
    return shared * 100 / larger
  }
}
