/// Writes JSON piece by piece: no white space, only the escapes that JSON demands (RFC 8259, section 7), UTF-8.
///
/// Whoever calls it sees to the order of keys.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether a value was written since the last bracket, so that a comma goes before the next.
  private var isBehindValue = false
  /// Where numbers are left open, in bytes.
  private(set) var holes: [Int] = []

  /// - Parameter capacity: about how many bytes there will be.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// An object whose members `members` writes: a key, then its value.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// An array, each element of which `element` writes as one value.
  package mutating func array<Element>(_ elements: [Element], _ element: (Element, inout JSONWriter) -> Void)
  {
    nested(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for each in elements { element(each, &writer) }
    }
  }

  /// A member whose number a `JSONTemplate` leaves open.
  package mutating func hole(_ key: StaticString) {
    self.key(key)
    holes.append(bytes.count)
    isBehindValue = true
  }

  /// A template's value, with the number that `number` gives for each of its holes, counted from 0.
  package mutating func add(_ template: JSONTemplate, _ number: (_ hole: Int) -> Int) {
    separate()
    for (hole, piece) in template.pieces.enumerated() {
      if hole > 0 { digits(of: number(hole - 1)) }
      bytes.append(contentsOf: piece)
    }
  }

  /// The line feed with which a file ends.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  package mutating func key(named key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    isBehindValue = false
  }

  /// A key that needs no escape.
  package mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    isBehindValue = false
  }

  package mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    func isPlain(_ byte: UInt8) -> Bool {
      byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    if text.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy(isPlain) }) ?? text.utf8.allSatisfy(isPlain)
    {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { escape(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func integer(_ number: Int) {
    separate()
    digits(of: number)
  }

  private mutating func digits(of number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    // No number of 64 bits has more than 20 digits; a string for each of thousands would take longer.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = number.magnitude
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  package mutating func bool(_ value: Bool) { bare(value ? "true" : "false") }

  package mutating func null() { bare("null") }

  private mutating func bare(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    isBehindValue = false
    content(&self)
    bytes.append(close)
    isBehindValue = true
  }

  private mutating func separate() {
    if isBehindValue { bytes.append(UInt8(ascii: ",")) }
    isBehindValue = true
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8
      bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}

extension JSONWriter {
  package mutating func add(_ key: StaticString, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func add(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(value)
  }

  package mutating func add(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  package mutating func add(_ key: StaticString, _ values: [String]) {
    self.key(key)
    array(values) { $1.string($0) }
  }
}
