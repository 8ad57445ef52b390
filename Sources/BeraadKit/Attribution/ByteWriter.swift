/// Numbers and bytes one behind the other, for a file that only this program reads.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// A number of 0 or more, seven bits a byte, the lowest first.
  mutating func add(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Bytes behind their count.
  mutating func add(_ content: some Collection<UInt8>) {
    add(content.count)
    bytes.append(contentsOf: content)
  }
}
