package import Languages

/// Reads JSON from a hostile source (RFC 8259), stricter than a decoder that has to please everyone: no duplicate
/// keys, no lone surrogates, no invalid UTF-8, no fractions, and a bound on depth.
package struct JSONReader {
  /// Why some bytes are not JSON, and at which byte.
  package struct Fault: Error, Hashable {
    package let reason: Localized
    package let offset: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private static let deepest = 32

  /// Reads one value and nothing behind it but white space.
  package static func read(_ bytes: [UInt8]) throws(Fault) -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.fault(en: "something stands behind the value", nl: "er staat nog iets achter de waarde")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(en english: String, nl dutch: String) -> Fault {
    Fault(reason: Localized(en: english, nl: dutch), offset: position)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Fault) {
    skipSpace()
    guard next == byte else {
      throw fault(
        en: "expected '\(Character(Unicode.Scalar(byte)))'",
        nl: "hier hoort '\(Character(Unicode.Scalar(byte)))'")
    }
    position += 1
  }

  private mutating func value() throws(Fault) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return .integer(try integer())
    case nil: throw fault(en: "the text ends too early", nl: "de tekst houdt te vroeg op")
    default: throw fault(en: "no value begins like this", nl: "zo begint geen waarde")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Fault) -> JSON {
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count,
      (0..<length).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
    else { throw fault(en: "expected '\(word)'", nl: "hier hoort '\(word)'") }
    position += length
    return value
  }

  private mutating func enter() throws(Fault) {
    depth += 1
    guard depth <= Self.deepest else {
      throw fault(en: "nested deeper than \(Self.deepest)", nl: "dieper genest dan \(Self.deepest)")
    }
    position += 1
  }

  private mutating func object() throws(Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    var keys = SeenKeys()
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    members.reserveCapacity(16)
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw fault(en: "expected a key", nl: "hier hoort een sleutel")
      }
      let key = try string()
      guard !keys.contains(key, among: members) else {
        throw fault(en: "the key \"\(key)\" stands twice", nl: "de sleutel \"\(key)\" staat er twee keer")
      }
      try expect(UInt8(ascii: ":"))
      members.append(JSON.Member(key, try value()))
      skipSpace()
      if next == UInt8(ascii: "}") { break }
      try expect(UInt8(ascii: ","))
    }
    position += 1
    return .object(members)
  }

  /// The keys of one object so far. A record has a dozen, which are soonest compared one by one; an object with
  /// very many must not take the square of their number.
  private struct SeenKeys {
    private var set: Set<String> = []

    mutating func contains(_ key: String, among members: [JSON.Member]) -> Bool {
      guard members.count >= 32 else { return members.contains { $0.key == key } }
      if set.isEmpty { set = Set(members.map(\.key)) }
      return !set.insert(key).inserted
    }
  }

  private mutating func array() throws(Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var values: [JSON] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      values.append(try value())
      skipSpace()
      if next == UInt8(ascii: "]") { break }
      try expect(UInt8(ascii: ","))
    }
    position += 1
    return .array(values)
  }

  private mutating func integer() throws(Fault) -> Int {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    if let byte = next, ".eE".utf8.contains(byte) {
      throw fault(en: "a number that is not whole", nl: "een getal dat niet heel is")
    }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Int(digits), String(value) == digits else {
      position = start
      throw fault(en: "not a whole number that fits", nl: "geen heel getal dat past")
    }
    return value
  }

  /// Where the next byte is that a string has not as itself.
  private func endOfPlainText() -> Int {
    var end = position
    let count = bytes.count
    while end < count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      end += 1
    }
    return end
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    let start = position
    position = endOfPlainText()
    if next == UInt8(ascii: "\"") {
      defer { position += 1 }
      return try text(bytes.span.extracting(start..<position))
    }
    var unescaped = Array(bytes[start..<position])
    while true {
      switch next {
      case nil: throw fault(en: "a string that does not end", nl: "een tekst zonder einde")
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return try text(unescaped.span)
      case UInt8(ascii: "\\"): unescaped += try escape()
      case .some(let byte):
        guard byte >= 0x20 else {
          throw fault(en: "a bare control character in a string", nl: "een kaal stuurteken in een tekst")
        }
        unescaped.append(byte)
        position += 1
      }
    }
  }

  private func text(_ bytes: Span<UInt8>) throws(Fault) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw fault(en: "a string that is not UTF-8", nl: "een tekst die geen UTF-8 is")
    }
  }

  /// One escape at the position of its backslash, as UTF-8.
  private mutating func escape() throws(Fault) -> [UInt8] {
    position += 1
    guard let letter = next else {
      throw fault(en: "the text ends too early", nl: "de tekst houdt te vroeg op")
    }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      throw fault(
        en: "an escape that JSON does not know", nl: "een backslash met een teken dat JSON niet kent")
    }
  }

  private mutating func unicodeEscape() throws(Fault) -> [UInt8] {
    let first = try hexUnit()
    guard (0xD800...0xDFFF).contains(first) else { return Self.utf8(UInt32(first)) }
    guard first < 0xDC00, next == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw fault(en: "half of a surrogate pair", nl: "een half surrogaatpaar") }
    position += 2
    let second = try hexUnit()
    guard (0xDC00...0xDFFF).contains(second) else {
      throw fault(en: "half of a surrogate pair", nl: "een half surrogaatpaar")
    }
    return Self.utf8(0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF))
  }

  private mutating func hexUnit() throws(Fault) -> UInt16 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else {
      throw fault(en: "an escape without its four hex digits", nl: "een \\u zonder vier hexadecimale cijfers")
    }
    position += 4
    return unit
  }

  private static func utf8(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
  }
}
