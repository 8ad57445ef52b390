/// What a character is to the tokenizer.
enum CharacterClass: UInt8 {
  case white, letter, digit
  /// A character that is a word by itself: scripts without spaces have no other border.
  case ideograph
  /// A combining mark, a joiner, a variation selector: part of what stands before it.
  case mark
  case other

  /// The class and the length in bytes of the character at `index`.
  ///
  /// Bytes that are no UTF-8 count as one letter each: a text is never refused here.
  static func at(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (class: CharacterClass, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (ascii[Int(first)], 1) }
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return (.letter, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in bytes[(index + 1)..<(index + length)] {
      guard next & 0xC0 == 0x80 else { return (.letter, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)
    else { return (.letter, 1) }
    return (of(scalar), length)
  }

  /// Whether a byte is one of the white characters of ASCII.
  static func isWhite(ascii byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private static let ascii: [CharacterClass] = (0..<128).map { (byte: UInt8) in
    switch byte {
    case 0x09...0x0D, 0x20: .white
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    default: .other
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> CharacterClass {
    switch scalar.value {
    case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: return .letter
    case 0xFEFF: return .white
    case 0x2010...0x2027, 0x2030...0x205E: return .other
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return .ideograph
    case 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: return .mark
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return .white }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
    case .decimalNumber: return .digit
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
      .otherNumber, .privateUse, .unassigned:
      return .letter
    default: return .other
    }
  }
}
