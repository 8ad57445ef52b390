/// Reads the form in which SSH writes things (RFC 4251, 5): numbers of four bytes, and strings behind their length.
struct WireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() -> Int? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  /// Bytes of a given number.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func string() -> [UInt8]? {
    guard let count = number() else { return nil }
    return bytes(count)
  }

  mutating func text() -> String? { string().flatMap { String(validating: $0, as: UTF8.self) } }

  /// A string as it is written.
  static func string(_ bytes: [UInt8]) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
  }
}
