/// Numbers and bytes one behind the other, for a file that only this program reads, on this machine.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: about how many bytes there will be.
  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// A number of 0 or more, seven bits a byte, the lowest first.
  package mutating func add(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Bytes behind their count.
  package mutating func add(_ content: some Collection<UInt8>) {
    add(content.count)
    bytes.append(contentsOf: content)
  }

  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text.utf8) }
  }

  /// Values behind their count, as they stand in memory: of a type without gaps between its parts.
  package mutating func add<Value: BitwiseCopyable>(values: [Value]) {
    add(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}
