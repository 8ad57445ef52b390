/// Reads what a `ByteWriter` wrote; whatever does not fit is noticed, nothing is trusted. It lives no longer than its bytes.
package struct ByteReader {
  /// The bytes are not what a writer would have written.
  package struct Damaged: Error { package init() {} }

  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  /// How many bytes are not read yet.
  var left: Int { bytes.count - index }

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package mutating func number() throws(Damaged) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard index < bytes.count else { throw Damaged() }
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
    }
    throw Damaged()
  }

  package mutating func number(below limit: Int) throws(Damaged) -> Int {
    let number = try number()
    guard number < limit else { throw Damaged() }
    return number
  }

  /// How many elements follow, of so many bytes at least: never more than there are bytes left.
  package mutating func count(ofSize size: Int = 1) throws(Damaged) -> Int {
    let count = try number()
    guard count <= (bytes.count - index) / size else { throw Damaged() }
    return count
  }

  package mutating func content() throws(Damaged) -> UnsafeRawBufferPointer {
    let count = try count()
    defer { index += count }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<index + count])
  }

  package mutating func text() throws(Damaged) -> String { String(decoding: try content(), as: UTF8.self) }

  package mutating func texts() throws(Damaged) -> [String] {
    let count = try count()
    guard count > 0 else { return [] }
    var texts: [String] = []
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  /// Values as they stood in memory; whether they mean anything is for the caller to check.
  package mutating func values<Value: BitwiseCopyable>(of type: Value.Type) throws(Damaged) -> [Value] {
    let count = try count(ofSize: MemoryLayout<Value>.stride)
    let content = bytes[index..<index + count * MemoryLayout<Value>.stride]
    index += content.count
    return [Value](unsafeUninitializedCapacity: count) { values, initialized in
      UnsafeMutableRawBufferPointer(values).copyBytes(from: content)
      initialized = count
    }
  }

  /// The bytes of values as they stood in memory, which lie where they lie: not aligned.
  package mutating func content(ofSize size: Int) throws(Damaged) -> UnsafeRawBufferPointer {
    let count = try count(ofSize: size) * size
    defer { index += count }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<index + count])
  }

  /// Nothing may be left.
  package func end() throws(Damaged) {
    guard index == bytes.count else { throw Damaged() }
  }
}
