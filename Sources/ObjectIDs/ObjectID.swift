/// The name of a git object: the SHA-1 of its content, 20 bytes.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  // Three big-endian words: compared and hashed without a loop, and no allocation. What a walk over a history
  // does most is inlinable, so that another module pays no call for it.
  @usableFromInline let high: UInt64
  @usableFromInline let middle: UInt64
  @usableFromInline let low: UInt32

  /// How many bytes an id has.
  package static let byteCount = 20

  /// The id of nothing: git's way to say that a reference is absent.
  package static let zero = ObjectID(high: 0, middle: 0, low: 0)

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// An id from all of its 40 hexadecimal digits, in lower case; nil for anything else.
  package init?(hex: some StringProtocol) {
    var digits = String(hex)
    guard let id = digits.withUTF8({ ObjectID(hexDigits: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = id
  }

  /// An id from 40 hexadecimal digits, as they stand in a file.
  ///
  /// - Parameter anyCase: whether the digits may be in upper case too, as git itself allows in a commit.
  package init?(hexDigits: UnsafeRawBufferPointer, anyCase: Bool = false) {
    guard hexDigits.count == 2 * Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var count = 0
    for digit in hexDigits {
      guard let value = Self.value(ofHexDigit: digit, anyCase: anyCase) else { return nil }
      switch count {
      case ..<16: words.0 = words.0 << 4 | value
      case ..<32: words.1 = words.1 << 4 | value
      default: words.2 = words.2 << 4 | value
      }
      count += 1
    }
    self.init(high: words.0, middle: words.1, low: UInt32(truncatingIfNeeded: words.2))
  }

  /// An id from its 20 bytes, as they stand in a tree. `bytes` must hold at least 20.
  @inlinable package init(_ bytes: UnsafeRawBufferPointer) {
    high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// An id from exactly 20 bytes; nil for any other number.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes)
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    Array(unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      store(to: UnsafeMutableRawBufferPointer(buffer))
      count = Self.byteCount
    }
  }

  /// Writes the 20 bytes to the beginning of `bytes`, which must have room for them.
  @inlinable package func store(to bytes: UnsafeMutableRawBufferPointer) {
    bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
    bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
    bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
  }

  /// The first of the 20 bytes.
  @inlinable package var firstByte: UInt8 { UInt8(high >> 56) }

  /// All 40 hexadecimal digits, in lower case.
  package var hex: String {
    String(unsafeUninitializedCapacity: 40) { buffer in
      var offset = 0
      for (word, digits) in [(high, 16), (middle, 16), (UInt64(low), 8)] {
        for digit in (0..<digits).reversed() {
          let value = UInt8(truncatingIfNeeded: word >> UInt64(4 * digit) & 0xF)
          buffer[offset] = value < 10 ? 0x30 + value : 0x57 + value
          offset += 1
        }
      }
      return offset
    }
  }

  package var description: String { hex }

  /// The first `length` hexadecimal digits, for people to read; never to look an object up by.
  package func abbreviated(_ length: Int = 7) -> String { String(hex.prefix(length)) }

  @inlinable package static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.high == right.high && left.middle == right.middle && left.low == right.low
  }

  @inlinable package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  // An id is a hash already: its first word is as good as all three.
  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(high) }

  private static func value(ofHexDigit digit: UInt8, anyCase: Bool) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where anyCase: UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
