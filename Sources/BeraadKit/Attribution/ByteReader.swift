/// Reads what a `ByteWriter` wrote; whatever does not fit is noticed, nothing is trusted.
struct ByteReader {
  /// The bytes are not what a writer would have written.
  struct Damaged: Error {}

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func number() throws(Damaged) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard index < bytes.endIndex else { throw Damaged() }
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
    }
    throw Damaged()
  }

  /// How many elements follow: never more than bytes are left.
  mutating func count() throws(Damaged) -> Int {
    let count = try number()
    guard count <= bytes.endIndex - index else { throw Damaged() }
    return count
  }

  /// A count that may not pass a limit.
  mutating func count(atMost limit: Int) throws(Damaged) -> Int {
    let count = try number()
    guard count <= limit else { throw Damaged() }
    return count
  }

  mutating func content() throws(Damaged) -> ArraySlice<UInt8> {
    let count = try count()
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func text() throws(Damaged) -> String { String(decoding: try content(), as: UTF8.self) }

  /// Nothing may be left.
  func end() throws(Damaged) {
    guard index == bytes.endIndex else { throw Damaged() }
  }
}
